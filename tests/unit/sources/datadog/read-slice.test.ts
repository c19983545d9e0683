import { describe, expect, test } from "vitest";
import type { Stream } from "#lib/domain/sync/events.ts";
import { type TimeRange, toEpochSeconds, uncovered } from "#lib/domain/sync/time-range.ts";
import { parsePage } from "#lib/sources/datadog/event-schema.ts";
import { readSlice } from "#lib/sources/datadog/read-slice.ts";
import type { ReadRange } from "#lib/sources/source.ts";
import type { Fault } from "#scripts/simulator/fault.ts";
import type { Attributes, WireEvent } from "#scripts/simulator/wire-event.ts";
import { clientOf } from "../../fixtures/datadog-peer.ts";
import { account, deployment, start } from "../../scripts/simulator/harness.ts";

const SECOND = "2026-11-03T14:02:11Z";
const at = toEpochSeconds(SECOND);
const DAY: TimeRange = {
  from: toEpochSeconds("2026-11-03T00:00:00Z"),
  to: toEpochSeconds("2026-11-04T00:00:00Z"),
};

/** `count` deployments, each with what `attributesOf` says of its number. */
function many(count: number, attributesOf: (index: number) => Attributes, startedAt = SECOND): WireEvent[] {
  return Array.from({ length: count }, (_, index) => deployment(`d${index}`, startedAt, attributesOf(index)));
}

type Range = Omit<ReadRange, "calls">;
type Options = { slice?: TimeRange; stream?: Stream; faults?: Fault[]; ranges?: Range[] };

/** Reads a slice of these events into `ranges`, which a reading that fails leaves as far as it came. */
async function read(
  events: { deployments?: WireEvent[]; failures?: WireEvent[] },
  { slice = DAY, stream = "deployments", faults = [], ranges = [] }: Options = {},
) {
  const running = await start({ accounts: [account({ content: { kind: "events", ...events } })] });
  for (const fault of faults) running.simulator.queueFault(fault);
  const client = await clientOf(running.url);
  for await (const range of readSlice(client, stream, slice)) ranges.push(range);
  const found = parsePage(
    stream,
    ranges.flatMap((range) => range.raws),
  ).events;
  const ids = new Set(found.map((event) => event.externalId));
  expect(ids.size).toBe(found.length);
  const gaps = ranges.filter((range) => range.gap !== null);
  return { ranges, ids, gaps, calls: client.transport.calls };
}

function expectToCover(ranges: TimeRange[], slice: TimeRange): void {
  expect(uncovered(slice, ranges)).toEqual([]);
  const seconds = ranges.reduce((sum, range) => sum + range.to - range.from, 0);
  expect(seconds).toBe(slice.to - slice.from);
}

describe("a slice that is not full", () => {
  test("takes one call and is complete", async () => {
    const { ranges, ids, calls } = await read({ deployments: many(999, () => ({})) });
    expect([ids.size, calls]).toEqual([999, 1]);
    expect(ranges.map(({ from, to, gap }) => ({ from, to, gap }))).toEqual([{ ...DAY, gap: null }]);
  });

  test("without events is complete, too", async () => {
    const { ranges, calls } = await read({});
    expect([ranges.length, ranges[0]?.gap, calls]).toEqual([1, null, 1]);
  });
});

describe("a full slice", () => {
  const spread = Array.from({ length: 5000 }, (_, index) => {
    const startedAt = new Date((DAY.from + index * 17) * 1000).toISOString();
    return deployment(`s${index}`, startedAt);
  });

  test("is halved, newest half first, until each part is complete; nothing is lost", async () => {
    const { ranges, ids, gaps, calls } = await read({ deployments: spread });
    expect(ids.size).toBe(5000);
    expect(gaps).toEqual([]);
    expectToCover(ranges, DAY);
    expect(ranges.map((range) => range.to)).toEqual(ranges.map((range) => range.to).sort((a, b) => b - a));
    expect(calls).toBeLessThanOrEqual(16);
  });

  test("of exactly 1,000 events is not trusted to be all", async () => {
    const deployments = spread.filter((_, index) => index % 5 === 0);
    const { ids, calls } = await read({ deployments });
    expect([ids.size, calls]).toEqual([1000, 3]);
  });

  test("with rows in no order or twice loses nothing", async () => {
    const faults: Fault[] = [
      { kind: "shuffle", times: 3 },
      { kind: "duplicate-rows", times: 0 },
    ];
    const { ids, gaps } = await read({ deployments: spread.slice(0, 2400) }, { faults });
    expect([ids.size, gaps.length]).toEqual([2400, 0]);
  });

  test("that is too large for one answer is halved like a full one", async () => {
    const faults: Fault[] = [{ kind: "gzip-bomb", megabytes: 17 }];
    const { ids, gaps, calls } = await read({ deployments: spread.slice(0, 100) }, { faults });
    expect([ids.size, gaps.length, calls]).toEqual([100, 0, 3]);
  });

  test("around one crowded second is halved down to it in few calls", async () => {
    const { ids, gaps, calls } = await read({
      deployments: [...spread.slice(0, 500), ...many(950, () => ({}))],
    });
    expect([ids.size, gaps.length]).toEqual([1450, 0]);
    expect(calls).toBeLessThanOrEqual(36);
  });
});

