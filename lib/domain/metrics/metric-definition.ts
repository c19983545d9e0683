import type { Count } from "../links.ts";
import type { Band, Figures, Interval, SeriesPoint, SeriesValues } from "../report/report.ts";
import type { MetricUnit } from "./metric-unit.ts";
import type { TrendColumn } from "./trend-columns.ts";

/** What a failure rate is divided by: judged deployments, or all of them. */
export type Denominator = "evaluated" | "all";

/** The settings of an organisation that decide what a number means. */
export type MetricSettings = {
  productionEnvs: string[];
  cfrDenominator: Denominator;
  bands: "dora-2024" | "off";
  timeZone: string;
};

/**
 * One figure with a card: all that the card, its trend, the table, the tooltip and the file need to know of it. What
 * they say of it are its messages, by the same key (`lib/words/en/metrics.ts`).
 */
export type MetricDefinition = {
  key: string;
  unit: MetricUnit;
  /** What kind of figure the big value is, when the title leaves it open. */
  statistic: "median" | null;
  /** How its level is told: by published bands, or as the distance to a mark; null when there is none to speak of. */
  levels: "bands" | "mark" | null;
  /** The big number, in its unit; null when not known. */
  headline: (figures: Figures) => number | null;
  /** Between what the value may lie, in its unit, with 95 %; absent of what was counted and not sampled. */
  interval?: (figures: Figures) => Interval;
  /** Whether more of it is better, which decides when a target is met. */
  more: "better" | "worse";
  /** How many events it rests on. A count over time is exact however small, so its base is infinite. */
  base: (figures: Figures) => number;
  /** Its published level; absent where it never has one. */
  band?: (figures: Figures) => Band | null;
  /** How far above a mark that stands in for levels it lies; absent where there is no such mark. */
  mark?: (value: number | null) => number | null;
  trend: {
    /** Bars of its deployments by verdict, or a line of its value. */
    drawn: "verdicts" | "line";
    /** The value of a bucket, in the metric's unit or, for bars, in deployments. */
    value: (values: SeriesValues, denominator: Denominator) => number | null;
    /** How many events a bucket's value rests on; for a share also which of them it counts, so that it has an interval. */
    base: (values: SeriesValues, denominator: Denominator) => { part: number | null; whole: number | null };
    /** The events behind a bucket, as a list opens them. */
    opens: (denominator: Denominator) => Count;
    /** Whether a longer series is summed by week: a rate of a single day swings between 0 and 100 %. */
    byWeek: boolean;
    /** What the table and the tooltip tell of a bucket. */
    columns: TrendColumn[];
  };
  /** Columns of the file by their names: values of a bucket, as the API gives them. */
  csv: Record<string, keyof SeriesPoint>;
};

/** A share of 0 to 1; null when either is not known or there is nothing to divide by. */
export function ratio(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}
