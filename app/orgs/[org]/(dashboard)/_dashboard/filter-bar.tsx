"use client";

import { Button, Drawer, Loader, Switch } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconX } from "@tabler/icons-react";
import { debounce, useQueryStates } from "nuqs";
import { type ReactNode, useState, useTransition } from "react";
import { activeFilters, DIMENSIONS, type Filter, periodLabel } from "#lib/domain/report/filter.ts";
import type { Dimension } from "#lib/domain/report/report.ts";
import classes from "./filter.module.css";
import { FilterSelect } from "./filter-select.tsx";
import { PeriodSelect } from "./period-select.tsx";
import { filterParsers } from "./search-params.ts";

export type FilterValues = Record<Dimension, { value: string; deployments: number }[]>;

type Props = {
  values: FilterValues;
  productionEnvs: string[];
  timeZone: string;
  weekStart: "monday" | "sunday" | "saturday";
  /** Today in the organisation's zone, `YYYY-MM-DD`. */
  today: string;
};

const SETTLE_MS = 350;
const CLEARED = { env: null, service: null, team: null, repository: null } as const;

/** What narrows the whole page. Its state is the URL; the server answers each change. */
export function FilterBar(props: Props) {
  const { timeZone, weekStart, today } = props;
  const [waiting, startTransition] = useTransition();
  const [query, setQuery] = useQueryStates(filterParsers, { shallow: false, startTransition });
  const filter: Filter = { ...query, compare: query.compare === "previous" };
  const chips = activeFilters(filter);
  const select: Select = (dimension, chosen) =>
    setQuery({ [dimension]: chosen.length === 0 ? null : chosen }, { limitUrlUpdates: debounce(SETTLE_MS) });
  const controls = (
    <Controls
      {...props}
      filter={filter}
      onSelect={select}
      onCompare={(compare) => setQuery({ compare: compare ? null : "none" })}
    />
  );
  return (
    <section className={classes.bar} aria-label="Filters" aria-busy={waiting}>
      <div className={classes.line}>
        <PeriodSelect
          label={periodLabel(filter, timeZone)}
          filter={filter}
          timeZone={timeZone}
          weekStart={weekStart}
          today={today}
          onPick={(picked) => setQuery(picked, { history: "push" })}
        />
        <div className={classes.wide}>{controls}</div>
        <Sheet chosen={chips.length}>{controls}</Sheet>
        <span className={classes.waiting} role="status">
          {waiting ? <Loader size={16} aria-label="Loading the numbers" /> : null}
        </span>
      </div>
      <Chips
        chips={chips}
        onRemove={({ dimension, value }) => select(dimension, without(filter[dimension], value))}
        onReset={() => setQuery(CLEARED)}
      />
    </section>
  );
}

type Select = (dimension: Dimension, chosen: string[]) => void;
type ControlsProps = Props & { filter: Filter; onSelect: Select; onCompare: (compare: boolean) => void };

/** Environment first: it decides what production is, and with it every number. */
const ORDER: Dimension[] = ["env", ...DIMENSIONS.filter((dimension) => dimension !== "env")];

function Controls({ values, productionEnvs, filter, onSelect, onCompare }: ControlsProps) {
  return (
    <>
      {ORDER.map((dimension) => (
        <FilterSelect
          key={dimension}
          dimension={dimension}
          values={values[dimension]}
          chosen={filter[dimension]}
          productionEnvs={dimension === "env" ? productionEnvs : null}
          onChange={(chosen) => onSelect(dimension, chosen)}
        />
      ))}
      <Switch
        className={classes.compare ?? ""}
        size="xs"
        label="vs previous period"
        checked={filter.compare}
        onChange={(event) => onCompare(event.currentTarget.checked)}
      />
    </>
  );
}

/** The same controls on a phone. */
function Sheet({ chosen, children }: { chosen: number; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className={classes.narrow ?? ""}
        variant="default"
        leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {chosen === 0 ? "Filters" : `Filters (${chosen})`}
      </Button>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        position="bottom"
        size={348}
        title="Filters"
        closeButtonProps={{ "aria-label": "Close the filters" }}
      >
        <div className={classes.sheet}>
          {children}
          <Button onClick={() => setOpen(false)}>Show the numbers</Button>
        </div>
      </Drawer>
    </>
  );
}

type Chip = ReturnType<typeof activeFilters>[number];
type ChipsProps = { chips: Chip[]; onRemove: (chip: Chip) => void; onReset: () => void };

function Chips({ chips, onRemove, onReset }: ChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label="Active filters">
      {chips.map((chip) => (
        <li key={chip.label}>
          <button
            type="button"
            className={classes.chip}
            aria-label={`Remove the filter ${chip.label}`}
            onClick={() => onRemove(chip)}
          >
            <span className={classes.chipText}>{chip.label}</span>
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
