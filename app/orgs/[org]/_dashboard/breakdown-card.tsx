import Link from "next/link";
import { DIMENSIONS, dimensionNoun } from "#lib/domain/filter.ts";
import type { Report } from "#lib/domain/report.ts";
import { Panel } from "../../../_components/panel.tsx";
import { BreakdownTable } from "./breakdown-table.tsx";
import classes from "./dashboard.module.css";
import { type DashboardState, dashboardHref } from "./search-params.ts";

type Props = { report: Report; slug: string; state: DashboardState };

/** Which services, teams, repositories and environments make the numbers. */
export function BreakdownCard({ report: { breakdown }, slug, state }: Props) {
  const rows = breakdown[state.by];
  const { many } = dimensionNoun(state.by);
  return (
    <Panel
      id="breakdown"
      title="Where the numbers come from"
      flush
      aside={
        <nav aria-label="Break down by">
          <ul className={classes.tabs}>
            {DIMENSIONS.map((dimension) => (
              <li key={dimension}>
                <Link
                  className={classes.tab}
                  href={dashboardHref(slug, state, { by: dimension })}
                  scroll={false}
                  aria-current={dimension === state.by ? "true" : undefined}
                >
                  {dimensionNoun(dimension).many}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      }
    >
      <BreakdownTable rows={rows} slug={slug} state={state} />
      {breakdown.truncated.includes(state.by) ? (
        <p className={classes.note}>
          The {rows.length} {many.toLowerCase()} with most deployments; there are more. Narrow the filters to
          see them.
        </p>
      ) : null}
    </Panel>
  );
}
