import { useTranslations } from "next-intl";
import cardClasses from "#app/_components/metrics/card.module.css";
import { MetricCard } from "#app/_components/metrics/metric-card.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import { METRICS } from "#lib/domain/metrics/metric.ts";
import { metricCard } from "#lib/domain/metrics/metric-card.ts";
import { trendOf, trendSource } from "#lib/domain/metrics/metric-trend.ts";
import type { Report } from "#lib/domain/report/report.ts";
import classes from "./dashboard.module.css";
import { MetricLink } from "./metric-link.tsx";

type Props = { report: Report; organization: Organization; lastEvent: string | null };

/** The five figures in DORA's order; each leads to its trend. */
export function MetricCards({ report, organization, lastEvent }: Props) {
  const t = useTranslations();
  const { slug, timeZone } = organization;
  const source = trendSource(report);
  return (
    <section aria-labelledby="key-figures">
      <h2 id="key-figures" className="unseen">
        {t("card.keyFigures")}
      </h2>
      <ul className={classes.cards}>
        {METRICS.map((metric) => (
          <li key={metric}>
            <MetricCard
              title={
                <MetricLink slug={slug} metric={metric} className={cardClasses.cardLink}>
                  {t(`metrics.${metric}.title`)}
                </MetricLink>
              }
              card={metricCard(metric, report, organization)}
              report={report}
              trend={trendOf(metric, source, timeZone)}
              settings={organization}
              lastEvent={lastEvent}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
