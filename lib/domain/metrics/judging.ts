import type { Change, Compared, Interval } from "../report/report.ts";
import { excludes, Z, zOf } from "./interval.ts";

/**
 * What came of comparing: how it changed, what would be no change, and how finely it is told. `within` is its interval
 * at another z, as wide as more certainty asks for.
 */
export type Outcome = {
  change: Interval & { value: number | null };
  none: number;
  rounding: number;
  within: (z: number) => Interval;
};
export type Reason = NonNullable<Change["reason"]>;

const HIGHER_IS_BETTER: readonly Compared[] = ["deployment_frequency"];
/** How often a column in which nothing changed may show a finding all the same. */
const LEVEL = 0.05;

/** What is to be said of what came of comparing a figure, or why nothing is. */
export function judge(figure: Compared, outcome: Outcome | Reason): Change {
  if (typeof outcome === "string") {
    return { value: null, low: null, high: null, verdict: "not_compared", reason: outcome };
  }
  const { change, none, rounding } = outcome;
  const seen = change.value === null || Math.abs(change.value - none) >= rounding;
  if (!excludes(none, change) || !seen) return { ...change, verdict: "chance", reason: null };
  const more = change.low !== null && change.low > none;
  const better = more === HIGHER_IS_BETTER.includes(figure);
  return { ...change, verdict: better ? "better" : "worse", reason: null };
}

/**
 * What is to be said of changes of one figure that stand under each other: of forty that are chance, two lie beyond
 * 95 %. What does not hold among all that were compared is chance, and tells among how many.
 */
export function judgeAmong(figure: Compared, outcomes: readonly (Outcome | Reason)[]): Change[] {
  const compared = outcomes.filter((outcome): outcome is Outcome => typeof outcome !== "string");
  const held = holding(compared);
  return outcomes.map((outcome) => {
    const change = judge(figure, outcome);
    const found = change.verdict === "better" || change.verdict === "worse";
    if (typeof outcome === "string" || !found || held.has(outcome)) return change;
    return { ...change, verdict: "chance", among: compared.length };
  });
}

/** Holm's rule: with `k` still in doubt an interval of 1 − 5 %/k counts, for any that holds leaves fewer in doubt. */
function holding(compared: readonly Outcome[]): Set<Outcome> {
  const alone = compared.filter(({ none, change }) => excludes(none, change));
  const held = new Set<Outcome>();
  for (let before = -1; before < held.size && held.size < alone.length; ) {
    before = held.size;
    const z = Math.max(Z, zOf(LEVEL / (compared.length - before)));
    for (const outcome of alone) if (excludes(outcome.none, outcome.within(z))) held.add(outcome);
  }
  return held;
}
