"use client";

import { IconAdjustmentsHorizontal, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { debounce, useQueryStates } from "nuqs";
import { type ReactNode, useRef, useState, useTransition } from "react";
import { buttonLook } from "#app/_components/button-look.ts";
import { Popup } from "#app/_components/popup.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { WeekStart } from "#lib/domain/format/calendar.ts";
import { type ActiveFilter, activeFilters, FILTERS, type FilterName } from "#lib/domain/report/filter.ts";
import type { Scope } from "#lib/domain/report/scope.ts";
import { sayActive, sayPeriod } from "#lib/words/filter-words.ts";
import classes from "./filter.module.css";
import { FilterSelect, type FilterValue } from "./filter-select.tsx";
import { PeriodSelect } from "./period-select.tsx";
import { scopeParsers } from "./scope-params.ts";

type Props = {
  values: Record<FilterName, FilterValue[]>;
  productionEnvs: string[];
  timeZone: string;
  weekStart: WeekStart;
  /** Today in the organisation's zone, `YYYY-MM-DD`. */
  today: string;
};

const SETTLE_MS = 350;
const CLEARED = {
  ...{ env: null, service: null, team: null, repository: null, connection: null },
  ...{ tag: null, automation: null },
} as const;

/** What narrows the whole page. Its state is the URL; the server answers each change. */
export function FilterBar(props: Props) {
  const { values, timeZone, weekStart, today } = props;
  const [waiting, startTransition] = useTransition();
  const [scope, setScope] = useQueryStates(scopeParsers, { shallow: false, startTransition });
  const words = useWords();
  const { t } = words;
  const names = new Map(values.connection.map(({ value, label = "" }) => [value, label]));
  const chips = activeFilters(scope).map((chip) => ({ ...chip, label: sayActive(chip, names, words) }));
  const select: Select = (filter, chosen) =>
    setScope({ [filter]: chosen.length === 0 ? null : chosen }, { limitUrlUpdates: debounce(SETTLE_MS) });
  const remove = ({ filter, value }: ActiveFilter) => {
    if (filter === "automation") return setScope({ automation: null });
    if (filter === "without") return setScope({ without: scope.without.filter((one) => one !== value) });
    return select(filter, without(scope[filter], value));
  };
  const controls = (
    <Controls
      {...props}
      scope={scope}
      onSelect={select}
      onCompare={(compare) => setScope({ compare: compare ? null : "none" })}
    />
  );
  return (
    <section className={classes.bar} aria-label={t("filters.label")} aria-busy={waiting}>
      <div className={classes.line}>
        <PeriodSelect
          label={sayPeriod(scope, timeZone, words)}
          scope={scope}
          timeZone={timeZone}
          weekStart={weekStart}
          today={today}
          onPick={(picked) => setScope(picked, { history: "push" })}
        />
        <div className={classes.wide}>{controls}</div>
        <Sheet chosen={chips.length}>{controls}</Sheet>
        <span className={classes.waiting} role="status">
          {waiting ? <span className={classes.turning} role="img" aria-label={t("filters.loading")} /> : null}
        </span>
      </div>
      <Chips chips={chips} onRemove={remove} onReset={() => setScope(CLEARED)} />
    </section>
  );
}

type Select = (filter: FilterName, chosen: string[]) => void;
type ControlsProps = Props & { scope: Scope; onSelect: Select; onCompare: (compare: boolean) => void };

/** Environment first: it decides what production is, and with it every number. */
const ORDER: FilterName[] = ["env", ...FILTERS.filter((filter) => filter !== "env")];

/** How many there must be to choose from, where it is not worth a menu otherwise. */
const LEAST: Partial<Record<FilterName, number>> = { connection: 2, tag: 1 };

function Controls({ values, productionEnvs, scope, onSelect, onCompare }: ControlsProps) {
  const t = useTranslations("filters");
  return (
    <>
      {ORDER.filter((filter) => values[filter].length >= (LEAST[filter] ?? 0)).map((filter) => (
        <FilterSelect
          key={filter}
          filter={filter}
          values={values[filter]}
          chosen={scope[filter]}
          productionEnvs={filter === "env" ? productionEnvs : null}
          onChange={(chosen) => onSelect(filter, chosen)}
        />
      ))}
      <label className={classes.compare}>
        <input
          type="checkbox"
          role="switch"
          aria-checked={scope.compare === "previous"}
          className={classes.switch}
          checked={scope.compare === "previous"}
          onChange={(event) => onCompare(event.currentTarget.checked)}
        />
        {t("compare")}
      </label>
    </>
  );
}

/** The same controls on a phone. */
function Sheet({ chosen, children }: { chosen: number; children: ReactNode }) {
  const t = useTranslations("filters");
  const [open, setOpen] = useState(false);
  const panel = useRef<HTMLElement>(null);
  return (
    <div className={classes.narrow}>
      <Popup
        label={t("label")}
        place="sheet"
        panel={panel}
        onOpen={setOpen}
        {...buttonLook({ variant: "default" })}
        face={
          <>
            <IconAdjustmentsHorizontal size={16} aria-hidden />
            {chosen === 0 ? t("label") : t("count", { count: chosen })}
          </>
        }
      >
        {open ? (
          <div className={classes.sheet}>
            <h2 className={classes.sheetTitle}>{t("label")}</h2>
            {children}
            <button type="button" onClick={() => panel.current?.hidePopover()} {...buttonLook()}>
              {t("show")}
            </button>
          </div>
        ) : null}
      </Popup>
    </div>
  );
}

type Chip = ActiveFilter & { label: string };
type ChipsProps = { chips: Chip[]; onRemove: (chip: ActiveFilter) => void; onReset: () => void };

function Chips({ chips, onRemove, onReset }: ChipsProps) {
  const t = useTranslations("filters");
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label={t("active")}>
      {chips.map((chip) => (
        <li key={`${chip.filter} ${chip.value}`}>
          <button
            type="button"
            className={classes.chip}
            aria-label={t("remove", { filter: chip.label })}
            onClick={() => onRemove(chip)}
          >
            <span className="ellipsis">{chip.label}</span>
            <IconX size={12} stroke={2} aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={classes.reset} onClick={onReset}>
          {t("reset")}
        </button>
      </li>
    </ul>
  );
}

function without(values: string[], value: string): string[] {
  return values.filter((other) => other !== value);
}
