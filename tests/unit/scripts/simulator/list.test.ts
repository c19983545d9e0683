import { describe, expect, test } from "vitest";
import { account, answerOf, deployment, get, ids, keys, list, rows, start, startWith } from "./harness.ts";

const three = [
  deployment("first", "2026-11-01T10:00:00Z", { finished_at: "2026-11-01T13:00:00Z" }),
  deployment("second", "2026-11-01T11:00:00Z", { finished_at: "2026-11-01T11:30:00Z" }),
  deployment("third", "2026-11-01T12:00:00Z", { finished_at: "2026-11-01T12:30:00Z" }),
];

function many(count: number) {
  return Array.from({ length: count }, (_, index) =>
    deployment(`e${index}`, new Date(Date.UTC(2026, 9, 1) + index * 60_000).toISOString()),
  );
}

/** A list request with this text for a body. */
const post = ({ url }: { url: string }, body: string, stream = "deployments") =>
  fetch(`${url}/api/v2/dora/${stream}`, { method: "POST", headers: keys, body });

const refused = (detail: string) => ({
  status: 400,
  body: { errors: [{ status: "400", title: "Bad Request", detail }] },
});
const notFound = { status: 404, body: { errors: [{ status: "404", title: "Not Found" }] } };

describe("the body of a list request", () => {
  test("has to name its type, which is checked before the bounds", async () => {
    const response = await post(await start(), JSON.stringify({ data: { attributes: { from: 1 } } }));
    expect(await answerOf(response)).toEqual(
      refused('got type "" expected one of "dora_deployments_list_request"'),
    );
  });

  test("has to name the type of its own stream", async () => {
    const body = JSON.stringify({ data: { type: "dora_deployments_list_request" } });
    expect(await answerOf(await post(await start(), body, "failures"))).toEqual(
      refused('got type "dora_deployments_list_request" expected one of "dora_failures_list_request"'),
    );
  });

  test.each(["from", "to"])("must not give %s as a number", async (name) => {
    const response = await list(await start(), { [name]: 1_793_714_531 });
    expect(await answerOf(response)).toEqual(
      refused(`error decoding attribute "${name}": invalid type number`),
    );
  });

  test.each(["yesterday", "2026-11-01T10:00:00+00:00", "2026-02-30T00:00:00Z"])(
    "refuses %s as a bound",
    async (from) => {
      expect((await list(await start(), { from })).status).toBe(400);
    },
  );

  test("is refused when it is not JSON", async () => {
    const response = await post(await start(), "{");
    expect(await answerOf(response)).toEqual(refused("Missing required attribute in body"));
  });

  test("may hold attributes nobody knows, which change nothing", async () => {
    const running = await startWith(three);
    const plain = await list(running, { limit: 2 });
    const extended = await list(running, {
      limit: 2,
      cursor: "second",
      page: { cursor: "x" },
      next_token: "y",
    });
    expect(await extended.text()).toBe(await plain.text());
  });
});

