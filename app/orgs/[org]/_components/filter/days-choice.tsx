import { lazy, Suspense } from "react";
import { dayOf, FIRST_DAYS } from "#lib/domain/format/calendar.ts";
import { momentOf } from "#lib/domain/report/moment.ts";
import type { CalendarOf, Edges } from "#lib/domain/report/period.ts";
import { rangeOfDays } from "#lib/domain/report/scope.ts";
import classes from "./filter.module.css";

/** The calendar comes when somebody opens it: few do, and it is a tenth of the page. */
const Days = lazy(() => import("./days.tsx").then(({ Days }) => ({ default: Days })));

type Props = { range: Edges | null; calendar: CalendarOf; now: Date; onPick: (range: Edges) => void };

/** Whole days of the organisation's zone, as a range of the URL. */
export function DaysChoice({ range, calendar: { timeZone, weekStart }, now, onPick }: Props) {
  return (
    <Suspense fallback={<div className={classes.calendar} aria-busy="true" />}>
      <Days
        chosen={range === null ? null : daysOf(range, timeZone)}
        first={FIRST_DAYS[weekStart]}
        today={dayOf(now, timeZone)}
        onPick={(first, last) => onPick(rangeOfDays(first, last))}
      />
    </Suspense>
  );
}

function daysOf(range: Edges, timeZone: string): [string, string] {
  const last = new Date(momentOf(range.to, timeZone).getTime() - 1);
  return [dayOf(momentOf(range.from, timeZone), timeZone), dayOf(last, timeZone)];
}
