"use client";

import { IconAdjustmentsHorizontal, IconX } from "@tabler/icons-react";
import { debounce, useQueryStates } from "nuqs";
import { type ReactNode, useRef, useState, useTransition } from "react";
import { buttonLook } from "#app/_components/button-look.ts";
import { Popup } from "#app/_components/popup.tsx";
import { type ActiveFilter, activeFilters, FILTERS, type FilterName } from "#lib/domain/report/filter.ts";
import { periodLabel, type Scope } from "#lib/domain/report/scope.ts";
import classes from "./filter.module.css";
import { FilterSelect, type FilterValue } from "./filter-select.tsx";
import { PeriodSelect } from "./period-select.tsx";
import { scopeParsers } from "./scope-params.ts";

type Props = {
  values: Record<FilterName, FilterValue[]>;
  productionEnvs: string[];
  timeZone: string;
  weekStart: "monday" | "sunday" | "saturday";
  /** Today in the organisation's zone, `YYYY-MM-DD`. */
  today: string;
};

const SETTLE_MS = 350;
const CLEARED = { env: null, service: null, team: null, repository: null, connection: null } as const;

/** What narrows the whole page. Its state is the URL; the server answers each change. */
export function FilterBar(props: Props) {
  const { values, timeZone, weekStart, today } = props;
  const [waiting, startTransition] = useTransition();
  const [scope, setScope] = useQueryStates(scopeParsers, { shallow: false, startTransition });
  const chips = activeFilters(
    scope,
    new Map(values.connection.map(({ value, label = "" }) => [value, label])),
  );
  const select: Select = (filter, chosen) =>
    setScope({ [filter]: chosen.length === 0 ? null : chosen }, { limitUrlUpdates: debounce(SETTLE_MS) });
  const controls = (
    <Controls
      {...props}
      scope={scope}
      onSelect={select}
      onCompare={(compare) => setScope({ compare: compare ? null : "none" })}
    />
  );
  return (
    <section className={classes.bar} aria-label="Filters" aria-busy={waiting}>
      <div className={classes.line}>
        <PeriodSelect
          label={periodLabel(scope, timeZone)}
          scope={scope}
          timeZone={timeZone}
          weekStart={weekStart}
          today={today}
          onPick={(picked) => setScope(picked, { history: "push" })}
        />
        <div className={classes.wide}>{controls}</div>
        <Sheet chosen={chips.length}>{controls}</Sheet>
        <span className={classes.waiting} role="status">
          {waiting ? <span className={classes.turning} role="img" aria-label="Loading the numbers" /> : null}
        </span>
      </div>
      <Chips
        chips={chips}
        onRemove={({ filter, value }) => select(filter, without(scope[filter], value))}
        onReset={() => setScope(CLEARED)}
      />
    </section>
  );
}

type Select = (filter: FilterName, chosen: string[]) => void;
type ControlsProps = Props & { scope: Scope; onSelect: Select; onCompare: (compare: boolean) => void };

/** Environment first: it decides what production is, and with it every number. */
const ORDER: FilterName[] = ["env", ...FILTERS.filter((filter) => filter !== "env")];

function Controls({ values, productionEnvs, scope, onSelect, onCompare }: ControlsProps) {
  return (
    <>
      {ORDER.filter((filter) => filter !== "connection" || values.connection.length > 1).map((filter) => (
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
        vs previous period
      </label>
    </>
  );
}

/** The same controls on a phone. */
function Sheet({ chosen, children }: { chosen: number; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const panel = useRef<HTMLElement>(null);
  return (
    <div className={classes.narrow}>
      <Popup
        label="Filters"
        place="sheet"
        panel={panel}
        onOpen={setOpen}
        {...buttonLook({ variant: "default" })}
        face={
          <>
            <IconAdjustmentsHorizontal size={16} aria-hidden />
            {chosen === 0 ? "Filters" : `Filters (${chosen})`}
          </>
        }
      >
        {open ? (
          <div className={classes.sheet}>
            <h2 className={classes.sheetTitle}>Filters</h2>
            {children}
            <button type="button" onClick={() => panel.current?.hidePopover()} {...buttonLook()}>
              Show the numbers
            </button>
          </div>
        ) : null}
      </Popup>
    </div>
  );
}

type ChipsProps = { chips: ActiveFilter[]; onRemove: (chip: ActiveFilter) => void; onReset: () => void };

function Chips({ chips, onRemove, onReset }: ChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label="Active filters">
      {chips.map((chip) => (
        <li key={`${chip.filter} ${chip.value}`}>
          <button
            type="button"
            className={classes.chip}
            aria-label={`Remove the filter ${chip.label}`}
            onClick={() => onRemove(chip)}
          >
            <span className="ellipsis">{chip.label}</span>
            <IconX size={12} stroke={2} aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={classes.reset} onClick={onReset}>
          Reset
        </button>
      </li>
    </ul>
  );
}

function without(values: string[], value: string): string[] {
  return values.filter((other) => other !== value);
}
