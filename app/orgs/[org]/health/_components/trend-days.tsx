"use client";

import { IconCalendar, IconChevronDown } from "@tabler/icons-react";
import { parseAsString, useQueryStates } from "nuqs";
import { useRef, useState, useTransition } from "react";
import { buttonLook } from "#app/_components/button-look.ts";
import { Popup } from "#app/_components/popup.tsx";
import { addDays } from "#lib/domain/format/calendar.ts";
import { USUAL_TREND } from "#lib/domain/health/health-days.ts";
import type { CalendarOf } from "#lib/domain/report/period.ts";
import { rangeOfDays } from "#lib/domain/report/scope.ts";
import { DaysChoice } from "../../_components/filter/days-choice.tsx";
import filter from "../../_components/filter/filter.module.css";
import { Preset } from "../../_components/filter/preset.tsx";

type Picked = { span: string | null; first: string | null; last: string | null };

type Props = {
  label: string;
  /** The days that are shown, in words. */
  face: string;
  /** Under the name `upTo`, lengths up to the last day of the grid. */
  presets: { upTo: string; spans: { span: number; label: string }[] };
  /** Which of them it is; null where the days are from one to another. */
  span: number | null;
  days: { from: string; to: string };
  calendar: CalendarOf;
  now: Date;
};

/** So many days up to the last of the grid, or from one day to another; what is chosen lives in the address. */
export function TrendDays({ label, face, presets, span, days, calendar, now }: Props) {
  const [open, setOpen] = useState(false);
  const [waiting, startTransition] = useTransition();
  const panel = useRef<HTMLElement>(null);
  const [, set] = useQueryStates(
    { span: parseAsString, first: parseAsString, last: parseAsString },
    { shallow: false, history: "push", scroll: false, startTransition },
  );
  const pick = (picked: Picked) => {
    panel.current?.hidePopover();
    set(picked);
  };
  return (
    <Popup
      label={label}
      panel={panel}
      onOpen={setOpen}
      aria-busy={waiting}
      {...buttonLook({ variant: "default" })}
      face={
        <>
          <IconCalendar size={16} aria-hidden />
          <span className="ellipsis">{face}</span>
          <IconChevronDown size={14} aria-hidden />
        </>
      }
    >
      {open ? (
        <div className={filter.period}>
          <fieldset className={filter.presets}>
            <legend className={filter.group}>{presets.upTo}</legend>
            {presets.spans.map(({ span: length, label }) => (
              <Preset
                key={length}
                chosen={length === span}
                onPick={() =>
                  pick({ span: length === USUAL_TREND ? null : String(length), first: null, last: null })
                }
              >
                {label}
              </Preset>
            ))}
          </fieldset>
          <DaysChoice
            {...{ calendar, now }}
            range={rangeOfDays(days.from, days.to)}
            onPick={({ from, to }) => pick({ span: null, first: from, last: addDays(to, -1) })}
          />
        </div>
      ) : null}
    </Popup>
  );
}
