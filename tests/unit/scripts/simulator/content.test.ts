import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { parsePage } from "#lib/sources/datadog/event-schema.ts";
import { Account } from "#scripts/simulator/account.ts";
import { makeBulkWorld } from "#scripts/simulator/bulk-world.ts";
import * as demo from "#scripts/simulator/demo-accounts.ts";
import { keepDemoMoments } from "#scripts/simulator/demo-moments.ts";
import { loadEvents } from "#scripts/simulator/load.ts";
import type { Oddity } from "#scripts/simulator/oddities.ts";
import { DemoWorld } from "#scripts/simulator/world.ts";
import { HISTORIES } from "#tests/support/history.ts";
import { account, deployment, get, ids, list, NOW, rows, start } from "./harness.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "simulator-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** A file with this text, gone after the test. */
function fileOf(text: string | Buffer, name = "h.json"): string {
  const path = join(folder(), name);
  writeFileSync(path, text);
  return path;
}

const history = {
  deployments: [
    deployment("old", "2025-01-01T00:00:00.250Z", {
      created_at: "2025-01-01T00:05:00Z",
      commits: [{ sha: "a", timestamp: "2024-12-31T00:00:00Z" }],
      pull_requests: [{ created_at: "0001-01-01T00:00:00Z", merged_at: "2024-12-31T12:00:00Z" }],
    }),
    deployment("last", "2025-01-02T00:00:00Z", { finished_at: null }),
  ],
  failures: [
    { type: "dora_failure", id: "f", attributes: { started_at: "2025-01-01T12:00:00Z", env: ["live"] } },
  ],
};

describe("events from a file", () => {
  test("are read from JSON and from gzip", () => {
    expect(loadEvents(fileOf(JSON.stringify(history)))).toEqual(history);
    expect(loadEvents(fileOf(gzipSync(JSON.stringify(history)), "h.json.gz"))).toEqual(history);
  });

  test("are moved by the same whole number of seconds, zero dates excepted", () => {
    const moved = loadEvents(fileOf(JSON.stringify(history)), {
      shiftLastTo: new Date("2026-01-02T00:00:00.900Z"),
    });
    expect(moved.deployments[0]?.attributes).toEqual({
      service: "checkout-api",
      env: "live",
      started_at: "2026-01-01T00:00:00.250Z",
      finished_at: "2026-01-01T00:00:00.250Z",
      created_at: "2026-01-01T00:05:00Z",
      commits: [{ sha: "a", timestamp: "2025-12-31T00:00:00Z" }],
      pull_requests: [{ created_at: "0001-01-01T00:00:00Z", merged_at: "2025-12-31T12:00:00Z" }],
    });
    expect(moved.deployments[1]?.attributes).toMatchObject({
      started_at: "2026-01-02T00:00:00Z",
      finished_at: null,
    });
    expect(moved.failures[0]?.attributes?.started_at).toBe("2026-01-01T12:00:00Z");
  });

  test("fill an account", async () => {
    const content = { kind: "file" as const, path: fileOf(JSON.stringify(history)), shiftLastTo: NOW };
    const running = await start({ accounts: [account({ content })] });
    expect(await ids(await list(running, { from: "2026-11-20T10:00:00Z" }))).toEqual(["last"]);
    expect(await ids(await list(running, {}, { stream: "failures" }))).toEqual(["f"]);
  });

  test("are refused when the file holds something else", () => {
    expect(() => loadEvents(fileOf('{"deployments":{}}'))).toThrow("does not hold");
  });

  test.each(HISTORIES)("of $name keep their number, their order and their durations", ({ path }) => {
    const asWritten = loadEvents(path()).deployments;
    const moved = loadEvents(path(), { shiftLastTo: NOW }).deployments;
    const starts = moved.map(({ attributes }) => String(attributes?.started_at));
    expect(moved.length).toBe(asWritten.length);
    expect(starts.toSorted().at(-1)).toBe("2026-11-20T10:00:00Z");
    const offsets = new Set<number>();
    moved.forEach(({ attributes }, index) => {
      const before = asWritten[index]?.attributes;
      for (const name of ["started_at", "finished_at", "created_at"]) {
        offsets.add(Date.parse(String(attributes?.[name])) - Date.parse(String(before?.[name])));
      }
    });
    expect(offsets.size).toBe(1);
  });
});

