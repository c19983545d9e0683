import type { ReactNode } from "react";
import type { Narrowed } from "#lib/domain/links.ts";
import { metricOf } from "#lib/domain/metrics/metric.ts";
import type { MetricCard as Card } from "#lib/domain/metrics/metric-card.ts";
import type { MetricSettings } from "#lib/domain/metrics/metric-definition.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import type { PartOf } from "#lib/domain/report/report.ts";
import {
  sayCard,
  sayCoverage,
  sayInterval,
  sayMark,
  sayNotCompared,
  sayPrevious,
  sayTarget,
} from "#lib/words/metric-card.ts";
import type { Opens } from "#lib/words/metric-words.ts";
import { quantityIn } from "#lib/words/unit-words.ts";
import { useWords } from "../../_language/use-words.ts";
import { CountLink } from "../count-link.tsx";
import { StatusMark } from "../status-mark.tsx";
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
  settings: MetricSettings & { slug: string };
  /** What the lists behind its counts are narrowed to beside the scope of the page. */
  narrowed?: Narrowed;
  /** What is to be known of this one beside its sample. */
  note?: ReactNode;
};

export function MetricCard({ card, title, report, trend, settings, narrowed = {}, note = null }: Props) {
  const words = useWords();
  const { unit } = metricOf(card.metric);
  const { slug, timeZone } = settings;
  const opens: Opens = (count, value) => (told) => (
    <CountLink slug={slug} count={count} value={value} narrowed={narrowed} className={classes.above ?? ""}>
      {told}
    </CountLink>
  );
  return (
    <article className={classes.card} data-state={card.state}>
      <div className={classes.cardHead}>
        <h3 className={classes.cardTitle}>{title}</h3>
        <div className={classes.above}>
          <HowComputed metric={card.metric} settings={settings} figures={report.figures} opens={opens} />
        </div>
      </div>
      <p className={classes.value}>
        <QuantityText quantity={quantityIn(unit, words.format)(card.value)} />
        <Statistic card={card} />
      </p>
      <p className={classes.sample}>
        {sayCard(card, { report, timeZone, opens }, words)}
        {note === null ? null : <span className={classes.note}> {note}</span>}
      </p>
      <div className={classes.deltaRow}>
        <Change card={card} report={report} timeZone={timeZone} />
      </div>
      <Sparkline trend={trend} />
      <Foot card={card} />
    </article>
  );
}

const isKnown = ({ state }: Card) => state === "value" || state === "few";

/** What kind of figure it is, and between what it may lie. */
function Statistic({ card }: { card: Card }) {
  const words = useWords();
  const { statistic } = metricOf(card.metric);
  if (!isKnown(card)) return null;
  const interval = sayInterval(card, words);
  return (
    <>
      {statistic === null ? null : (
        <span className={classes.statistic}>{words.t(`card.statistic.${statistic}`)}</span>
      )}
      {interval === null ? null : (
        <span className={classes.statistic} title={words.t("card.intervalHint")}>
          {interval}
        </span>
      )}
    </>
  );
}

/** The target or else the level, how much was read, and how far a small sample goes. */
function Foot({ card }: { card: Card }) {
  const { coverage, state, target } = card;
  const words = useWords();
  const { t } = words;
  const wanted = sayTarget(card, words);
  const tone = target?.met === null ? "pending" : target?.met ? "fine" : "failed";
  const band = target === null ? card.band : null;
  const mark = target === null ? sayMark(card.aboveMark, words) : null;
  const read = sayCoverage(coverage, words);
  return (
    <div className={classes.cardFoot}>
      {wanted === null ? null : <StatusMark tone={tone} word={wanted} />}
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
