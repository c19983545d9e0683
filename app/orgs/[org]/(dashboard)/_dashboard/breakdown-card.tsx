"use client";

import { SegmentedControl } from "@mantine/core";
import { useQueryStates } from "nuqs";
import { Panel } from "#app/_components/panel.tsx";
import { DIMENSIONS, filterNoun } from "#lib/domain/report/filter.ts";
import type { Breakdown, Dimension } from "#lib/domain/report/report.ts";
import { BreakdownTable } from "./breakdown-table.tsx";
import classes from "./dashboard.module.css";
import { dashboardHref, dashboardParsers } from "./search-params.ts";

const TABS = DIMENSIONS.map((dimension) => ({ value: dimension, label: filterNoun(dimension).many }));

type Props = {
  breakdown: Breakdown;
  /** What a failure rate is divided by. */
  formula: "evaluated" | "all";
  slug: string;
};

/** Which services, teams, repositories and environments make the numbers. */
export function BreakdownCard({ breakdown, formula, slug }: Props) {
  const [state, setState] = useQueryStates(dashboardParsers);
  const rows = breakdown[state.by];
  return (
    <Panel
      id="breakdown"
      title="Where the numbers come from"
      flush
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Break down by"
          data={TABS}
          value={state.by}
          onChange={(by: Dimension) => setState({ by })}
        />
      }
    >
      <BreakdownTable
        rows={rows}
        formula={formula}
        dimension={state.by}
        sort={state.sort}
        onSort={(sort) => setState({ sort })}
        hrefOf={(key) => dashboardHref(slug, state, { [state.by]: [key] })}
      />
      {breakdown.truncated.includes(state.by) ? (
        <p className={classes.note}>
          The {rows.length} {filterNoun(state.by).many.toLowerCase()} with most deployments; there are more.
          Narrow the filters to see them.
        </p>
      ) : null}
    </Panel>
  );
}
