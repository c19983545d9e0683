import { metricOf } from "#lib/domain/metrics/metric.ts";
import { emptyTrend, type Trend } from "#lib/domain/metrics/metric-trend.ts";
import { unknownOf } from "#lib/domain/metrics/trend-columns.ts";
import { runsOf } from "#lib/domain/metrics/trend-plot.ts";
import { Crosshair } from "../charts/crosshair.tsx";
import classes from "./card.module.css";

const WIDTH = 100;
const HEIGHT = 32;
const TOP = 3;

/** The shape of a trend at a glance: decoration beside the numbers, so it is hidden from those who hear the page. */
export function Sparkline({ trend }: { trend: Trend }) {
  if (emptyTrend(trend) !== null) return <div className={classes.spark} />;
  const values = trend.points.map((point) => point.value);
  const before = trend.points.map((point) => point.before);
  const highest = Math.max(...[...values, ...before].map((value) => value ?? 0), 0);
  const step = WIDTH / Math.max(values.length, 1);
  const yOf = (value: number) => HEIGHT - 1 - (highest === 0 ? 0 : (value / highest) * (HEIGHT - TOP - 1));
  return (
    <div className={classes.spark} aria-hidden="true">
      <svg
        className={classes.sparkPlot}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {runsOf(trend.points.map((point) => unknownOf(point) === null)).map(([from, to]) => (
          <path key={from} className={classes.sparkBase} d={`M${from * step} ${HEIGHT - 0.5}H${to * step}`} />
        ))}
        {metricOf(trend.metric).trend.drawn === "verdicts" ? (
          <Bars values={values} step={step} yOf={yOf} />
        ) : (
          <Lines values={values} step={step} yOf={yOf} />
        )}
        <Lines values={before} step={step} yOf={yOf} look={classes.sparkBefore} />
      </svg>
      <Crosshair days={trend.points.map(({ at }) => at)} />
    </div>
  );
}

type Shape = { values: (number | null)[]; step: number; yOf: (value: number) => number };

function Bars({ values, step, yOf }: Shape) {
  return values.map((value, index) =>
    value === null || value === 0 ? null : (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: a bucket is its place on the axis
        key={index}
        className={classes.sparkBar}
        x={index * step + step * 0.15}
        y={yOf(value)}
        width={step * 0.7}
        height={HEIGHT - yOf(value)}
      />
    ),
  );
}

type LinesProps = Shape & { look?: string | undefined };

/** One path per unbroken run, so that a gap stays open; a lone value is a dot. */
function Lines({ values, step, yOf, look = classes.sparkLine }: LinesProps) {
  return runsOf(values.map((value) => value !== null)).map(([from, to]) => {
    const points = values
      .slice(from, to)
      .map((value, index) => `${(from + index + 0.5) * step} ${yOf(value ?? 0)}`);
    const lone = to - from === 1;
    const path = lone ? `M${points[0]}h0.01` : `M${points.join("L")}`;
    return <path key={from} className={`${look} ${lone ? classes.sparkDot : ""}`} d={path} />;
  });
}
