import { IconCalendar, IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useRef, useState } from "react";
import { buttonLook } from "#app/_components/button-look.ts";
import { Popup } from "#app/_components/popup.tsx";
import { dayOf, FIRST_DAYS, type WeekStart } from "#lib/domain/format/calendar.ts";
import { momentOf } from "#lib/domain/report/moment.ts";
import {
  customRange,
  PERIOD_DAYS,
  PERIODS,
  type Period,
  rangeOfDays,
  type Scope,
} from "#lib/domain/report/scope.ts";
import classes from "./filter.module.css";

type Picked = { period: Period | null; from: string | null; to: string | null };

type Props = {
  label: string;
  scope: Scope;
  timeZone: string;
  weekStart: WeekStart;
  today: string;
  onPick: (picked: Picked) => void;
};

/** The calendar comes when somebody opens it: few do, and it is a tenth of the page. */
const Days = lazy(() => import("./days.tsx").then(({ Days }) => ({ default: Days })));

/** Presets that end now, or whole days of the organisation's zone. */
export function PeriodSelect({ label, scope, timeZone, weekStart, today, onPick }: Props) {
  const t = useTranslations("filters");
  const [open, setOpen] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const range = customRange(scope.from, scope.to);
  const close = (picked: Picked) => {
    panel.current?.hidePopover();
    onPick(picked);
  };
  return (
    <Popup
      label={t("period")}
      panel={panel}
      onOpen={setOpen}
      {...buttonLook({ variant: "default" })}
      face={
        <>
          <IconCalendar size={16} aria-hidden />
          <span className="ellipsis">{label}</span>
          <IconChevronDown size={14} aria-hidden />
        </>
      }
    >
      {open ? (
        <div className={classes.period}>
          <div className={classes.presets}>
            {PERIODS.map((period) => (
              <button
                key={period}
                type="button"
                className={classes.preset}
                aria-pressed={range === null && scope.period === period}
                onClick={() => close({ period, from: null, to: null })}
              >
                {t("lastDays", { days: PERIOD_DAYS[period] })}
              </button>
            ))}
          </div>
          <Suspense fallback={<div className={classes.calendar} aria-busy="true" />}>
            <Days
              chosen={range === null ? null : daysOf(range, timeZone)}
              first={FIRST_DAYS[weekStart]}
              today={today}
              onPick={(from, to) => close({ period: null, ...rangeOfDays(from, to) })}
            />
          </Suspense>
        </div>
      ) : null}
    </Popup>
  );
}

function daysOf(range: { from: string; to: string }, timeZone: string): [string, string] {
  const last = new Date(momentOf(range.to, timeZone).getTime() - 1);
  return [dayOf(momentOf(range.from, timeZone), timeZone), dayOf(last, timeZone)];
}
