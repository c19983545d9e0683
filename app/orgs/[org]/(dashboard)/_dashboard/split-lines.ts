import type { SplitLine } from "#app/_components/charts/trend-layers.tsx";
import { METRICS, type Metric } from "#lib/domain/metrics/metric.ts";
import { type TrendSource, trendOf } from "#lib/domain/metrics/metric-trend.ts";
import type { SplitSeries } from "#lib/domain/report/report.ts";
import { ORIGINS } from "#lib/domain/sync/events.ts";
import type { Words } from "#lib/words/words.ts";
import { narrowedTo } from "./row-href.ts";

/** The lines of each figure, with their names: on the server, so that only what is drawn reaches the browser. */
export function splitLines(
  split: SplitSeries,
  { source, timeZone, words }: { source: TrendSource; timeZone: string; words: Words },
): Record<Metric, SplitLine[]> {
  const of = (metric: Metric) =>
    split.lines.map(({ key, series }): SplitLine => {
      const { points } = trendOf(metric, { ...source, series, before: null }, timeZone);
      return {
        name: nameOf(split.by, key, words),
        values: points.map(({ value }) => value),
        counts: points.map(({ n }) => n),
        narrowed: split.by === "origin" ? { origin: key ?? "unknown" } : narrowedTo(split.by, key),
      };
    });
  return Object.fromEntries(METRICS.map((metric) => [metric, of(metric)])) as Record<Metric, SplitLine[]>;
}

function nameOf(by: SplitSeries["by"], key: string | null, { t }: Words): string {
  if (by !== "origin") return key ?? t(`breakdown.none.${by}`);
  const origin = ORIGINS.find((known) => known === key);
  return t(`origins.label.${origin ?? "unknown"}`);
}
