import classes from "./marks.module.css";

/** The axis over rates with their intervals: the lines of the scale that all rows share, in percent. */
export function Scale({ ticks }: { ticks: number[] }) {
  const end = ticks.at(-1) ?? 1;
  return (
    <div className={classes.axis} aria-hidden>
      {ticks.map((tick) => (
        <span key={tick} style={{ left: `${(tick / end) * 100}%` }}>
          {Math.round(tick * 100)} %
        </span>
      ))}
    </div>
  );
}
