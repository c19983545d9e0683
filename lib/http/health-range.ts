import { addDays, dayOf } from "../domain/format/calendar.ts";
import { type Problem, problemOf } from "../domain/refusals.ts";
import { MAX_WINDOW_DAYS } from "../domain/report/moment.ts";
import { AppError } from "../errors.ts";

const DAY_MS = 86_400_000;

/** The days of daily values, both included: the thirty up to today unless asked; `invalid_input` for none or too many. */
export function dailyRange(
  asked: { from: string | null; to: string | null },
  timeZone: string,
  now: Date,
): { from: string; to: string } {
  const to = asked.to ?? dayOf(now, timeZone);
  const from = asked.from ?? addDays(to, -29);
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days < 1) throw wrong("from", { code: "not_before", numbers: { other: "to" } });
  if (days > MAX_WINDOW_DAYS)
    throw wrong("from", { code: "too_many_days", numbers: { most: MAX_WINDOW_DAYS } });
  return { from, to };
}

function wrong(name: string, problem: Problem): AppError {
  return new AppError("invalid_input", { says: problemOf("query", name, problem) });
}
