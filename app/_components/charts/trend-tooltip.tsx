import { metricOf } from "#lib/domain/metrics/metric.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import type { TrendPoint } from "#lib/domain/metrics/trend-columns.ts";
import classes from "./charts.module.css";

/** What one bucket holds, value first. */
export function TrendTooltip({ trend, point }: { trend: Trend; point: TrendPoint | undefined }) {
  if (point === undefined) return null;
  return (
    <div className={classes.tooltip}>
      <p className={classes.tooltipTitle}>
        {point.name}
        {point.partial ? ", not complete" : ""}
      </p>
      {point.covered === 0 ? (
        <p>not read</p>
      ) : (
        <dl>
          {metricOf(trend.metric).trend.columns.map(({ title, read }) => (
            <div key={title} style={{ display: "contents" }}>
              <dt>{title}</dt>
              <dd>{read(point)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
