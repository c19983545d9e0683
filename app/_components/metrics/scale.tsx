import { labelledTicks } from "#lib/domain/metrics/metric-axis.ts";
import classes from "./marks.module.css";

type Props = {
  ticks: number[];
  /** What the column shows, for those who hear it. */
  title: string;
};

/** The axis over rates with their intervals: the scale that all rows share, in percent, at its ends and its middle; its title where nothing is known. */
export function Scale({ ticks, title }: Props) {
  const end = ticks.at(-1);
  if (end === undefined) return title;
  return (
    <>
      <span className="unseen">{title}</span>
      <div className={classes.axis} aria-hidden>
        {labelledTicks(ticks).map((tick) => (
          <span key={tick} style={{ left: `${(tick / end) * 100}%` }}>
            {Math.round(tick * 100)} %
          </span>
        ))}
      </div>
    </>
  );
}
