import { useTranslations } from "next-intl";
import { type Delta, type Direction, deltaOf, noneIn } from "#lib/domain/metrics/delta.ts";
import type { MetricUnit } from "#lib/domain/metrics/metric-unit.ts";
import type { Change } from "#lib/domain/report/report.ts";
import { sayChange } from "#lib/words/delta-words.ts";
import { useWords } from "../../_language/use-words.ts";
import classes from "./card.module.css";

const ARROWS: Record<Direction, string> = { up: "↑", down: "↓", flat: "→" };

type Props = {
  change: Change;
  unit: MetricUnit;
  /** The greater of both values, by which a difference of them is rounded. */
  size?: number;
  /** The previous value with its days, and between what the change lies: more, on hover, focus and touch. */
  previous?: string;
  /** Why it was not compared, where more of it is known than the code. */
  reason?: string | null;
  /** In a column of many: "≈" alone stands for what may be chance, "·" for what is not compared, with their words for those who hear or hover. */
  dense?: boolean;
};

/**
 * A change since the window before, the one way in which any is shown: an arrow for where it went, a word and a colour
 * for whether that is good; "≈" and no colour where it may be chance; or why nothing is compared.
 */
export function ChangeMark({ change, unit, size = 0, previous, reason = null, dense = false }: Props) {
  const t = useTranslations("change");
  const delta = deltaOf(change, unit, size);
  const claim = claimOf(change, unit);
  if (delta === null) {
    const why = t("why", { reason: change.reason ?? "not_known" });
    if (reason !== null)
      return (
        <span className={classes.notCompared} {...claim}>
          {reason}
        </span>
      );
    return (
      <span className={classes.notCompared} title={why} {...claim}>
        {dense ? <Spoken sign="·" words={why} /> : t("notCompared")}
      </span>
    );
  }
  // What would have a colour if it stood alone is as any other that may be chance, with its words for those who hear or hover.
  const among = change.among === undefined ? undefined : t("among", { count: change.among });
  if (previous === undefined || among !== undefined) {
    return (
      <span className={classes.change} data-judgement={delta.judgement} title={among} {...claim}>
        <Face delta={delta} dense={dense} />
        {among === undefined ? null : <span className="unseen"> {among}</span>}
      </span>
    );
  }
  return <Pill delta={delta} previous={previous} claim={claim} />;
}

/** What was compared, whatever is made of it: read by the walk that holds the colours against it. */
function claimOf({ verdict, value, low, high }: Change, unit: MetricUnit) {
  return {
    "data-change": verdict,
    "data-none": noneIn(unit),
    ...{ "data-value": value ?? "", "data-low": low ?? "", "data-high": high ?? "" },
  };
}

type PillProps = { delta: Delta; previous: string; claim: ReturnType<typeof claimOf> };

function Pill({ delta, previous, claim }: PillProps) {
  const words = useWords();
  const { t } = words;
  const { direction, judgement, told } = delta;
  const label =
    direction === "flat"
      ? t("change.noChangeLabel", { previous })
      : t("change.label", { change: sayChange(told, words), judgement: t(`change.${judgement}`), previous });
  return (
    <button type="button" className={classes.pill} aria-label={label} data-judgement={judgement} {...claim}>
      <Face delta={delta} />
      <span className={classes.tip} aria-hidden="true">
        {previous}
      </span>
    </button>
  );
}

/** Direction and judgement, each in a sign and in a word. */
function Face({ delta: { direction, judgement, told }, dense = false }: { delta: Delta; dense?: boolean }) {
  const t = useTranslations("change");
  const flat = direction === "flat";
  const mark = judgement === "chance" && !flat ? "≈" : ARROWS[direction];
  return (
    <>
      <span aria-hidden>{mark}</span> {sayChange(told, useWords())}
      {flat ? null : (
        <span className={dense && judgement === "chance" ? "unseen" : undefined}> {t(judgement)}</span>
      )}
    </>
  );
}

/** A sign for the eye, its words for the ear. */
function Spoken({ sign, words }: { sign: string; words: string }) {
  return (
    <>
      <span aria-hidden>{sign}</span>
      <span className="unseen">{words}</span>
    </>
  );
}