describe("a bulk world", () => {
  const options = { deployments: 300, commitsEach: 5, days: 10, seed: "bulk", endAt: NOW };

  test("has as many deployments and commits as asked, within the days, ending at the end", () => {
    const { deployments } = makeBulkWorld(options);
    const starts = deployments.map(({ attributes }) => String(attributes?.started_at)).toSorted();
    expect(deployments).toHaveLength(300);
    for (const { attributes } of deployments) expect(attributes?.commits).toHaveLength(5);
    expect([starts[0], starts.at(-1)]).toEqual(["2026-11-10T10:00:00Z", "2026-11-20T10:00:00Z"]);
  });

  test("is the same for the same options", () => {
    expect(makeBulkWorld(options)).toEqual(makeBulkWorld(options));
  });

  test("puts several events with sub-second starts into one second", () => {
    const { deployments } = makeBulkWorld({ ...options, clusterSize: 100 });
    const seconds = new Map<string, number>();
    for (const { attributes } of deployments) {
      const second = String(attributes?.started_at).slice(0, 19);
      seconds.set(second, (seconds.get(second) ?? 0) + 1);
    }
    expect([...seconds.values()]).toEqual([100, 100, 100]);
  });
});

describe("an account's profile", () => {
  const content = { kind: "demo" as const, seed: "profile", days: 90 };

  async function served(profile: "probed" | "openapi" | "dirty", stream: "deployments" | "failures") {
    const running = await start({ accounts: [account({ profile, content })] });
    return (await rows(await list(running, { limit: 1000 }, { stream }))).map(
      ({ attributes }) => attributes ?? {},
    );
  }

  test("probed gives lists in incidents, under service", async () => {
    for (const incident of await served("probed", "failures")) {
      expect(incident).toMatchObject({ service: expect.any(Array), env: ["live"], team: expect.any(Array) });
      expect(incident).not.toHaveProperty("services");
    }
  });

  test("openapi gives single values, services, custom_tags, and leaves out what the text does not promise", async () => {
    for (const incident of await served("openapi", "failures")) {
      expect(incident).toMatchObject({ services: expect.any(Array), env: "live", team: expect.any(String) });
      expect(incident.git).toMatchObject({ commit_sha: expect.stringMatching(/^[0-9a-f]{40}$/) });
      for (const name of ["service", "time_to_restore", "source", "internal", "custom"]) {
        expect(incident).not.toHaveProperty(name);
      }
    }
    for (const { custom_tags } of await served("openapi", "deployments")) {
      expect(custom_tags).toEqual([expect.stringMatching(/^language:/), expect.stringMatching(/^tier:/)]);
    }
  });

  test("dirty has every kind of everyday dirt, and clean events between", async () => {
    const deployments = await served("dirty", "deployments");
    const has = (test: (attributes: Record<string, unknown>) => boolean) => deployments.some(test);
    expect(has(({ change_failure }) => change_failure === null)).toBe(true);
    expect(has((attributes) => !("git" in attributes))).toBe(true);
    expect(has(({ env }) => env === "")).toBe(true);
    expect(has((attributes) => !("finished_at" in attributes))).toBe(true);
    expect(has(({ finished_at }) => finished_at === "0001-01-01T00:00:00Z")).toBe(true);
    expect(has(({ service }) => service === null)).toBe(true);
    const shas = deployments.map(({ commits }) => (commits as { sha: string }[]).map(({ sha }) => sha));
    expect(shas.some((list) => new Set(list).size < list.length)).toBe(true);
    expect(deployments.filter(({ service, git, env }) => service && git && env).length).toBeGreaterThan(
      deployments.length / 2,
    );
  });

  test("is kept when an incident is closed later", async () => {
    const running = await start({ accounts: [account({ profile: "openapi", content })] });
    const open = async () =>
      (await rows(await list(running, { limit: 1000 }, { stream: "failures" }))).filter(
        ({ attributes }) => !attributes?.finished_at,
      );
    const before = await open();
    running.simulator.clock.advance(86_400);
    const after = new Set((await open()).map(({ id }) => id));
    const closed = before.find(({ id }) => !after.has(id));
    const response = await get(running, `/api/v2/dora/failures/${closed?.id}`);
    const { data } = (await response.json()) as { data: { attributes: Record<string, unknown> } };
    expect(data.attributes).toMatchObject({ finished_at: expect.any(String), env: "live" });
    expect(data.attributes).not.toHaveProperty("time_to_restore");
  });
});

