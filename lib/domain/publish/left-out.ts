import type { Missing } from "../catalogue/snapshot.ts";
import { type Codes, type SaidOf, speaker } from "../said.ts";

/** Why a value that is known is not sent. */
export const REFUSED = {
  env_missing: [],
  service_missing: [],
  name_refused: [],
  /** Datadog takes no point that is older than an hour. */
  too_old: ["minutes"],
  /** Nor one that is more than ten minutes ahead. */
  too_early: ["minutes"],
  /** As Datadog writes them, its name and tags are also another's: sent, one would stand for both. */
  same_series: ["other"],
} as const satisfies Codes;

export type Refused = SaidOf<typeof REFUSED>;
export const refused = speaker(REFUSED);

/** A value that is not sent. */
export type LeftOut<Reason = Refused | Missing> = {
  /** The metric in the catalogue, without a prefix. */
  key: string;
  scope: string;
  part: string;
  reason: Reason;
};

/** What is left out for one reason, whatever its numbers. */
export type LeftOutGroup = { code: LeftOut["reason"]["code"]; rows: LeftOut[] };

/** By reason: of the known first, then of the unknown, those with most rows first. */
export function groupLeftOut({
  refused: known,
  missing: unknown,
}: {
  refused: readonly LeftOut<Refused>[];
  missing: readonly LeftOut<Missing>[];
}): LeftOutGroup[] {
  return [known, unknown].flatMap((rows: readonly LeftOut[]) => {
    const groups = [...Map.groupBy(rows, ({ reason }) => reason.code)];
    return groups
      .map(([code, own]) => ({ code, rows: own }))
      .toSorted((a, b) => b.rows.length - a.rows.length);
  });
}