describe("a list", () => {
  test("holds data and nothing else, as JSON:API", async () => {
    const response = await list(await start());
    expect(response.headers.get("content-type")).toBe("application/vnd.api+json");
    expect(await response.text()).toBe('{"data":[]}');
  });

  test("includes both ends of the range", async () => {
    const running = await startWith(three);
    const range = { from: "2026-11-01T10:00:00Z", to: "2026-11-01T11:00:00Z" };
    expect(await ids(await list(running, range))).toEqual(["second", "first"]);
  });

  test("compares timestamps beyond milliseconds", async () => {
    const running = await startWith([
      deployment("nano", "2026-11-01T10:00:00.700000001Z"),
      deployment("milli", "2026-11-01T10:00:00.7Z"),
      deployment("whole", "2026-11-01T10:00:00Z"),
    ]);
    expect(await ids(await list(running, { to: "2026-11-01T10:00:00.700Z" }))).toEqual(["milli", "whole"]);
    expect(await ids(await list(running, { from: "2026-11-01T10:00:00.7000000005Z" }))).toEqual(["nano"]);
    expect(await ids(await list(running, { to: "2026-11-01T10:00:00Z" }))).toEqual(["whole"]);
  });

  test("orders events with other offsets by the moment they mean", async () => {
    const running = await startWith([
      deployment("later", "2026-11-01T10:30:00Z"),
      deployment("earlier", "2026-11-01T12:00:00+02:00"),
    ]);
    expect(await ids(await list(running))).toEqual(["later", "earlier"]);
  });

  test("holds ten events unless told", async () => {
    expect(await rows(await list(await startWith(many(12))))).toHaveLength(10);
  });

  test("holds a thousand at most, whatever the limit says", async () => {
    const running = await startWith(many(1003));
    expect(await rows(await list(running, { limit: 1000 }))).toHaveLength(1000);
    expect(await rows(await list(running, { limit: 5000 }))).toHaveLength(1000);
  });

  test("refuses a limit over a thousand when set up so", async () => {
    const running = await startWith(three, { overLimit: "reject" });
    expect((await list(running, { limit: 1001 })).status).toBe(400);
    expect((await list(running, { limit: 1000 })).status).toBe(200);
  });

  test.each([0, -1, 1.5, "10"])("refuses %j as a limit", async (limit) => {
    expect((await list(await start(), { limit })).status).toBe(400);
  });

  test.each([
    [undefined, ["third", "second", "first"]],
    ["-started_at", ["third", "second", "first"]],
    ["started_at", ["first", "second", "third"]],
    ["finished_at", ["second", "third", "first"]],
    ["-finished_at", ["first", "third", "second"]],
  ])("sorted by %s has its own order", async (sort, expected) => {
    expect(await ids(await list(await startWith(three), { sort }))).toEqual(expected);
  });

  test("refuses to sort by anything else", async () => {
    expect((await list(await start(), { sort: "service" })).status).toBe(400);
  });

  test("can be paged through by shrinking to, when the boundary is rounded up", async () => {
    const bulk = {
      kind: "bulk",
      deployments: 250,
      commitsEach: 1,
      days: 2,
      seed: "paging",
      clusterSize: 7,
    } as const;
    const running = await start({ accounts: [account({ content: bulk })] });
    const seen = new Set<unknown>();
    let to = "2026-11-20T10:00:01Z";
    for (let count = 40; count === 40; ) {
      const page = await rows(await list(running, { to, limit: 40 }));
      for (const event of page) seen.add(event.id);
      count = page.length;
      const oldest = Date.parse(String(page.at(-1)?.attributes?.started_at));
      to = new Date(Math.ceil(oldest / 1000) * 1000).toISOString().replace(".000Z", "Z");
    }
    expect(seen.size).toBe(250);
  });

  test("keeps an event with an unreadable start where it was created", async () => {
    const odd = deployment("odd", "yesterday", { created_at: "2026-11-01T11:30:00Z", finished_at: null });
    const running = await startWith([...three, odd]);
    expect(await ids(await list(running))).toEqual(["third", "odd", "second", "first"]);
  });
});

describe("one event", () => {
  test("is read by id, the same object as in the list", async () => {
    const running = await startWith(three);
    const response = await get(running, "/api/v2/dora/deployments/second");
    const [listed] = await rows(
      await list(running, { query: "*", from: "2026-11-01T11:00:00Z", sort: "started_at" }),
    );
    expect(await response.json()).toEqual({ data: listed });
  });

  test.each(["nothing", "%E0%A4%A"])("is 404 when the id %s is unknown", async (id) => {
    expect(await answerOf(await get(await start(), `/api/v2/dora/failures/${id}`))).toEqual(notFound);
  });

  test("needs the same keys as a list", async () => {
    const running = await startWith(three);
    expect((await get(running, "/api/v2/dora/deployments/second", {})).status).toBe(401);
  });
});

describe("any other path", () => {
  test.each([
    ["GET", "/api/v2/dora/deployments"],
    ["GET", "/api/v2/dora/failures"],
    ["POST", "/api/v2/dora/deployment"],
    ["GET", "/"],
  ])("%s %s is 404 in JSON", async (method, path) => {
    const { url } = await start();
    expect(await answerOf(await fetch(`${url}${path}`, { method, headers: keys }))).toEqual(notFound);
  });
});
