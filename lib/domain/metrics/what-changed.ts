import type { BreakdownRow, Change, PartOf } from "../report/report.ts";
import { METRICS, type Metric, metricOf } from "./metric.ts";
import type { Denominator } from "./metric-definition.ts";

/** A figure that moved beyond chance, with its value now and before. */
export type Finding = {
  metric: Metric;
  change: Change & { verdict: "better" | "worse" };
  now: number;
  before: number;
};

/** The figures that moved beyond chance, the bad news first; none where nothing did or nothing was compared. */
export function whatChanged({ figures, previous }: PartOf<"figures">): Finding[] {
  if (previous === null) return [];
  const found = METRICS.flatMap((metric): Finding[] => {
    const { headline } = metricOf(metric);
    const [now, before] = [headline(figures), headline(previous.figures)];
    const { verdict, ...change } = previous.change[metric];
    if ((verdict !== "better" && verdict !== "worse") || now === null || before === null) return [];
    return [{ metric, change: { ...change, verdict }, now, before }];
  });
  return found.toSorted(
    (a, b) => Number(a.change.verdict === "better") - Number(b.change.verdict === "better"),
  );
}

/** Whether any figure was compared at all, so that "nothing moved" is a finding and not silence. */
export function comparedAny({ previous }: PartOf<"figures">): boolean {
  return previous !== null && METRICS.some((metric) => previous.change[metric].verdict !== "not_compared");
}

/** How many rows a finding names. */
const NAMED = 3;
/** Under this part of the whole change a row is no explanation of it. */
const LEAST_PART = 0.1;

type Counts = Pick<BreakdownRow, "deployments" | "failed" | "evaluated">;
/** What of a row of the breakdown it takes to explain a finding. */
export type ExplainingRow = Counts &
  Pick<BreakdownRow, "key" | "leadTimeN"> & {
    previous: Counts | null;
    change: Record<"lead_time" | "recovery_time", Change> | null;
  };
type Compared<Row> = Row & { previous: Counts };
type Sides = Pick<PartOf<"figures">, "figures" | "window" | "previous">;

/**
 * The rows that explain a finding, the greatest part first. Of a frequency and a failure rate each row has a part of
 * the difference, and these add up to the whole of it; of a median those count that moved beyond chance themselves the
 * same way, the more events the more. Rows say nothing of repairs.
 */
export function rowsBehind<Row extends ExplainingRow>(
  { metric, change, now, before }: Finding,
  rows: readonly Row[],
  report: Sides,
): Row[] {
  const compared = rows.filter((row): row is Compared<Row> => row.previous !== null);
  const up = metricOf(metric).unit.difference === "ratio" ? (change.value ?? 2) > 1 : (change.value ?? 0) > 0;
  const parts = partsOf(metric, compared, report).map(({ row, part }) => ({ row, part: up ? part : -part }));
  // A median has no parts that add up to its change.
  const whole = metricOf(metric).statistic === "median" ? 0 : Math.abs(now - before);
  const all = Math.max(
    whole,
    parts.reduce((sum, { part }) => sum + Math.max(part, 0), 0),
  );
  return parts
    .filter(({ part }) => part > 0 && part >= LEAST_PART * all)
    .toSorted((a, b) => b.part - a.part)
    .slice(0, NAMED)
    .map(({ row }) => row);
}

type Part<Row> = { row: Row; part: number };

function partsOf<Row extends ExplainingRow>(
  metric: Metric,
  rows: Compared<Row>[],
  report: Sides,
): Part<Row>[] {
  return rows.flatMap((row) => {
    const part = partOf(metric, row, report);
    return part === null ? [] : [{ row, part }];
  });
}

/** How much of a difference is of a row; null where it explains nothing. */
function partOf(metric: Metric, row: Compared<ExplainingRow>, report: Sides): number | null {
  if (metric === "deployment_frequency") return partOfFrequency(row, report);
  if (metric === "change_failure_rate") return partOfRate(row, report);
  if (metric === "lead_time") return partOfMedian(row.change?.lead_time, row.leadTimeN);
  return metric === "recovery_time" ? partOfMedian(row.change?.recovery_time, row.failed) : null;
}

function partOfFrequency(row: Compared<ExplainingRow>, { window, previous }: Sides): number | null {
  const [days, daysBefore] = [window.coveredDays, previous?.window.coveredDays ?? 0];
  if (days <= 0 || daysBefore <= 0) return null;
  return row.deployments / days - row.previous.deployments / daysBefore;
}

/** What it failed more often than all did before: an unchanged row has no part, however much its share grew. */
function partOfRate(row: Compared<ExplainingRow>, { figures, previous }: Sides): number | null {
  if (previous === null) return null;
  const whole = wholeBy(figures.change_failure_rate.formula);
  const [now, before] = [figures, previous.figures].map((all) => ({
    failed: all.change_failure_rate.failed,
    whole: whole({ ...all.change_failure_rate, ...all.deployment_frequency }),
  }));
  if (!now?.whole || !before?.whole) return null;
  const excess = (of: Counts) => of.failed - (before.failed / before.whole) * whole(of);
  return excess(row) / now.whole - excess(row.previous) / before.whole;
}

function wholeBy(formula: Denominator) {
  return ({ evaluated, deployments }: Omit<Counts, "failed">) =>
    formula === "all" ? deployments : evaluated;
}

function partOfMedian(change: Change | undefined, events: number): number | null {
  if (change === undefined || change.value === null) return null;
  return change.verdict === "better" || change.verdict === "worse" ? change.value * events : null;
}
