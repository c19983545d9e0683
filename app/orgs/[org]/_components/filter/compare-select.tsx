import { IconChevronDown } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { buttonLook } from "#app/_components/button-look.ts";
import { Popup } from "#app/_components/popup.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { type ComparedWith, customRange, type Scope } from "#lib/domain/report/scope.ts";
import { type Looked, sayCompared } from "#lib/words/filter-words.ts";
import { DaysChoice } from "./days-choice.tsx";
import classes from "./filter.module.css";
import { Preset } from "./preset.tsx";

type Picked = { compare: ComparedWith | null; compareFrom: string | null; compareTo: string | null };

type Props = { scope: Scope; looked: Looked; onPick: (picked: Picked) => void };

const NAMED = ["previous", "year", "none"] as const;

/** With which days the numbers are compared: each choice says which it would be. */
export function CompareSelect({ scope, looked, onPick }: Props) {
  const words = useWords();
  const { t } = words;
  const [open, setOpen] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const close = (picked: Picked) => {
    panel.current?.hidePopover();
    onPick(picked);
  };
  const days = (compare: ComparedWith) => sayCompared(scope, { ...looked, compare }, words);
  const chosen = days(scope.compare);
  return (
    <Popup
      label={t("filters.compare")}
      panel={panel}
      onOpen={setOpen}
      {...buttonLook({ variant: "default" })}
      face={
        <>
          <span className="ellipsis">
            {chosen === null ? t("filters.notCompared") : t("filters.versus", { what: chosen })}
          </span>
          <IconChevronDown size={14} aria-hidden />
        </>
      }
    >
      {open ? (
        <div className={classes.period}>
          <fieldset className={classes.presets}>
            <legend className={classes.group}>{t("filters.compare")}</legend>
            {NAMED.map((compare) => (
              <Preset
                key={compare}
                chosen={scope.compare === compare}
                beneath={days(compare)}
                onPick={() => close({ ...NO_DAYS, compare: compare === "previous" ? null : compare })}
              >
                {t(`filters.compared.${compare}`)}
              </Preset>
            ))}
          </fieldset>
          <DaysChoice {...looked} range={customOf(scope)} onPick={(range) => close(custom(range))} />
        </div>
      ) : null}
    </Popup>
  );
}

const NO_DAYS = { compareFrom: null, compareTo: null };

function customOf({ compare, compareFrom, compareTo }: Scope) {
  return compare === "custom" ? customRange(compareFrom, compareTo) : null;
}

function custom({ from, to }: { from: string; to: string }): Picked {
  return { compare: "custom", compareFrom: from, compareTo: to };
}
