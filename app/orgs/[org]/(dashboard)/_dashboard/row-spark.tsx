import classes from "./breakdown.module.css";

const WIDTH = 56;
const HEIGHT = 16;

/** Deployments of a row by bucket at a glance, holes left open: decoration beside their number. */
export function RowSpark({ values }: { values: (number | null)[] }) {
  if (values.length === 0) return null;
  const highest = Math.max(1, ...values.map((value) => value ?? 0));
  const step = WIDTH / values.length;
  const bars = values.map((value, at) =>
    value === null || value === 0
      ? ""
      : `M${(at * step).toFixed(1)} ${HEIGHT}v${(-(value / highest) * HEIGHT).toFixed(1)}h${(step * 0.75).toFixed(1)}V${HEIGHT}z`,
  );
  return (
    <svg className={classes.spark} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={bars.join("")} />
    </svg>
  );
}
