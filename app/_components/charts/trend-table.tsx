import { formatCount, formatDuration, formatRate } from "#lib/domain/format/format.ts";
import type { Metric } from "#lib/domain/metrics/metric.ts";
import type { Trend, TrendPoint } from "#lib/domain/metrics/metric-trend.ts";
import classes from "./charts.module.css";

type Column = { title: string; read: (point: TrendPoint) => string };

const VERDICTS: Column[] = [
  { title: "Deployments", read: (point) => formatCount(point.deployments) },
  { title: "Failed", read: (point) => formatCount(point.failed) },
  { title: "Fine", read: (point) => formatCount(point.fine) },
  { title: "Pending", read: (point) => formatCount(point.pending) },
];

const median: Column = { title: "Median", read: (point) => formatDuration(point.value) };
const rate = (title: string): Column => ({ title, read: (point) => formatRate(point.value) });

const COLUMNS: Record<Metric, Column[]> = {
  deployment_frequency: VERDICTS,
  lead_time: [median, ...VERDICTS.slice(0, 1)],
  change_failure_rate: [rate("Change failure rate"), ...VERDICTS],
  recovery_time: [median, ...VERDICTS.slice(0, 2)],
  rework_rate: [
    rate("Rework rate"),
    { title: "Repairs", read: (point) => formatCount(point.rework) },
    ...VERDICTS.slice(0, 1),
  ],
};

/** A trend as text; "—" where nothing is known, with a word where nothing was read. */
export function TrendTable({ trend }: { trend: Trend }) {
  const columns = COLUMNS[trend.metric];
  return (
    <table className={classes.data}>
      <caption className={classes.hidden}>{trend.title}</caption>
      <thead>
        <tr>
          <th scope="col">{trend.bucket === "week" ? "Week" : "Day"}</th>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trend.points.map((point) => (
          <tr key={point.at}>
            <th scope="row">
              {point.name}
              {remarkOf(point)}
            </th>
            {columns.map(({ title, read }) => (
              <td key={title}>{read(point)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function remarkOf(point: TrendPoint): string {
  if (point.deployments === null) return " (not read)";
  return point.partial ? " (in part)" : "";
}
