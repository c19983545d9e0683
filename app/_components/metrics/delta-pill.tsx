import type { Delta, Direction } from "#lib/domain/metrics/delta.ts";
import classes from "./card.module.css";

const ARROWS: Record<Direction, string> = { up: "↑", down: "↓", flat: "→" };

type Props = {
  delta: Delta;
  previous: string;
  previousRange: string;
  /** The change is within what chance does. */
  chance: boolean;
};

/**
 * The change from the previous period: an arrow for where it went, a word and a colour for whether that is good. Says more
 * on hover, focus and touch.
 */
export function DeltaPill({ delta, previous, previousRange, chance }: Props) {
  const same = delta.judgement === "same";
  const doubt = chance && !same ? " The 95 % intervals of both periods overlap, so this may be chance." : "";
  const before = `Previous period: ${previous} (${previousRange}).${doubt}`;
  return (
    <button
      type="button"
      className={classes.pill}
      aria-label={`${same ? "no change" : `${delta.text}, ${delta.judgement}`}. ${before}`}
      data-judgement={delta.judgement}
    >
      <span aria-hidden>{ARROWS[delta.direction]}</span>
      {delta.text}
      {same ? null : <span>{delta.judgement}</span>}
      <span className={classes.tip} aria-hidden="true">
        {before}
      </span>
    </button>
  );
}
