import { IconCalendar, IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { buttonLook } from "#app/_components/button-look.ts";
import { Popup } from "#app/_components/popup.tsx";
import { CALENDAR_PERIODS, type Period, ROLLING_PERIODS } from "#lib/domain/report/period.ts";
import { customRange, type Scope } from "#lib/domain/report/scope.ts";
import type { Looked } from "#lib/words/filter-words.ts";
import { DaysChoice } from "./days-choice.tsx";
import classes from "./filter.module.css";
import { Preset } from "./preset.tsx";

type Picked = { period: Period | null; from: string | null; to: string | null };

type Props = { label: string; scope: Scope; looked: Looked; onPick: (picked: Picked) => void };

const GROUPS = [
  { name: "rolling", periods: ROLLING_PERIODS },
  { name: "calendar", periods: CALENDAR_PERIODS },
] as const;

/** Periods up to now, those of the calendar, or whole days of the organisation's zone. */
export function PeriodSelect({ label, scope, looked, onPick }: Props) {
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
          {GROUPS.map(({ name, periods }) => (
            <fieldset key={name} className={classes.presets}>
              <legend className={classes.group}>{t(name)}</legend>
              {periods.map((period) => (
                <Preset
                  key={period}
                  chosen={range === null && scope.period === period}
                  onPick={() => close({ period, from: null, to: null })}
                >
                  {t(`periods.${period}`)}
                </Preset>
              ))}
            </fieldset>
          ))}
          <DaysChoice {...looked} range={range} onPick={(days) => close({ period: null, ...days })} />
        </div>
      ) : null}
    </Popup>
  );
}
