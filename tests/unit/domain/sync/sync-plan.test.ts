import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { STREAMS, type Stream } from "#lib/domain/sync/events.ts";
import {
  firstSliceSeconds,
  nextSliceSeconds,
  type PlanInput,
  planSync as planStreams,
  WIDEST_SLICE_SECONDS,
} from "#lib/domain/sync/sync-plan.ts";
import { type TimeRange, toEpochSeconds, uncovered } from "#lib/domain/sync/time-range.ts";

const DAY = 86_400;
const NOW = toEpochSeconds("2026-11-20T04:00:00Z");

const lengthOf = (ranges: readonly TimeRange[]) => ranges.reduce((sum, { from, to }) => sum + to - from, 0);

type Given = Omit<PlanInput, "streams"> & {
  covered: Record<Stream, TimeRange[]>;
  recentEvents: Record<Stream, number>;
};

const streamsOf = ({ covered, recentEvents }: Given) =>
  STREAMS.map((stream) => ({ stream, covered: covered[stream], recentEvents: recentEvents[stream] }));

const planSync = (given: Given) => planStreams({ ...given, streams: streamsOf(given) });

const input = (changes: Partial<Given> = {}): Given => ({
  mode: "nightly",
  now: NOW,
  historyFrom: NOW - 90 * DAY,
  lookbackDays: 35,
  lastDeepAt: null,
  doubtedFrom: null,
  covered: { deployments: [], incidents: [] },
  recentEvents: { deployments: 0, incidents: 0 },
  ...changes,
});

const ago = fc
  .tuple(fc.integer({ min: -DAY, max: 130 * DAY }), fc.integer({ min: 1, max: 40 * DAY }))
  .map(([before, length]): TimeRange => ({ from: NOW - before - length, to: NOW - before }));

const anyInput = fc.record({
  mode: fc.constantFrom("first" as const, "nightly" as const, "deep" as const),
  now: fc.constant(NOW),
  historyFrom: fc.integer({ min: NOW - 730 * DAY, max: NOW + DAY }),
  lookbackDays: fc.integer({ min: 3, max: 90 }),
  lastDeepAt: fc.option(fc.integer({ min: NOW - 730 * DAY, max: NOW })),
  doubtedFrom: fc.option(fc.integer({ min: NOW - 730 * DAY, max: NOW })),
  covered: fc.record({
    deployments: fc.array(ago, { maxLength: 8 }),
    incidents: fc.array(ago, { maxLength: 8 }),
  }),
  recentEvents: fc.record({ deployments: fc.nat(100_000), incidents: fc.nat(10_000) }),
});

/** Holds for the plan of any input. */
const always = (check: (plan: ReturnType<typeof planSync>, given: Given) => void) =>
  fc.assert(fc.property(anyInput, (given) => void check(planSync(given), given)));

