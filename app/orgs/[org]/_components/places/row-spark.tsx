import classes from "./places.module.css";

const HEIGHT = 18;

/** The deployments of a row over the window, a bar for each bucket: decoration beside their number. */
export function RowSpark({ spark }: { spark: (number | null)[] }) {
  const most = Math.max(1, ...spark.map((count) => count ?? 0));
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${Math.max(1, spark.length)} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {spark.map((count, place) =>
        (count ?? 0) === 0 ? null : (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bucket is its place on the axis
            key={place}
            x={place + 0.1}
            width={0.8}
            y={HEIGHT - ((count ?? 0) / most) * HEIGHT}
            height={((count ?? 0) / most) * HEIGHT}
          />
        ),
      )}
    </svg>
  );
}
