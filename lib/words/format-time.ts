import { calendarOf, two } from "../domain/format/calendar.ts";
import { UNKNOWN } from "../domain/format/quantity.ts";
import type { LocaleTable } from "./locale-table.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Moment = string | Date;

/** Times as a reader of this language writes them; every function takes the zone that they are told in. */
export function timeFormats({ months, ago, agoMinutes, now: justNow, units }: LocaleTable) {
  const month = (number: number) => months[number - 1] ?? "";

  /** Day of a moment in a zone: "12 Aug 2025"; "—" for null. */
  function day(at: Moment | null, timeZone: string): string {
    if (at === null) return UNKNOWN;
    const date = calendarOf(at, timeZone);
    return `${date.day} ${month(date.month)} ${date.year}`;
  }

  /** Day and minute of a moment in a zone: "12 Aug 2025, 14:05"; "—" for null. */
  function moment(at: Moment | null, timeZone: string): string {
    if (at === null) return UNKNOWN;
    const { hour, minute } = calendarOf(at, timeZone);
    return `${day(at, timeZone)}, ${two(hour)}:${two(minute)}`;
  }

  /** Day and second of a moment in a zone: "12 Aug 2025, 14:05:09"; "—" for null. */
  function second(at: Moment | null, timeZone: string): string {
    if (at === null) return UNKNOWN;
    // No zone of this century has an offset of odd seconds.
    return `${moment(at, timeZone)}:${two(new Date(at).getUTCSeconds())}`;
  }

  /** How long ago, in one unit: "just now", "42 min ago", "3 h ago", "2 d ago". */
  function since(at: Moment, now: Date): string {
    const elapsed = now.getTime() - new Date(at).getTime();
    if (elapsed < MINUTE_MS) return justNow;
    const told = (amount: number, unit: string) => ago.replace("{}", `${Math.floor(amount)} ${unit}`);
    if (elapsed < HOUR_MS) return told(elapsed / MINUTE_MS, agoMinutes);
    if (elapsed < 2 * DAY_MS) return told(elapsed / HOUR_MS, units.hour);
    return told(elapsed / DAY_MS, units.day);
  }

  /** Days of a half-open window, the last day included: "12 Aug – 10 Sep 2025", "12 Aug 2025". */
  function range(from: Moment, to: Moment, timeZone: string): string {
    const last = new Date(new Date(to).getTime() - 1);
    const [a, b] = [calendarOf(from, timeZone), calendarOf(last, timeZone)];
    const end = day(last, timeZone);
    if (day(from, timeZone) === end) return end;
    if (a.year !== b.year) return `${day(from, timeZone)} – ${end}`;
    return a.month === b.month ? `${a.day} – ${end}` : `${a.day} ${month(a.month)} – ${end}`;
  }

  /** First day of a bucket (`YYYY-MM-DD`), short for an axis: "12 Aug". */
  function bucketDay(at: string): string {
    const [, number = 1, date] = at.split("-").map(Number);
    return `${date} ${month(number)}`;
  }

  /** First day of a bucket with its year: "12 Aug 2025". */
  const bucketDate = (at: string): string => `${bucketDay(at)} ${at.slice(0, 4)}`;

  return { day, moment, second, since, range, bucketDay, bucketDate };
}
