import { metricOf } from "#lib/domain/metrics/metric.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import type { TrendPoint } from "#lib/domain/metrics/trend-columns.ts";
import classes from "./charts.module.css";

/** A trend as text; "—" where nothing is known, with a word where nothing was read. */
export function TrendTable({ trend }: { trend: Trend }) {
  const columns = metricOf(trend.metric).trend.columns;
  return (
    <table className={classes.data}>
      <caption className="unseen">{trend.title}</caption>
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
  if (point.covered === 0) return " (not read)";
  return point.partial ? " (in part)" : "";
}
