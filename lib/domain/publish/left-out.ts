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
