"use client";

import { Button, Drawer, Loader, Switch } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconX } from "@tabler/icons-react";
import { debounce, useQueryStates } from "nuqs";
import { type ReactNode, useState, useTransition } from "react";
import { activeFilters, DIMENSIONS, type Filter, periodLabel } from "#lib/domain/filter.ts";
import type { Dimension } from "#lib/domain/report.ts";
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
export function FilterBar({ values, productionEnvs, timeZone, weekStart, today }: Props) {
  const [waiting, startTransition] = useTransition();
  const [sheet, setSheet] = useState(false);
  const [query, setQuery] = useQueryStates(filterParsers, { shallow: false, startTransition });
  const filter: Filter = { ...query, compare: query.compare === "previous" };
  const chips = activeFilters(filter);
  const select = (dimension: Dimension, chosen: string[]) =>
    setQuery({ [dimension]: chosen.length === 0 ? null : chosen }, { limitUrlUpdates: debounce(SETTLE_MS) });

  const period = (
    <PeriodSelect
      label={periodLabel(filter, timeZone)}
      filter={filter}
      timeZone={timeZone}
      weekStart={weekStart}
      today={today}
      onPick={(picked) => setQuery(picked, { history: "push" })}
    />
  );
  const selects = DIMENSIONS.toSorted((a) => (a === "env" ? -1 : 0)).map((dimension) => (
    <FilterSelect
      key={dimension}
      dimension={dimension}
      values={values[dimension]}
      chosen={filter[dimension]}
      productionEnvs={dimension === "env" ? productionEnvs : null}
      onChange={(chosen) => select(dimension, chosen)}
    />
  ));
  const compare = (
    <Switch
      size="xs"
      label="vs previous period"
      checked={filter.compare}
      onChange={(event) => setQuery({ compare: event.currentTarget.checked ? null : "none" })}
    />
  );
  return (
    <section className={classes.bar} aria-label="Filters" aria-busy={waiting}>
      <div className={classes.line}>
        {period}
        <div className={classes.wide}>
          {selects}
          {compare}
        </div>
        <Button
          className={classes.narrow ?? ""}
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          onClick={() => setSheet(true)}
        >
          {chips.length === 0 ? "Filters" : `Filters (${chips.length})`}
        </Button>
        <span className={classes.waiting} role="status">
          {waiting ? <Loader size={16} aria-label="Loading the numbers" /> : null}
        </span>
      </div>
      <Chips
        chips={chips}
        onRemove={({ dimension, value }) => select(dimension, without(filter[dimension], value))}
      >
        <button type="button" className={classes.reset} onClick={() => setQuery(CLEARED)}>
          Reset
        </button>
      </Chips>
      <Drawer
        opened={sheet}
        onClose={() => setSheet(false)}
        position="bottom"
        size={348}
        title="Filters"
        closeButtonProps={{ "aria-label": "Close the filters" }}
      >
        <div className={classes.sheet}>
          {selects}
          {compare}
          <Button onClick={() => setSheet(false)}>Show the numbers</Button>
        </div>
      </Drawer>
    </section>
  );
}

type Chip = ReturnType<typeof activeFilters>[number];
type ChipsProps = { chips: Chip[]; onRemove: (chip: Chip) => void; children: ReactNode };

function Chips({ chips, onRemove, children }: ChipsProps) {
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
      <li>{children}</li>
    </ul>
  );
}

function without(values: string[], value: string): string[] {
  return values.filter((other) => other !== value);
}
