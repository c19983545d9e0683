import { formatCount, formatRate } from "#lib/domain/format/format.ts";
import classes from "./marks.module.css";

type Props = {
  rate: number | null;
  failed: number;
  /** What the rate is divided by. */
  of: number;
  /** The rate that fills the cell: the same for every row of the table. */
  scaleEnd: number;
};

/** A failure rate with a bar behind it on the table's common scale, and what it is made of. */
export function RateCell({ rate, failed, of, scaleEnd }: Props) {
  const width = rate === null || scaleEnd === 0 ? 0 : Math.min(1, rate / scaleEnd) * 100;
  return (
    <div className={classes.rateCell}>
      {width > 0 ? (
        <span className={classes.rateBar} style={{ width: `${width}%` }} aria-hidden="true" />
      ) : null}
      <span className={classes.rateText}>{formatRate(rate)}</span>
      <span className={classes.rateParts}>
        {formatCount(failed)}/{formatCount(of)}
      </span>
    </div>
  );
}
