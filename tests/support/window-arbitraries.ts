import fc from "fast-check";
import { addDays, firstMomentOf, momentOf, monthsBefore } from "./oracle-days.ts";

/** A window as it is asked for, in a time zone, and what that comes to in milliseconds. */
export type Span = { timeZone: string; asked: { from: string; to: string }; from: number; to: number };

const DAY = 86_400_000;
const SPANS = [0, 1, 3_600_000, DAY, 7 * DAY, 30 * DAY, 92 * DAY, 92 * DAY + 3_600_000, 93 * DAY, 200 * DAY];
const LENGTHS = [1, 2, 7, 30, 31, 91, 92, 93, 120, 200];

/** Days on which the clocks of a zone change, at midnight in some of them, and the end of a year. */
const CHANGES: Record<string, string[]> = {
  UTC: ["2024-02-29", "2024-12-31"],
  "America/New_York": ["2024-03-10", "2024-11-03"],
  "Europe/Berlin": ["2024-03-31", "2024-10-27"],
  "Asia/Kolkata": ["2024-04-06", "2024-12-31"],
  "Australia/Lord_Howe": ["2024-04-07", "2024-10-06"],
  "America/Sao_Paulo": ["2018-02-18", "2018-11-04", "2024-10-01"],
  "America/Santiago": ["2024-04-07", "2024-09-08"],
  "Africa/Cairo": ["2024-04-26", "2024-11-01"],
  "America/Havana": ["2024-03-10", "2024-11-03"],
};

export const at = (time: number) => new Date(time).toISOString();

const offsets = fc.oneof(fc.constant(0), fc.integer({ min: -2 * DAY, max: 2 * DAY }));

/** Two moments, around a day or at its edges. */
const momentsNear = (day: string) =>
  fc
    .record({
      offset: offsets,
      length: fc.oneof(fc.constantFrom(...SPANS), fc.integer({ min: 1, max: 120 * DAY })),
      part: fc.constantFrom(0, 0.5, 1),
    })
    .map(({ offset, length, part }) => {
      const to = Date.parse(day) + offset + Math.round(length * part);
      return { from: at(to - length), to: at(to) };
    });

/** Two dates, so that days of the zone are meant. */
const datesNear = (day: string) =>
  fc
    .record({
      before: fc.integer({ min: 0, max: 40 }),
      length: fc.oneof(fc.constantFrom(...LENGTHS), fc.integer({ min: 1, max: 120 })),
    })
    .map(({ before, length }) => {
      const from = addDays(day, -before);
      return { from, to: addDays(from, length) };
    });

/** Whole months of a calendar. */
const monthsNear = (day: string) =>
  fc
    .record({ before: fc.integer({ min: 0, max: 2 }), length: fc.integer({ min: 1, max: 4 }) })
    .map(({ before, length }) => {
      const first = `${day.slice(0, 7)}-01`;
      return { from: monthsBefore(first, before), to: monthsBefore(first, before - length) };
    });

/** A date and a moment. */
const mixedNear = (day: string) =>
  fc
    .record({ before: fc.integer({ min: 1, max: 30 }), to: fc.integer({ min: 0, max: 3 * DAY }) })
    .map(({ before, to }) => ({ from: addDays(day, -before), to: at(Date.parse(day) + to) }));

export const spans: fc.Arbitrary<Span> = fc
  .constantFrom(...Object.keys(CHANGES))
  .chain((timeZone) => fc.tuple(fc.constant(timeZone), fc.constantFrom(...(CHANGES[timeZone] ?? []))))
  .chain(([timeZone, day]) =>
    fc
      .oneof(
        { weight: 5, arbitrary: momentsNear(day) },
        { weight: 3, arbitrary: datesNear(day) },
        { weight: 2, arbitrary: monthsNear(day) },
        { weight: 1, arbitrary: mixedNear(day) },
      )
      .map((asked) => ({
        timeZone,
        asked,
        from: momentOf(asked.from, timeZone),
        to: momentOf(asked.to, timeZone),
      })),
  );

/**
 * Mostly inside the window and the one before it, often at their very edges, at the edges of days, several at one
 * moment, and some long before and after.
 */
export const timesOf = ({ from, to, timeZone }: Span): fc.Arbitrary<number> => {
  const inside = fc.integer({ min: from, max: Math.max(from, to - 1) });
  const edges = fc.tuple(inside, fc.constantFrom(-1, 0, 1, 1_800_000, 3_600_000));
  return fc.oneof(
    { weight: 8, arbitrary: inside },
    { weight: 3, arbitrary: fc.integer({ min: from - (to - from) - 1000, max: to + 1000 }) },
    { weight: 2, arbitrary: fc.constantFrom(from, to, from - 1, to - 1, from - (to - from)) },
    {
      weight: 2,
      arbitrary: edges.map(([time, after]) => firstMomentOf(at(time).slice(0, 10), timeZone) + after),
    },
    {
      weight: 3,
      arbitrary: fc.integer({ min: 0, max: 3 }).map((part) => from + Math.floor(((to - from) * part) / 4)),
    },
    { weight: 1, arbitrary: fc.integer({ min: from - 500 * DAY, max: to + 100 * DAY }) },
  );
};
