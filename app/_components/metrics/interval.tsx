import { useTranslations } from "next-intl";
import type { Origin } from "#lib/domain/report/report.ts";
import { useFormats } from "../../_language/use-words.ts";
import classes from "./marks.module.css";

type Props = {
  rate: number | null;
  low: number | null;
  high: number | null;
  /** Lines of the common scale, the last of them its end. */
  ticks: number[];
  /** Whose colour it has. */
  origin?: Origin;
};

/** A rate with its 95 % interval on a scale shared by all rows. The numbers stand beside it as text. */
export function Interval({ rate, low, high, ticks, origin }: Props) {
  const t = useTranslations("breakdown");
  const format = useFormats();
  const end = ticks.at(-1) ?? 1;
  const at = (value: number) => `${Math.min(100, (value / end) * 100)}%`;
  const known = rate !== null && low !== null && high !== null;
  const label = known
    ? t("rateWithInterval", { rate: format.rate(rate), interval: format.interval(low, high) })
    : t("unknownRate");
  return (
    <div className={`${classes.interval} ${classes.tone}`} data-origin={origin} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <span key={tick} className={classes.intervalGrid} style={{ left: at(tick) }} />
      ))}
      {known ? (
        <>
          <span
            className={classes.whisker}
            style={{ left: at(low), width: `${(Math.min(high, end) - low) * (100 / end)}%` }}
          />
          <span className={classes.intervalMark} style={{ left: at(rate) }} />
        </>
      ) : null}
    </div>
  );
}
