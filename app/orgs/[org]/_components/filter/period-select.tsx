import { Button, Popover } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import { IconCalendar, IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { addDays, dayOf } from "#lib/domain/format/format-time.ts";
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
  weekStart: "monday" | "sunday" | "saturday";
  today: string;
  onPick: (picked: Picked) => void;
};

const FIRST_DAY = { sunday: 0, monday: 1, saturday: 6 } as const;

/** Presets that end now, or whole days of the organisation's zone. */
export function PeriodSelect({ label, scope, timeZone, weekStart, today, onPick }: Props) {
  const [open, setOpen] = useState(false);
  const range = customRange(scope.from, scope.to);
  const close = (picked: Picked) => {
    setOpen(false);
    onPick(picked);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          className={classes.select ?? ""}
          leftSection={<IconCalendar size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Period">
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
                Last {PERIOD_DAYS[period]} days
              </button>
            ))}
          </div>
          <Days
            chosen={range === null ? null : daysOf(range, timeZone)}
            first={FIRST_DAY[weekStart]}
            today={today}
            onPick={(from, to) => close({ period: null, ...rangeOfDays(from, to, timeZone) })}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

type DaysProps = {
  chosen: [string, string] | null;
  first: 0 | 1 | 6;
  today: string;
  onPick: (first: string, last: string) => void;
};

function Days({ chosen, first, today, onPick }: DaysProps) {
  const [days, setDays] = useState<[string | null, string | null]>(chosen ?? [null, null]);
  return (
    <div>
      <p className={classes.hint}>Or whole days: pick the first and the last.</p>
      <DatePicker
        type="range"
        size="xs"
        allowSingleDateInRange
        weekendDays={[]}
        hideOutsideDates
        firstDayOfWeek={first}
        defaultDate={chosen?.[0] ?? addDays(today, -27)}
        maxDate={today}
        value={days}
        onChange={(picked) => {
          setDays(picked);
          if (picked[0] !== null && picked[1] !== null) onPick(picked[0], picked[1]);
        }}
        ariaLabels={{
          previousMonth: "Previous month",
          nextMonth: "Next month",
          monthLevelControl: "Choose a month",
          yearLevelControl: "Choose a year",
        }}
      />
    </div>
  );
}

function daysOf(range: { from: string; to: string }, timeZone: string): [string, string] {
  return [dayOf(range.from, timeZone), dayOf(new Date(Date.parse(range.to) - 1), timeZone)];
}
