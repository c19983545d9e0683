import { useTranslations } from "next-intl";
import type { Delta, Direction } from "#lib/domain/metrics/delta.ts";
import { sayChange } from "#lib/words/delta-words.ts";
import { useWords } from "../../_language/use-words.ts";
import classes from "./card.module.css";

const ARROWS: Record<Direction, string> = { up: "↑", down: "↓", flat: "→" };

type Props = {
  delta: Delta;
  /** The previous value with its days, and between what the change lies. */
  previous: string;
};

/**
 * The change from the previous period: an arrow for where it went, a word and a colour for whether that is good; "≈"
 * and no colour where it may be chance. Says more on hover, focus and touch.
 */
export function DeltaPill({ delta: { direction, judgement, told }, previous }: Props) {
  const t = useTranslations("card");
  const change = sayChange(told, useWords());
  const flat = direction === "flat";
  const label = flat
    ? t("noChangeLabel", { previous })
    : t("changeLabel", { change, judgement: t(judgement), previous });
  const mark = judgement === "chance" && !flat ? "≈" : ARROWS[direction];
  return (
    <button type="button" className={classes.pill} aria-label={label} data-judgement={judgement}>
      <span aria-hidden>{mark}</span>
      {change}
      {flat ? null : <span>{t(judgement)}</span>}
      <span className={classes.tip} aria-hidden="true">
        {previous}
      </span>
    </button>
  );
}
