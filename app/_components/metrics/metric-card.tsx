import type { ReactNode } from "react";
import type { MetricCard as Card } from "#lib/domain/metrics/metric-card.ts";
import type { MetricSettings } from "#lib/domain/metrics/metric-definition.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import classes from "./card.module.css";
import { DeltaPill } from "./delta-pill.tsx";
import { HowComputed } from "./how-computed.tsx";
import { QuantityText } from "./quantity-text.tsx";
import { Sparkline } from "./sparkline.tsx";

type Props = {
  card: Card;
  /** The title as the link that the whole card is; the card is marked while its link is the current one. */
  title: ReactNode;
  trend: Trend;
  settings: MetricSettings;
  /** Days of the previous period; null without a comparison. */
  previousRange: string | null;
  /** The last deployment before an empty window, as a sentence. */
  lastEvent?: string | null;
};

export function MetricCard({ card, title, trend, settings, previousRange, lastEvent = null }: Props) {
  return (
    <article className={classes.card} data-state={card.state}>
      <div className={classes.cardHead}>
        <h3 className={classes.cardTitle}>{title}</h3>
        <div className={classes.above}>
          <HowComputed metric={card.metric} settings={settings} />
        </div>
      </div>
      <p className={classes.value}>
        <QuantityText quantity={card.value} />
        {card.statistic === null ? null : <span className={classes.statistic}>{card.statistic}</span>}
      </p>
      <p className={classes.sample}>
        {card.sample}
        {card.state === "empty" && lastEvent !== null ? ` ${lastEvent}` : null}
      </p>
      <div className={classes.deltaRow}>
        <Change card={card} previousRange={previousRange} />
      </div>
      <Sparkline trend={trend} />
      <div className={classes.cardFoot}>
        {card.band === null ? null : (
          <span className={classes.chip} data-band={card.band.band}>
            {card.band.label}
          </span>
        )}
        {card.mark === null ? null : <span>{card.mark}</span>}
        {card.coverage === null ? null : (
          <span className={classes.chip} data-band="few">
            {card.coverage} read
          </span>
        )}
        {card.state === "few" ? (
          <span className={classes.chip} data-band="few">
            directional: under 10
          </span>
        ) : null}
      </div>
    </article>
  );
}

function Change({ card, previousRange }: { card: Card; previousRange: string | null }) {
  if (previousRange === null) return null;
  if (card.delta !== null && card.previous !== null) {
    const { delta, previous, chance } = card;
    return <DeltaPill delta={delta} previous={previous} previousRange={previousRange} chance={chance} />;
  }
  return card.state === "value" || card.state === "few" ? "no previous value" : null;
}
