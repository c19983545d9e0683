import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { metricOf } from "#lib/domain/metrics/metric.ts";
import type { MetricCard as Card } from "#lib/domain/metrics/metric-card.ts";
import type { MetricSettings } from "#lib/domain/metrics/metric-definition.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import type { PartOf } from "#lib/domain/report/report.ts";
import { sayCard, sayCoverage, sayMark, sayNotCompared, sayPrevious } from "#lib/words/metric-card.ts";
import { quantityIn } from "#lib/words/unit-words.ts";
import { useWords } from "../../_language/use-words.ts";
import classes from "./card.module.css";
import { ChangeMark } from "./change-mark.tsx";
import { HowComputed } from "./how-computed.tsx";
import { QuantityText } from "./quantity-text.tsx";
import { Sparkline } from "./sparkline.tsx";

type Props = {
  card: Card;
  /** The title as the link that the whole card is; the card is marked while its link is the current one. */
  title: ReactNode;
  report: PartOf<"figures">;
  trend: Trend;
  settings: MetricSettings;
  /** What is to be known of this one beside its sample. */
  note?: ReactNode;
};

export function MetricCard({ card, title, report, trend, settings, note = null }: Props) {
  const words = useWords();
  const { unit } = metricOf(card.metric);
  return (
    <article className={classes.card} data-state={card.state}>
      <div className={classes.cardHead}>
        <h3 className={classes.cardTitle}>{title}</h3>
        <div className={classes.above}>
          <HowComputed metric={card.metric} settings={settings} />
        </div>
      </div>
      <p className={classes.value}>
        <QuantityText quantity={quantityIn(unit, words.format)(card.value)} />
        <Statistic card={card} />
      </p>
      <p className={classes.sample}>
        {sayCard(card, { report, timeZone: settings.timeZone }, words)}
        {note === null ? null : <span className={classes.note}> {note}</span>}
      </p>
      <div className={classes.deltaRow}>
        <Change card={card} report={report} timeZone={settings.timeZone} />
      </div>
      <Sparkline trend={trend} />
      <Foot card={card} />
    </article>
  );
}

const isKnown = ({ state }: Card) => state === "value" || state === "few";

function Statistic({ card }: { card: Card }) {
  const t = useTranslations("card");
  const { statistic } = metricOf(card.metric);
  if (statistic === null || !isKnown(card)) return null;
  return <span className={classes.statistic}>{t(`statistic.${statistic}`)}</span>;
}

/** The level, how much was read, and how far a small sample goes. */
function Foot({ card: { band, aboveMark, coverage, state } }: { card: Card }) {
  const words = useWords();
  const { t } = words;
  const mark = sayMark(aboveMark, words);
  const read = sayCoverage(coverage, words);
  return (
    <div className={classes.cardFoot}>
      {band === null ? null : (
        <span className={classes.chip} data-band={band}>
          {t(`card.band.${band}`)}
        </span>
      )}
      {mark === null ? null : <span>{mark}</span>}
      {[read, state === "few" ? t("card.few") : null]
        .filter((doubt) => doubt !== null)
        .map((doubt) => (
          <span key={doubt} className={classes.chip} data-band="few">
            {doubt}
          </span>
        ))}
    </div>
  );
}

type ChangeProps = { card: Card; report: PartOf<"figures">; timeZone: string };

/** How it changed, or in words why that is not told. */
function Change({ card, report, timeZone }: ChangeProps) {
  const words = useWords();
  const { previous } = report;
  const { change, metric, size } = card;
  if (previous === null || change === null) return null;
  const reason = sayNotCompared(card, { report, timeZone }, words);
  const told = sayPrevious(card, { window: previous.window, timeZone }, words);
  return (
    <ChangeMark change={change} unit={metricOf(metric).unit} size={size} previous={told} reason={reason} />
  );
}
