import { formatCount, formatDuration, formatRate } from "#lib/domain/format/format.ts";
import type { Trend, TrendPoint } from "#lib/domain/metrics/metric-trend.ts";
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
      {point.deployments === null ? (
        <p>not read</p>
      ) : (
        <dl>
          {rowsOf(trend, point).map(([name, value]) => (
            <div key={name} style={{ display: "contents" }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function rowsOf({ metric }: Trend, point: TrendPoint): [string, string][] {
  const deployments: [string, string] = ["Deployments", formatCount(point.deployments)];
  const counts: [string, string][] = [
    ["Failed", formatCount(point.failed)],
    ["Judged fine", formatCount(point.fine)],
    ["Pending", formatCount(point.pending)],
  ];
  switch (metric) {
    case "deployment_frequency":
      return [deployments, ...counts];
    case "change_failure_rate":
      return [["Failure rate", formatRate(point.value)], ...counts];
    case "rework_rate":
      return [["Rework rate", formatRate(point.value)], ["Repairs", formatCount(point.rework)], deployments];
    default:
      return [["Median", formatDuration(point.value)], deployments];
  }
}
