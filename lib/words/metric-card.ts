import { textOf } from "../domain/format/quantity.ts";
import { deltaOf } from "../domain/metrics/delta.ts";
import { metricOf } from "../domain/metrics/metric.ts";
import { FEW, type MetricCard } from "../domain/metrics/metric-card.ts";
import type { MetricUnit } from "../domain/metrics/metric-unit.ts";
import { type Coverage, coverageOf } from "../domain/report/freshness.ts";
import type { Change, Figures, PartOf, ReportWindow } from "../domain/report/report.ts";
import { sayChange } from "./delta-words.ts";
import { type Opens, sayReason, saySample } from "./metric-words.ts";
import { textIn } from "./unit-words.ts";
import type { Words } from "./words.ts";

type Shown = { report: PartOf<"figures"> /** The organisation's. */; timeZone: string };

/** The sample of a card, whose parts open; for a missing value the reason. */
export function sayCard(
  { metric, state }: MetricCard,
  { report: { figures, window }, timeZone, opens }: Shown & { opens: Opens },
  words: Words,
) {
  const { t, format } = words;
  if (state === "unread") return t("card.unread");
  if (state === "empty") return t("card.empty", { range: format.range(window.from, window.to, timeZone) });
  return state === "unknown"
    ? sayReason(metric, figures, words)
    : saySample(metric, figures, { words, opens });
}

/** The previous value of a card, its days and how much of them was read, and between what the change lies. */
export function sayPrevious(
  { metric, previous, change, size }: MetricCard,
  { window, timeZone }: { window: ReportWindow; timeZone: string },
  words: Words,
): string {
  const { t, format } = words;
  const { unit } = metricOf(metric);
  const value = textIn(unit, format)(previous);
  const range = format.range(window.from, window.to, timeZone);
  const coverage = coverageOf(window);
  const told =
    coverage === null
      ? t("card.previous", { value, range })
      : t("card.previousInPart", { value, range, ...daysOf(coverage, format) });
  const between = change === null ? null : sayChangeInterval({ change, unit, size }, words);
  return between === null ? told : `${told} ${between}`;
}

type Changed = { change: Change; unit: MetricUnit; size: number };

/** "The change lies between −5.7 pp and +8.5 pp (95 %)."; null where one of its ends is not known. */
export function sayChangeInterval({ change, unit, size }: Changed, words: Words): string | null {
  const interval = deltaOf(change, unit, size)?.interval ?? null;
  if (interval === null) return null;
  const [low, high] = [sayChange(interval.low, words), sayChange(interval.high, words)];
  return words.t("card.changeInterval", { low, high });
}

/** Why a change is not told, with what is missing; null when it is, or nobody asked. */
export function sayNotCompared(
  { change }: Pick<MetricCard, "change">,
  { report: { figures, previous }, timeZone }: Shown,
  { t, format }: Words,
): string | null {
  const notCompared = change?.reason ?? null;
  if (notCompared === null || previous === null) return null;
  const { firstAt } = figures.deployment_frequency;
  if (notCompared === "nothing_sent_before" && firstAt !== null)
    return t("card.notCompared.nothing_sent_before", { day: format.day(firstAt, timeZone) });
  if (notCompared === "not_covered")
    return t("card.notCompared.not_covered", daysOf(readOf(previous.window), format));
  return t(notCompared === "few_events" ? "card.notCompared.few_events" : "card.noPrevious");
}

const DAY_MS = 86_400_000;

const readOf = ({ coveredDays, from, to }: ReportWindow): Coverage => ({
  read: coveredDays,
  all: (Date.parse(to) - Date.parse(from)) / DAY_MS,
});

/** When the first deployment was seen, where that lies inside the window, and how often they came since: not of a few. */
export function saySince(
  { since, deployments }: Figures["deployment_frequency"],
  timeZone: string,
  { t, format }: Words,
): string | null {
  if (since === null) return null;
  const day = format.day(since.at, timeZone);
  if (since.value === null || deployments < FEW) return t("card.firstSeen", { day });
  return t("card.since", { day, frequency: textOf(format.frequencyParts(since.value)) });
}

/** "4.0 pp above the 5 % mark"; null where there is no mark. */
export function sayMark(points: number | null, { t, format }: Words): string | null {
  if (points === null) return null;
  const size = Math.abs(points);
  if (size.toFixed(1) === "0.0") return t("card.mark.at");
  return t(points > 0 ? "card.mark.above" : "card.mark.below", { points: format.oneDecimal(size) });
}

/** "5.2 to 15.1 %", "1 d 2 h to 1 d 6 h"; null without an interval. */
export function sayInterval({ metric, interval }: MetricCard, { t, format }: Words): string | null {
  if (interval === null) return null;
  const { unit } = metricOf(metric);
  const { low, high } = interval;
  if (unit.name === "rate") return format.interval(low, high);
  const text = textIn(unit, format);
  return t("card.between", { low: text(low), high: text(high) });
}

/** "target 10.0 %, missed"; null without a target. */
export function sayTarget({ metric, target }: MetricCard, { t, format }: Words): string | null {
  if (target === null) return null;
  const value = textIn(metricOf(metric).unit, format)(target.value);
  if (target.met === null) return t("card.target.few", { value });
  return t(target.met ? "card.target.met" : "card.target.missed", { value });
}

/** "19.4 of 30 days read"; null when all of them were. */
export function sayCoverage(coverage: Coverage | null, { t, format }: Words): string | null {
  return coverage === null ? null : t("card.read", daysOf(coverage, format));
}

const daysOf = ({ read, all }: Coverage, { days }: Words["format"]) => ({ read: days(read), all: days(all) });
