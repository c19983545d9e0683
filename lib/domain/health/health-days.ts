import { addDays } from "../format/calendar.ts";
import { MAX_WINDOW_DAYS } from "../report/moment.ts";

/** Days of a grid: a week unless asked for more, four of them at most. */
export const LEAST_DAYS = 7;
export const MOST_DAYS = 28;
export const GRID_DAYS = [7, 14, 28] as const;

export const isGridLength = (days: number): boolean => days >= LEAST_DAYS && days <= MOST_DAYS;

/** Days of a trend to choose from, those without being asked, and how many it can have at all. */
export const TREND_DAYS = [7, 30, 90, 400] as const;
export const USUAL_TREND = 30;

export const isTrendLength = (days: number): boolean => days >= LEAST_DAYS && days <= MAX_WINDOW_DAYS;

type AskedDays = { first: string; last: string } | { span: number; to: string };

/** From which day to which a trend is, both included: in whichever order they are told, and none that has not come. */
export function trendDays(asked: AskedDays, today: string): { from: string; to: string } {
  if ("span" in asked) return { from: addDays(asked.to, 1 - asked.span), to: asked.to };
  const [one = "", other = ""] = [asked.first, asked.last].toSorted();
  const to = other > today ? today : other;
  const least = addDays(to, 1 - MAX_WINDOW_DAYS);
  return { from: one > to ? to : one < least ? least : one, to };
}
