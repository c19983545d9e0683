import { textOf } from "../domain/format/quantity.ts";
import { metricOf } from "../domain/metrics/metric.ts";
import type { MetricCard } from "../domain/metrics/metric-card.ts";
import { type Coverage, coverageOf } from "../domain/report/freshness.ts";
import type { Report, ReportWindow } from "../domain/report/report.ts";
import { sayReason, saySample } from "./metric-words.ts";
import { quantityIn } from "./unit-words.ts";
import type { Words } from "./words.ts";

/** The sample of a card and its parts; for a missing value the reason. `timeZone` is the organisation's. */
export function sayCard(
  { metric, state }: MetricCard,
  { report: { figures, window }, timeZone }: { report: Report; timeZone: string },
  words: Words,
): string {
  const { t, format } = words;
  if (state === "unread") return t("card.unread");
  if (state === "empty") return t("card.empty", { range: format.range(window.from, window.to, timeZone) });
  return state === "unknown" ? sayReason(metric, figures, words) : saySample(metric, figures, words);
}

/** The previous value of a card, its days and how much of them was read, and whether the change may be chance. */
export function sayPrevious(
  { metric, previous, chance, delta }: MetricCard,
  { window, timeZone }: { window: ReportWindow; timeZone: string },
  { t, format }: Words,
): string {
  const value = textOf(quantityIn(metricOf(metric).unit, format)(previous));
  const range = format.range(window.from, window.to, timeZone);
  const coverage = coverageOf(window);
  const told =
    coverage === null
      ? t("card.previous", { value, range })
      : t("card.previousInPart", { value, range, ...daysOf(coverage, format) });
  return chance && delta?.judgement !== "same" ? `${told} ${t("card.chance")}` : told;
}

/** "4.0 pp above the 5 % mark"; null where there is no mark. */
export function sayMark(points: number | null, { t, format }: Words): string | null {
  if (points === null) return null;
  const size = Math.abs(points);
  if (size.toFixed(1) === "0.0") return t("card.mark.at");
  return t(points > 0 ? "card.mark.above" : "card.mark.below", { points: format.oneDecimal(size) });
}

/** "19.4 of 30 days read"; null when all of them were. */
export function sayCoverage(coverage: Coverage | null, { t, format }: Words): string | null {
  return coverage === null ? null : t("card.read", daysOf(coverage, format));
}

const daysOf = ({ read, all }: Coverage, { days }: Words["format"]) => ({ read: days(read), all: days(all) });
