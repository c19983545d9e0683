import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import cardClasses from "#app/_components/metrics/card.module.css";
import { MetricCard } from "#app/_components/metrics/metric-card.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { METRICS } from "#lib/domain/metrics/metric.ts";
import { type MetricCard as Card, metricCard, type Targets } from "#lib/domain/metrics/metric-card.ts";
import { trendOf, trendSource } from "#lib/domain/metrics/metric-trend.ts";
import type { PartOf } from "#lib/domain/report/report.ts";
import type { Bucket } from "#lib/domain/report/report-query.ts";
import { saySince } from "#lib/words/metric-card.ts";
import classes from "./dashboard.module.css";
import { MetricLink } from "./metric-link.tsx";

type Props = {
  report: PartOf<"figures" | "series">;
  organization: Organization;
  targets?: Targets;
  bucket?: Bucket | null;
  lastEvent: string | null;
  /** What of the commits was the work of bots, which another part of the report tells. */
  bots: ReactNode;
};

/** The five figures in DORA's order; each leads to its trend. */
export function MetricCards(props: Props) {
  const { report, organization, targets = {}, bucket = null } = props;
  const t = useTranslations();
  const { slug, timeZone } = organization;
  const source = trendSource(report, { ...organization, bucket });
  const cards = METRICS.map((metric) => metricCard(metric, report, { ...organization, targets }));
  return (
    <section aria-labelledby="key-figures">
      <h2 id="key-figures" className="unseen">
        {t("card.keyFigures")}
      </h2>
      <ul className={classes.cards}>
        {cards.map((card) => (
          <li key={card.metric}>
            <MetricCard
              title={
                <MetricLink slug={slug} metric={card.metric} className={cardClasses.cardLink}>
                  {t(`metrics.${card.metric}.title`)}
                </MetricLink>
              }
              card={card}
              report={report}
              trend={trendOf(card.metric, source, timeZone)}
              settings={organization}
              note={<Note card={card} {...props} />}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The last deployment before an empty window, the first one inside it, and what of it was the work of bots. */
function Note({ card: { metric, state }, report, organization, lastEvent, bots }: Props & { card: Card }) {
  const words = useWords();
  if (state === "empty") return lastEvent;
  if (metric === "lead_time") return bots;
  if (metric !== "deployment_frequency") return null;
  return saySince(report.figures.deployment_frequency, organization.timeZone, words);
}
