"use client";

import { IconAdjustmentsHorizontal, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { debounce, useQueryStates } from "nuqs";
import { type ReactNode, useRef, useState, useTransition } from "react";
import { buttonLook } from "#app/_components/button-look.ts";
import { Popup } from "#app/_components/popup.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { type ActiveFilter, activeFilters, FILTERS, type FilterName } from "#lib/domain/report/filter.ts";
import type { CalendarOf } from "#lib/domain/report/period.ts";
import type { Scope } from "#lib/domain/report/scope.ts";
import { sayActive, sayPeriod, sayPrinted } from "#lib/words/filter-words.ts";
import { CompareSelect } from "./compare-select.tsx";
import classes from "./filter.module.css";
import { FilterSelect, type FilterValue } from "./filter-select.tsx";
import { PeriodSelect } from "./period-select.tsx";
import { scopeParsers } from "./scope-params.ts";

type Props = {
  values: Record<FilterName, FilterValue[]>;
  productionEnvs: string[];
  calendar: CalendarOf;
  /** When the page was asked for. */
  now: string;
  /** Whether the page compares its numbers with those of other days. */
  comparing: boolean;
};

const SETTLE_MS = 350;
const CLEARED = {
  ...{ env: null, service: null, team: null, repository: null, connection: null },
  ...{ tag: null, without: null, automation: null },
} as const;

/** What narrows the whole page. Its state is the URL; the server answers each change. */
export function FilterBar(props: Props) {
  const { values, calendar, comparing } = props;
  const looked = { now: new Date(props.now), calendar };
  const [waiting, startTransition] = useTransition();
  const [scope, setScope] = useQueryStates(scopeParsers, { shallow: false, startTransition });
  const words = useWords();
  const { t } = words;
  const names = new Map(values.connection.map(({ value, label = "" }) => [value, label]));
  const chips = activeFilters(scope).map((chip) => ({ ...chip, label: sayActive(chip, names, words) }));
  const select: Select = (filter, chosen) =>
    setScope({ [filter]: chosen.length === 0 ? null : chosen }, { limitUrlUpdates: debounce(SETTLE_MS) });
  const remove = (chip: ActiveFilter) => setScope(withoutChip(scope, chip));
  const controls = (
    <>
      <Controls {...props} scope={scope} onSelect={select} />
      {comparing ? <CompareSelect scope={scope} looked={looked} onPick={setScope} /> : null}
    </>
  );
  return (
    <>
      <section className={classes.bar} aria-label={t("filters.label")} aria-busy={waiting} data-filters>
        <div className={classes.line}>
          <PeriodSelect
            label={sayPeriod(scope, calendar.timeZone, words)}
            scope={scope}
            looked={looked}
            onPick={(picked) => setScope(picked, { history: "push" })}
          />
          <div className={classes.wide}>{controls}</div>
          <Sheet chosen={chips.length}>{controls}</Sheet>
          <span className={classes.waiting} role="status">
            {waiting ? (
              <span className={classes.turning} role="img" aria-label={t("filters.loading")} />
            ) : null}
          </span>
        </div>
        <Chips chips={chips} onRemove={remove} onReset={() => setScope(CLEARED)} />
      </section>
      <p className="printed">
        {sayPrinted(scope, { ...looked, chips: chips.map(({ label }) => label) }, words)}
      </p>
    </>
  );
}

type Select = (filter: FilterName, chosen: string[]) => void;
type ControlsProps = Pick<Props, "values" | "productionEnvs"> & { scope: Scope; onSelect: Select };

/** Environment first: it decides what production is, and with it every number. */
const ORDER: FilterName[] = ["env", ...FILTERS.filter((filter) => filter !== "env")];

/** How many there must be to choose from, where it is not worth a menu otherwise. */
const LEAST: Partial<Record<FilterName, number>> = { connection: 2, tag: 1 };

function Controls({ values, productionEnvs, scope, onSelect }: ControlsProps) {
  return ORDER.filter((filter) => values[filter].length >= (LEAST[filter] ?? 0)).map((filter) => (
    <FilterSelect
      key={filter}
      filter={filter}
      values={values[filter]}
      chosen={scope[filter]}
      productionEnvs={filter === "env" ? productionEnvs : null}
      onChange={(chosen) => onSelect(filter, chosen)}
    />
  ));
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
            <div className={classes.sheetTop}>
              <h2 className={classes.sheetTitle}>{t("label")}</h2>
              <button
                type="button"
                className={classes.close}
                aria-label={t("close")}
                onClick={() => panel.current?.hidePopover()}
              >
                <IconX size={18} stroke={1.7} aria-hidden />
              </button>
            </div>
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

/** What a scope becomes when a chip is pressed. */
function withoutChip(scope: Scope, { filter, value }: ActiveFilter): Partial<Nullable<Scope>> {
  if (filter === "automation") return { automation: null };
  const left = scope[filter].filter((other) => other !== value);
  return { [filter]: left.length === 0 ? null : left };
}

type Nullable<T> = { [K in keyof T]: T[K] | null };
