import { describe, expect, test, vi } from "vitest";
import { clientOf, DAY, failureOf, listDay, startAnswering } from "../../fixtures/datadog-peer.ts";
import { API_KEY, APP_KEY, account, deployment, start } from "../../scripts/simulator/harness.ts";

/** A client of a peer that gives this answer to every call. */
const answeredBy = async (body: unknown) => clientOf((await startAnswering(body)).url);

describe("a list request on the wire", () => {
  test("of deployments has the type, whole seconds with Z, the largest limit and the order, and nothing else", async () => {
    const peer = await startAnswering({ data: [] });
    const client = await clientOf(peer.url);
    const from = new Date("2026-11-01T00:00:00.999Z");
    await client.list({ stream: "deployments", from, to: DAY.to });
    const [call] = peer.received;
    expect([call?.method, call?.url]).toEqual(["POST", "/api/v2/dora/deployments"]);
    expect(JSON.parse(call?.body ?? "")).toEqual({
      data: {
        type: "dora_deployments_list_request",
        attributes: {
          from: "2026-11-01T00:00:00Z",
          to: "2026-11-02T00:00:00Z",
          limit: 1000,
          sort: "-started_at",
        },
      },
    });
  });

  test("of incidents goes to the failures with their type, a query and a smaller limit where given", async () => {
    const peer = await startAnswering({ data: [] });
    const client = await clientOf(peer.url);
    await client.list({ stream: "incidents", ...DAY, query: 'env:"li\\"ve"', limit: 50 });
    const [call] = peer.received;
    expect([call?.method, call?.url]).toEqual(["POST", "/api/v2/dora/failures"]);
    const { data } = JSON.parse(call?.body ?? "");
    expect(data.type).toBe("dora_failures_list_request");
    expect(data.attributes).toMatchObject({ query: 'env:"li\\"ve"', limit: 50, sort: "-started_at" });
  });

  test("carries both keys as headers, JSON as its type, and the site only to a replaced server", async () => {
    const peer = await startAnswering({ data: [] });
    await listDay(await clientOf(peer.url, { site: "us5.datadoghq.com" }));
    expect(peer.received[0]?.headers).toMatchObject({
      "dd-api-key": API_KEY,
      "dd-application-key": APP_KEY,
      "content-type": "application/json",
      accept: "application/json",
      "x-datadog-site": "us5.datadoghq.com",
    });
  });

  test("takes nothing from the DD_* variables of the process", async () => {
    const leak = {
      DD_API_KEY: "leaked-api-key",
      DD_APP_KEY: "leaked-app-key",
      DD_SITE: "leaked.example.com",
    };
    for (const [name, value] of Object.entries(leak)) vi.stubEnv(name, value);
    try {
      const peer = await startAnswering({ valid: true, data: [] });
      await listDay(await clientOf(peer.url));
      await listDay(await clientOf(peer.url, { appKey: "" }));
      await listDay(await clientOf(peer.url, { apiKey: "", appKey: "" }));
      await (await clientOf(peer.url, { appKey: "" })).validateApiKey();
      expect(peer.received).toHaveLength(4);
      expect(JSON.stringify(peer.received)).not.toContain("leaked");
      const keys = peer.received.map(({ headers }) => [headers["dd-api-key"], headers["dd-application-key"]]);
      expect(keys).toEqual([
        [API_KEY, APP_KEY],
        [API_KEY, undefined],
        [undefined, undefined],
        [API_KEY, undefined],
      ]);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test("keeps two accounts of one process apart", async () => {
    const [one, two] = [await startAnswering({ data: [] }), await startAnswering({ data: [] })];
    const first = await clientOf(one.url, { apiKey: "first-account-key" });
    const second = await clientOf(two.url, { apiKey: "second-account-key" });
    await Promise.all([listDay(first), listDay(second), listDay(first)]);
    const keysOf = (peer: typeof one) => peer.received.map(({ headers }) => headers["dd-api-key"]);
    expect([keysOf(one), keysOf(two)]).toEqual([
      ["first-account-key", "first-account-key"],
      ["second-account-key"],
    ]);
  });
});

describe("a list answer", () => {
  test("comes back as sent, whatever shape its events have", async () => {
    const data = [
      { id: 5, attributes: { env: ["live"], version: 1, git: {} } },
      null,
      "text",
      { type: "new" },
    ];
    const peer = await startAnswering({ data, meta: { more: true } });
    expect(await listDay(await clientOf(peer.url))).toEqual(data);
  });

  test("includes both ends of its range", async () => {
    const events = ["2026-11-01T00:00:00Z", "2026-11-01T12:00:00Z", "2026-11-02T00:00:00Z"];
    const content = {
      kind: "events" as const,
      deployments: events.map((at, index) => deployment(`d${index}`, at)),
    };
    const { url } = await start({ accounts: [account({ content })] });
    expect(await listDay(await clientOf(url))).toHaveLength(3);
  });
});

describe("an event by its id", () => {
  test("is the event as in a list", async () => {
    const content = { kind: "events" as const, deployments: [deployment("a/b c", "2026-11-01T00:00:00Z")] };
    const { url } = await start({ accounts: [account({ content })] });
    const client = await clientOf(url);
    expect(await client.get("deployments", "a/b c")).toEqual((await listDay(client))[0]);
  });

  test("is null when Datadog has none", async () => {
    const client = await clientOf((await start()).url);
    expect(await client.get("deployments", "nothing")).toBeNull();
    expect(await client.get("incidents", "nothing")).toBeNull();
  });

  test.each(["", ".", ".."])("%j, which no path can name, is null without a call", async (id) => {
    const client = await clientOf((await start()).url);
    expect(await client.get("deployments", id)).toBeNull();
    expect(client.transport.calls).toBe(0);
  });

  test.each([{}, { data: null }, { data: [] }, { data: "x" }, '{"data":{"id":'])(
    "is never taken for gone when the answer is %j",
    async (body) => {
      const client = await answeredBy(body);
      expect((await failureOf(client.get("incidents", "abc"))).failure).toBe("bad_payload");
    },
  );

  test("is never taken for gone when Datadog refuses", async () => {
    const { simulator, url } = await start();
    simulator.revokeKeys("acme");
    expect((await failureOf((await clientOf(url)).get("deployments", "abc"))).failure).toBe("unauthorized");
  });
});

describe("an API key", () => {
  test("is known or not", async () => {
    const { url } = await start();
    expect(await (await clientOf(url)).validateApiKey()).toBe(true);
    expect(await (await clientOf(url, { apiKey: "c".repeat(32) })).validateApiKey()).toBe(false);
  });

  test.each([{ valid: false }])("is not known when Datadog says %j", async (body) => {
    expect(await (await answeredBy(body)).validateApiKey()).toBe(false);
  });

  test.each(["null", "{}", '{"valid":"yes"}', "<html>", "[]"])(
    "is not judged by the answer %s",
    async (body) => {
      const client = await answeredBy(body);
      expect((await failureOf(client.validateApiKey())).failure).toBe("bad_payload");
    },
  );
});