describe("the demo accounts", () => {
  test("have keys that look like Datadog's, one of them without the scope", async () => {
    const running = await start({ accounts: demo.demoAccounts({ endAt: NOW }) });
    for (const [api, app, site, status] of [
      [demo.DEMO_API_KEY, demo.DEMO_APP_KEY, demo.DEMO_SITE, 200],
      [demo.DEMO_API_KEY, demo.DEMO_APP_KEY_WITHOUT_SCOPE, demo.DEMO_SITE, 403],
      [demo.DEMO_EU_API_KEY, demo.DEMO_EU_APP_KEY, demo.DEMO_EU_SITE, 200],
      [demo.DEMO_EU_API_KEY, demo.DEMO_EU_APP_KEY, demo.DEMO_SITE, 401],
    ] as const) {
      expect(api).toMatch(/^[0-9a-f]{32}$/);
      expect(app).toMatch(/^[0-9a-f]{40}$/);
      const headers = { "dd-api-key": api, "dd-application-key": app, "x-datadog-site": site };
      expect((await list(running, {}, { headers })).status).toBe(status);
    }
  });

  test("are of two companies, which share no service, no event and no size", async () => {
    const [rail, , freight] = demo.demoAccounts({ endAt: NOW }).map((spec) => new Account(spec, NOW));
    const content = (of: Account | undefined) => {
      const all = of?.stores.deployments.events() ?? [];
      const events = all.filter(({ attributes }) => attributes?.env !== "load-test");
      const services = events.map(({ attributes }) => String(attributes?.service));
      return { ids: events.map(({ id }) => String(id)), services: [...new Set(services)] };
    };
    const [one, other] = [content(rail), content(freight)];
    expect(other.ids.length).toBeGreaterThan(500);
    expect(one.ids.length).toBeGreaterThan(2 * other.ids.length);
    expect(one.services.filter((service) => other.services.includes(service))).toEqual([]);
    const known = new Set(one.ids);
    expect(other.ids.filter((id) => known.has(id))).toEqual([]);
  });

  test("have one event that no reading understands, the same after every start", () => {
    const oddOf = () => {
      const [spec] = demo.demoAccounts({ endAt: NOW });
      const rail = spec && new Account(spec, NOW);
      const page = parsePage("deployments", rail?.stores.deployments.events() ?? []);
      return page.quarantined.map(({ externalId, reason }) => ({ externalId, reason }));
    };
    expect(oddOf()).toEqual([
      {
        externalId: expect.any(String),
        reason: { code: "not_a_time", numbers: { field: "started_at" } },
      },
    ]);
    expect(oddOf()).toEqual(oddOf());
  });

  test("have a second that no answer holds, until its services are told apart", async () => {
    const running = await start({ accounts: demo.demoAccounts({ endAt: NOW }) });
    const account = running.simulator.account("southgate-freight");
    const flood = () =>
      account.stores.deployments.events().filter(({ attributes }) => attributes?.env === "load-test");
    const services = () =>
      Object.values(Object.groupBy(flood(), (event) => String(event.attributes?.service)));
    expect(services().map((events) => (events ?? []).length > 1000)).toEqual([true]);
    account.advanceTo(new Date(NOW.getTime() + 301_000));
    expect(services().map((events) => (events ?? []).length > 1000)).toEqual([false, false]);
    expect(new Set(flood().map(({ attributes }) => attributes?.started_at)).size).toBe(1);
  });

  test("are otherwise the same with what is wrong on purpose and without", () => {
    const events = (oddities: readonly Oddity[]) =>
      new DemoWorld({ seed: "s", days: 20, endAt: NOW, oddities }).deployments.map(({ id }) => id);
    const plain = events([]);
    const odd = events(["unreadable", "flood"]);
    expect(odd.filter((id) => plain.includes(id))).toEqual(plain);
    expect(odd.length - plain.length).toBe(1011);
  });
});

describe("the moments of a demo", () => {
  const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

  test("begin with the first start, and add each later one", () => {
    const path = join(folder(), "data", "moments.json");
    expect(keepDemoMoments(path, NOW)).toEqual({ endAt: NOW, livelyFrom: [NOW] });
    expect(keepDemoMoments(path, later(0.5))).toEqual({ endAt: NOW, livelyFrom: [NOW] });
    expect(keepDemoMoments(path, later(30))).toEqual({ endAt: NOW, livelyFrom: [NOW, later(30)] });
  });

  test("begin anew when the file is damaged", () => {
    const damaged = fileOf('{"endAt":"never","livelyFrom":[]}');
    expect(keepDemoMoments(damaged, NOW)).toEqual({ endAt: NOW, livelyFrom: [NOW] });
  });

  test("give the same events after a restart", () => {
    const path = join(folder(), "moments.json");
    const running = new DemoWorld({ seed: "s", days: 20, ...keepDemoMoments(path, NOW) });
    running.advanceTo(later(26));
    const restarted = new DemoWorld({ seed: "s", days: 20, ...keepDemoMoments(path, later(26)) });
    restarted.advanceTo(later(26));
    expect(restarted.deployments).toEqual(running.deployments);
  });
});
