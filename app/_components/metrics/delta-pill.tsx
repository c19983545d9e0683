import { useTranslations } from "next-intl";
import type { Delta, Direction } from "#lib/domain/metrics/delta.ts";
import { sayChange } from "#lib/words/delta-words.ts";
import { useWords } from "../../_language/use-words.ts";
import classes from "./card.module.css";

const ARROWS: Record<Direction, string> = { up: "↑", down: "↓", flat: "→" };

type Props = {
  delta: Delta;
  /** The previous value with its days, and whether the change may be chance. */
  previous: string;
};

/**
 * The change from the previous period: an arrow for where it went, a word and a colour for whether that is good. Says more
 * on hover, focus and touch.
 */
export function DeltaPill({ delta: { direction, judgement, change: told }, previous }: Props) {
  const t = useTranslations("card");
  const change = sayChange(told, useWords());
  const word = judgement === "same" ? null : t(judgement);
  const label =
    word === null
      ? t("noChangeLabel", { previous })
      : t("changeLabel", { change, judgement: word, previous });
  return (
    <button type="button" className={classes.pill} aria-label={label} data-judgement={judgement}>
      <span aria-hidden>{ARROWS[direction]}</span>
      {change}
      {word === null ? null : <span>{word}</span>}
      <span className={classes.tip} aria-hidden="true">
        {previous}
      </span>
    </button>
  );
}
