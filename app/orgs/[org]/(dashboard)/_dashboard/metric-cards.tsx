import cardClasses from "#app/_components/metrics/card.module.css";
import { MetricCard } from "#app/_components/metrics/metric-card.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import { formatRange } from "#lib/domain/format/format-time.ts";
import { METRICS, metricOf } from "#lib/domain/metrics/metric.ts";
import { metricCard } from "#lib/domain/metrics/metric-card.ts";
import { trendOf, trendSource } from "#lib/domain/metrics/metric-trend.ts";
import { coverageShort } from "#lib/domain/report/freshness.ts";
import type { Report } from "#lib/domain/report/report.ts";
import classes from "./dashboard.module.css";
import { MetricLink } from "./metric-link.tsx";

type Props = { report: Report; organization: Organization; lastEvent: string | null };

/** The five figures in DORA's order; each leads to its trend. */
export function MetricCards({ report, organization, lastEvent }: Props) {
  const { slug, timeZone } = organization;
  const source = trendSource(report);
  const before = report.previous?.window ?? null;
  const read = before === null ? null : coverageShort(before);
  const range = before === null ? null : formatRange(before.from, before.to, timeZone);
  const previousRange = read === null ? range : `${range}, of which ${read} were read`;
  return (
    <section aria-labelledby="key-figures">
      <h2 id="key-figures" className="unseen">
        Key figures
      </h2>
      <ul className={classes.cards}>
        {METRICS.map((metric) => (
          <li key={metric}>
            <MetricCard
              title={
                <MetricLink slug={slug} metric={metric} className={cardClasses.cardLink}>
                  {metricOf(metric).words.title}
                </MetricLink>
              }
              card={metricCard(metric, report, organization)}
              trend={trendOf(metric, source, timeZone)}
              settings={organization}
              previousRange={previousRange}
              lastEvent={lastEvent}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