describe("a full second", () => {
  const second = { from: at, to: at + 1 };
  const envs = ["live", "with * star", 'od"d \\ name', '"odder\\"'];

  test("of 2,500 events is split by environment, then service, and all are found", async () => {
    const deployments = many(2500, (index) => ({ env: envs[index % 2], service: `service-${index % 5}` }));
    const { ids, gaps, calls } = await read({ deployments });
    expect([ids.size, gaps.length]).toEqual([2500, 0]);
    expect(calls).toBeLessThanOrEqual(70);
  });

  const fractions = Array.from({ length: 2500 }, (_, index) => {
    const fraction = String(index % 1000).padStart(3, "0");
    return deployment(`f${index}`, `2026-11-03T14:02:11.${fraction}Z`, { env: envs[index % 3] });
  });

  test.each<[string, WireEvent[]]>([
    ["keeps the fractions of that second", fractions],
    [
      "is split by names with quotes, backslashes and stars",
      many(3600, (index) => ({ env: envs[index % 4] })),
    ],
    [
      "with events that have no environment or no service finds those, too",
      many(2700, (index) => ({
        env: index % 3 === 0 ? null : "live",
        service: index % 2 === 0 ? null : "checkout-api",
      })),
    ],
    [
      "finds environments that the first page did not show",
      many(4000, (index) => ({ env: `env-${Math.floor(index / 700)}`, service: null })),
    ],
  ])("%s", async (_, deployments) => {
    const { ids, gaps } = await read({ deployments }, { slice: second });
    expect([ids.size, gaps.length]).toEqual([deployments.length, 0]);
  });

  test("of 3,000 services with one event each costs few calls, not one for each", async () => {
    const deployments = many(3000, (index) => ({ env: "live", service: `service-${index}` }));
    const { ids, gaps, calls } = await read({ deployments }, { slice: second });
    expect([ids.size, gaps.length]).toEqual([3000, 0]);
    expect(calls).toBeLessThanOrEqual(20);
  });

  test("of incidents is split by the members of their lists", async () => {
    const failures = many(2500, (index) => ({
      env: index % 2 === 0 ? ["live", "staging"] : ["test"],
      service: undefined,
      services: [`s${index % 4}`, `s${(index + 1) % 4}`],
    })).map((event) => ({ ...event, type: "dora_failure" }));
    const { ids, gaps } = await read({ failures }, { slice: second, stream: "incidents" });
    expect([ids.size, gaps.length]).toEqual([2500, 0]);
  });

  test("of one environment and service is a gap with its reason, and what was seen of it is kept", async () => {
    const deployments = [
      ...many(1200, () => ({ env: "live", service: "checkout-api" })),
      ...Array.from({ length: 800 }, (_, index) =>
        deployment(`o${index}`, SECOND, { env: "live", service: "other" }),
      ),
    ];
    const { ids, ranges, gaps, calls } = await read({ deployments });
    expect(gaps.map((range) => range.gap)).toContainEqual({
      code: "too_many_in_second",
      numbers: { most: 1000 },
    });
    expect(gaps.every((gap) => gap.to - gap.from === 1 && gap.from >= at - 1 && gap.to <= at + 1)).toBe(true);
    expectToCover(ranges, DAY);
    expect([...ids].filter((id) => id.startsWith("o"))).toHaveLength(800);
    expect(ids.size).toBeGreaterThanOrEqual(1800);
    expect(calls).toBeLessThanOrEqual(60);
  });

  test("that is a gap does not keep its neighbours from being read", async () => {
    const crowd = many(1500, () => ({ env: "live", service: "checkout-api" }));
    const before = deployment("before", "2026-11-03T14:02:09Z");
    const after = deployment("after", "2026-11-03T14:02:13Z");
    const { ids, ranges } = await read({ deployments: [before, ...crowd, after] });
    expect([ids.has("before"), ids.has("after")]).toEqual([true, true]);
    const complete = ranges.filter((range) => range.gap === null);
    expect(uncovered(DAY, complete)).toEqual([{ from: at - 1, to: at + 1 }]);
  });

  test("too large for one answer is split by the values of a few of its rows", async () => {
    const deployments = many(40, (index) => ({ env: envs[index % 2] }));
    const faults: Fault[] = [{ kind: "gzip-bomb", megabytes: 17 }];
    const { ids, gaps, calls } = await read({ deployments }, { slice: second, faults });
    expect([ids.size, gaps.length, calls]).toEqual([40, 0, 4]);
  });

  test("too large whatever is asked is a gap with that reason", async () => {
    const faults: Fault[] = [{ kind: "gzip-bomb", megabytes: 17, times: 0 }];
    const { gaps, calls } = await read({ deployments: many(3, () => ({})) }, { slice: second, faults });
    expect(gaps.map((range) => range.gap)).toEqual([{ code: "second_too_large", numbers: {} }]);
    expect(calls).toBe(2);
  });

  test("whose narrower questions Datadog refuses is a gap, not the end of the run", async () => {
    const faults: Fault[] = [{ kind: "response", status: 400, skip: 1, times: 0 }];
    const { gaps, ids } = await read({ deployments: many(1500, () => ({})) }, { slice: second, faults });
    expect(gaps.map((range) => range.gap)).toEqual([{ code: "second_refused", numbers: {} }]);
    expect(ids.size).toBe(1000);
  });
});

describe("an error while reading", () => {
  test("ends the reading: no range is given as complete", async () => {
    const faults: Fault[] = [{ kind: "response", status: 403, times: 0 }];
    await expect(read({ deployments: many(3, () => ({})) }, { faults })).rejects.toMatchObject({
      failure: "forbidden",
    });
  });

  test("after some ranges leaves those that came before", async () => {
    const ranges: Range[] = [];
    const deployments = many(1500, () => ({}), "2026-11-03T20:00:00.5Z");
    const faults: Fault[] = [{ kind: "response", status: 401, skip: 4, times: 0 }];
    await expect(read({ deployments }, { faults, ranges })).rejects.toMatchObject({
      failure: "unauthorized",
    });
    const complete = ranges.map(({ from, to, gap }) => ({ from, to, gap }));
    expect(complete).toEqual([{ from: DAY.from + 21 * 3600, to: DAY.to, gap: null }]);
  });
});
