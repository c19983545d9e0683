import { useTranslations } from "next-intl";
import { TextLink } from "#app/_components/link.tsx";
import cardClasses from "#app/_components/metrics/card.module.css";
import { MetricCard } from "#app/_components/metrics/metric-card.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { effectOn } from "#lib/domain/metrics/effect.ts";
import { METRICS } from "#lib/domain/metrics/metric.ts";
import { metricCard } from "#lib/domain/metrics/metric-card.ts";
import { trendOf, trendSource } from "#lib/domain/metrics/metric-trend.ts";
import type { PartOf } from "#lib/domain/report/report.ts";
import { sayEffect } from "#lib/words/place-words.ts";
import type { PlaceKey, Shown } from "./load.ts";
import classes from "./places.module.css";

export async function Cards({ member: { organization }, data }: Shown) {
  const [report, all] = await Promise.all([data.figures, data.all]);
  return <PlaceCards report={report} all={all} organization={organization} place={data.key} />;
}

type Props = {
  report: PartOf<"figures" | "series">;
  /** Everything of the same filters, this place or not. */
  all: PartOf<"figures">;
  organization: Organization;
  place: PlaceKey;
};

/** The figures of a place, each leading to its trend, and what the whole owes to it. */
export function PlaceCards({ report, all, organization, place }: Props) {
  const t = useTranslations();
  const words = useWords();
  const { slug, timeZone } = organization;
  const source = trendSource(report, organization);
  return (
    <section aria-labelledby="key-figures" className={classes.stack}>
      <h2 id="key-figures" className="unseen">
        {t("card.keyFigures")}
      </h2>
      <ul className={classes.cards}>
        {METRICS.map((metric) => (
          <li key={metric}>
            <MetricCard
              title={
                <TextLink
                  href={`/orgs/${slug}?${new URLSearchParams({ metric, [place.kind]: place.name })}`}
                  className={cardClasses.cardLink}
                >
                  {t(`metrics.${metric}.title`)}
                </TextLink>
              }
              card={metricCard(metric, report, organization)}
              report={report}
              trend={trendOf(metric, source, timeZone)}
              settings={organization}
              narrowed={{ [place.kind]: [place.name] }}
            />
          </li>
        ))}
      </ul>
      <p className={classes.said}>{sayEffect(effectOn(all.figures, report.figures), place, words)}</p>
    </section>
  );
}