describe("a plan", () => {
  test("reads everything from the backfill's start to two minutes ago that is not covered yet, in both streams", () => {
    always((plan, given) => {
      const end = NOW - 120;
      const whole = { from: Math.min(given.historyFrom, end - 1), to: end };
      for (const stream of STREAMS) {
        const planned = plan.windows.filter((window) => window.stream === stream);
        expect(uncovered(whole, [...planned, ...given.covered[stream]])).toEqual([]);
        expect(lengthOf(planned)).toBe(whole.to - whole.from - lengthOf(uncovered(whole, planned)));
        for (const window of planned) expect(window.from >= whole.from && window.to <= end).toBe(true);
      }
    });
  });

  test("reads the recent days of both streams first, then the rest newest first", () => {
    always(({ windows }) => {
      expect(windows.slice(0, 2).map((window) => [window.stream, window.recent, window.to])).toEqual(
        STREAMS.map((stream) => [stream, true, NOW - 120]),
      );
      const rest = windows.slice(2);
      expect(rest.every((window) => !window.recent && window.to <= (windows[0]?.from ?? 0))).toBe(true);
      const ends = rest.map((window) => window.to);
      expect(ends).toEqual(ends.toSorted((a, b) => b - a));
    });
  });

  test("says its window and how many seconds it has to read", () => {
    always(({ window, windows, plannedSeconds }) => {
      expect(plannedSeconds).toBe(lengthOf(windows));
      expect(window).toEqual({ from: Math.min(...windows.map(({ from }) => from)), to: NOW - 120 });
    });
  });

  test("is the same for the same input", () => {
    always((plan, given) => expect(planSync(structuredClone(given))).toEqual(plan));
  });

  test("of a first run begins with 7 days", () => {
    const plan = planSync(input({ mode: "first" }));
    expect(plan.windows[0]).toEqual({
      stream: "deployments",
      from: NOW - 120 - 7 * DAY,
      to: NOW - 120,
      recent: true,
    });
    expect(lengthOf(plan.windows)).toBe(2 * (90 * DAY - 120));
  });

  test.each([
    [6000, 0, 35],
    [10_200, 0, 35],
    [10_201, 0, 3],
    [10_200, 1801, 3],
    [3000, 3000, 35],
    [50_000, 0, 3],
  ])(
    "of a night with %i deployments and %i incidents reads %i days again: at most 20 calls",
    (deployments, incidents, days) => {
      const plan = planSync(input({ recentEvents: { deployments, incidents } }));
      expect(plan.windows[0]?.from).toBe(NOW - 120 - days * DAY);
    },
  );

  test("of a deep run reads the whole lookback, whatever it costs", () => {
    const plan = planSync(input({ mode: "deep", recentEvents: { deployments: 10_200, incidents: 0 } }));
    expect(plan.windows[0]?.from).toBe(NOW - 120 - 35 * DAY);
  });

  test("of deep runs misses nothing that is registered within the lookback where the nights between read less", () => {
    const recentEvents = { deployments: 1e6, incidents: 0 };
    const week = 7 * DAY;
    const [before, after] = [NOW - week, NOW].map(
      (now) => planSync({ ...input({ mode: "deep", recentEvents }), now }).windows[0]?.from ?? 0,
    );
    // The oldest event that may still come: registered right after the first of them, 35 days after it started.
    expect(before).toBeLessThan(NOW - week - 35 * DAY);
    expect(after).toBeLessThan(NOW - week - 35 * DAY);
  });

  test.each([0, 1e6])(
    "of a deep run after weeks without one misses nothing that came within the lookback meanwhile, with %i events",
    (deployments) => {
      const lastDeepAt = NOW - 40 * DAY;
      const recentEvents = { deployments, incidents: 0 };
      const plan = planSync(input({ mode: "deep", lastDeepAt, recentEvents }));
      // Registered, judged anew or deleted right after that run, 35 days after it started.
      expect(plan.windows[0]?.from).toBeLessThanOrEqual(lastDeepAt - 35 * DAY);
      expect(planSync(input({ mode: "nightly", lastDeepAt })).windows[0]?.from).toBe(NOW - 120 - 35 * DAY);
    },
  );

  test("begins with the oldest event in doubt, up to 90 days back, where it reads the whole lookback", () => {
    const from = (changes: Partial<Given>) => NOW - 120 - (planSync(input(changes)).windows[0]?.from ?? 0);
    expect(from({ doubtedFrom: NOW - 50 * DAY })).toBe(50 * DAY - 119);
    expect(from({ doubtedFrom: NOW - 10 * DAY })).toBe(35 * DAY);
    expect(from({ doubtedFrom: NOW - 200 * DAY, historyFrom: NOW - 400 * DAY })).toBe(90 * DAY);
    const many = { deployments: 100_000, incidents: 0 };
    expect(from({ doubtedFrom: NOW - 50 * DAY, recentEvents: many })).toBe(3 * DAY);
  });

  test("after nights that were missed reads the days since, too", () => {
    const covered = [{ from: NOW - 90 * DAY, to: NOW - 10 * DAY }];
    const recentEvents = { deployments: 50_000, incidents: 0 };
    const plan = planSync(input({ covered: { deployments: covered, incidents: covered }, recentEvents }));
    const rest = plan.windows.filter((window) => !window.recent);
    expect(rest.map(({ from, to }) => ({ from, to }))).toEqual(
      Array(2).fill({ from: NOW - 10 * DAY, to: NOW - 120 - 3 * DAY }),
    );
  });

  test("has no window of a stream that its source does not bring", () => {
    const streams = streamsOf(input()).filter(({ stream }) => stream === "deployments");
    const plan = planStreams({ ...input(), streams });
    expect(lengthOf(plan.windows)).toBe(90 * DAY - 120);
    expect(new Set(plan.windows.map(({ stream }) => stream))).toEqual(new Set(["deployments"]));
  });

  test("of a connection that begins in the future still reads its last second", () => {
    expect(planSync(input({ historyFrom: NOW + DAY })).windows).toHaveLength(2);
  });
});

