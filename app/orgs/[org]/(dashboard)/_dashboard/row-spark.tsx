import classes from "./breakdown.module.css";

const WIDTH = 56;
const HEIGHT = 16;

/** More of them would be thinner than can be seen. */
const MOST_BARS = 16;

/** Deployments of a row at a glance, by bucket or as many as make a bar, holes left open: decoration beside their number. */
export function RowSpark({ values }: { values: (number | null)[] }) {
  if (values.length === 0) return null;
  const means = meansOf(values);
  const highest = Math.max(...means.map((value) => value ?? 0));
  const step = WIDTH / means.length;
  const bars = means.map((value, at) =>
    value === null || value === 0
      ? ""
      : `M${(at * step).toFixed(1)} ${HEIGHT}v${(-(value / highest) * HEIGHT).toFixed(1)}h${(step * 0.75).toFixed(1)}V${HEIGHT}z`,
  );
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={bars.join("")} />
    </svg>
  );
}

/** What a bar stands for: the mean of its buckets, for the last bar may have fewer; open where one of them is not known. */
function meansOf(values: (number | null)[]): (number | null)[] {
  const size = Math.ceil(values.length / MOST_BARS);
  return Array.from({ length: Math.ceil(values.length / size) }, (_, bar) => {
    const known = values.slice(bar * size, (bar + 1) * size).filter((value) => value !== null);
    const whole = known.length === Math.min(size, values.length - bar * size);
    return whole ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
  });
}
