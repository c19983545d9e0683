import type { Organization } from "#lib/db/organizations.ts";
import { formatRange } from "#lib/domain/format-time.ts";
import { coverageShort } from "#lib/domain/freshness.ts";
import { METRICS } from "#lib/domain/metric.ts";
import { metricCard } from "#lib/domain/metric-card.ts";
import { trendOf } from "#lib/domain/metric-trend.ts";
import type { Report } from "#lib/domain/report.ts";
import { MetricCard } from "../../../_components/metrics/metric-card.tsx";
import classes from "./dashboard.module.css";
import { type DashboardState, dashboardHref } from "./search-params.ts";

type Props = { report: Report; organization: Organization; state: DashboardState; lastEvent: string | null };

/** The five figures in DORA's order; each leads to its trend. */
export function MetricCards({ report, organization, state, lastEvent }: Props) {
  const { slug, timeZone } = organization;
  const before = report.previous?.window ?? null;
  const read = before === null ? null : coverageShort(before);
  const range = before === null ? null : formatRange(before.from, before.to, timeZone);
  const previousRange = read === null ? range : `${range}, of which ${read} were read`;
  return (
    <section aria-labelledby="key-figures">
      <h2 id="key-figures" className={classes.unseen}>
        Key figures
      </h2>
      <ul className={classes.cards}>
        {METRICS.map((metric) => (
          <li key={metric}>
            <MetricCard
              card={metricCard(metric, report, organization)}
              trend={trendOf(metric, report, timeZone)}
              settings={organization}
              href={dashboardHref(slug, state, { metric })}
              selected={state.metric === metric}
              previousRange={previousRange}
              lastEvent={lastEvent}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
