import { verdictOf } from "../domain/report/verdicts.ts";
import type { StateWord, Tone } from "../domain/sync/sync-words.ts";
import type { Words } from "./words.ts";

const TONES = {
  failed: "failed",
  fine: "fine",
  pending: "pending",
  left_out: "off",
} as const satisfies Record<ReturnType<typeof verdictOf>, Tone>;

/** What counts of a deployment, as a mark: "failed", "fine", "pending", "left out". */
export function sayVerdict(deployment: Parameters<typeof verdictOf>[0], { t }: Words): StateWord {
  const verdict = verdictOf(deployment);
  return { tone: TONES[verdict], word: t(`deployment.verdict.${verdict}`) };
}
