import { describe, expect, test } from "vitest";
import type { WireEvent } from "#scripts/simulator/wire-event.ts";
import { DemoWorld } from "#scripts/simulator/world.ts";
import { account, list, NOW, rows, start } from "./harness.ts";

const MINUTE = 60_000;

describe("the demo world as time passes", () => {
  const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);
  const options = { seed: "time", endAt: NOW, days: 30 };

  test("is the same in one step and in many", () => {
    const inOne = new DemoWorld(options);
    const inMany = new DemoWorld(options);
    inOne.advanceTo(at(600));
    for (let minute = 1; minute <= 600; minute += 7) inMany.advanceTo(at(minute));
    inMany.advanceTo(at(600));
    expect(JSON.stringify(inMany.deployments)).toBe(JSON.stringify(inOne.deployments));
    expect(JSON.stringify(inMany.failures)).toBe(JSON.stringify(inOne.failures));
  });

  test("deploys every few minutes, judges, flips a verdict for a repair, opens and closes incidents", () => {
    const changes = new DemoWorld(options).advanceTo(at(120));
    const fresh = changes.filter(({ stream, changed }) => stream === "deployments" && changed === null);
    expect(fresh.length).toBeGreaterThan(15);
    expect(fresh.length).toBeLessThan(90);
    expect(changes.filter(({ changed }) => changed?.includes("change_failure")).length).toBeGreaterThan(10);
    expect(changes.some(({ changed }) => changed?.includes("remediation"))).toBe(true);
    expect(changes.some(({ changed }) => changed?.includes("finished_at"))).toBe(true);
  });

  test("flips a verdict within the first quarter of an hour", () => {
    const flipped = new DemoWorld(options)
      .advanceTo(at(15))
      .filter(({ changed }) => changed?.includes("remediation"));
    expect(flipped.length).toBeGreaterThan(0);
  });

  test("tells each change once", () => {
    const passing = new DemoWorld(options);
    expect(passing.advanceTo(NOW)).toEqual([]);
    passing.advanceTo(at(60));
    expect(passing.advanceTo(at(60))).toEqual([]);
  });

  test("keeps its past when somebody watches again later", () => {
    const later = at(3 * 1440);
    const once = new DemoWorld(options);
    const twice = new DemoWorld({ ...options, livelyFrom: [NOW, later] });
    once.advanceTo(later);
    twice.advanceTo(later);
    expect(JSON.stringify(twice.deployments)).toBe(JSON.stringify(once.deployments));
    const grown = (of: DemoWorld) =>
      of.advanceTo(at(3 * 1440 + 90)).filter(({ changed }) => changed === null).length;
    expect(grown(twice)).toBeGreaterThan(grown(once) + 8);
  });
});

describe("a running simulator with the demo world", () => {
  const demo = account({ content: { kind: "demo", seed: "served", days: 30 } });
  const range = { from: "2026-11-20T09:00:00Z", to: "2026-11-20T13:00:00Z", limit: 1000 };

  function verdicts(events: WireEvent[]): Map<unknown, unknown> {
    return new Map(events.map(({ id, attributes }) => [id, attributes?.change_failure]));
  }

  test("goes on with its clock at each request", async () => {
    const running = await start({ accounts: [demo] });
    const before = verdicts(await rows(await list(running, range)));
    running.simulator.clock.advance(7200);
    const after = verdicts(await rows(await list(running, range)));
    expect(after.size).toBeGreaterThan(before.size + 10);
    expect([...before].some(([id, verdict]) => after.get(id) !== verdict)).toBe(true);
  });

  test("does not bring back an event that was deleted, nor undo a patch of another attribute", async () => {
    const running = await start({ accounts: [demo] });
    const wide = { ...range, from: "2026-11-19T09:00:00Z" };
    const pending = [...verdicts(await rows(await list(running, wide)))].flatMap(([id, verdict]) =>
      verdict === null ? [String(id)] : [],
    );
    expect(pending.length).toBeGreaterThan(1);
    const [kept = "", gone = ""] = pending;
    const target = { account: "acme", stream: "deployments" as const };
    running.simulator.deleteEvent({ ...target, id: gone });
    running.simulator.patchEvent({ ...target, id: kept }, { version: "patched" });
    running.simulator.clock.advance(86_400);
    const events = await rows(await list(running, wide));
    expect(events.some(({ id }) => id === gone)).toBe(false);
    const { attributes } = events.find(({ id }) => id === kept) ?? {};
    expect(attributes).toMatchObject({ version: "patched", change_failure: expect.any(Boolean) });
  });
});