describe("the next slice", () => {
  test("is a whole number of seconds from a minute to 14 days, whatever came before", () => {
    const last = fc.record({ seconds: fc.integer({ min: 0, max: 730 * DAY }), events: fc.nat(1e7) });
    fc.assert(
      fc.property(last, (given) => {
        const seconds = nextSliceSeconds(given);
        expect(Number.isInteger(seconds) && seconds >= 60 && seconds <= WIDEST_SLICE_SECONDS).toBe(true);
      }),
    );
  });

  test("aims at 600 events of the density seen, and widens four-fold where nothing was", () => {
    expect(nextSliceSeconds({ seconds: DAY, events: 1200 })).toBe(DAY / 2);
    expect(nextSliceSeconds({ seconds: DAY, events: 300 })).toBe(2 * DAY);
    expect(nextSliceSeconds({ seconds: 3600, events: 0 })).toBe(4 * 3600);
    expect(nextSliceSeconds({ seconds: 5 * DAY, events: 0 })).toBe(WIDEST_SLICE_SECONDS);
  });

  test("is a day while nothing is known, else what the stored events suggest", () => {
    expect(firstSliceSeconds("first", 0)).toBe(DAY);
    expect(firstSliceSeconds("first", 21_000)).toBe(DAY);
    expect(firstSliceSeconds("nightly", 21_000)).toBe(DAY);
    expect(firstSliceSeconds("nightly", 1)).toBe(WIDEST_SLICE_SECONDS);
    expect(firstSliceSeconds("deep", 0)).toBe(WIDEST_SLICE_SECONDS);
  });

  /** Walks a window backwards over events per day, as a run does; a slice costs one call. */
  function walk(perDay: (day: number) => number, days: number, first: number) {
    const slices: { seconds: number; events: number }[] = [];
    let to = days * DAY;
    let width = first;
    while (to > 0 && slices.length < 100_000) {
      const seconds = Math.min(width, to);
      let events = 0;
      for (let at = to - seconds; at < to; ) {
        const end = Math.min(to, (Math.floor(at / DAY) + 1) * DAY);
        events += (perDay(Math.floor(at / DAY)) * (end - at)) / DAY;
        at = end;
      }
      slices.push({ seconds, events: Math.round(events) });
      width = nextSliceSeconds({ seconds, events: Math.round(events) });
      to -= seconds;
    }
    return { slices, left: to };
  }

  test("walks any density to its end, exactly, in few more calls than the events or the days need", () => {
    const densities = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 })), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(densities, fc.integer({ min: 60, max: WIDEST_SLICE_SECONDS }), (perDay, first) => {
        const { slices, left } = walk((day) => perDay[day] ?? 0, perDay.length, first);
        expect(left).toBe(0);
        expect(slices.reduce((sum, slice) => sum + slice.seconds, 0)).toBe(perDay.length * DAY);
        const events = perDay.reduce((sum, count) => sum + count, 0);
        // Each day may fool the next slice once, and quiet ones widen from a minute in seven steps.
        expect(slices.length).toBeLessThanOrEqual((2 * events) / 600 + 8 * perDay.length + 12);
      }),
      { numRuns: 200 },
    );
  });

  test("settles near 600 events where the density is steady", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 100_000 }),
        fc.integer({ min: 60, max: WIDEST_SLICE_SECONDS }),
        (perDay, first) => {
          const { slices } = walk(() => perDay, 60, first);
          const astray = slices
            .slice(8, -1)
            .filter(
              ({ seconds, events }) => events > 660 || (seconds < WIDEST_SLICE_SECONDS && events < 540),
            );
          expect(astray).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
