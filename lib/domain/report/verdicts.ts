/** What a list of deployments can be narrowed to by its `verdict=`; without one it holds all that count. */
export const VERDICTS = [
  "failed",
  "fine",
  "judged",
  "pending",
  "rework",
  "corrected",
  "conflict",
  "left_out",
  "recovered",
  "unrecovered",
  "rolled_back",
] as const;
export type VerdictChoice = (typeof VERDICTS)[number];

/** Which commits a deployment has to have at least one of; `known` any but unknown, `without_ai` known ones and none by AI, `none` no commit at all. */
export const ORIGIN_CHOICES = [
  "human",
  "ai_assisted",
  "bot",
  "unknown",
  "known",
  "without_ai",
  "none",
] as const;
export type OriginChoice = (typeof ORIGIN_CHOICES)[number];

/** What became of the version of a deployment: `ended`, another took its place. */
export const LIVES = ["ended"] as const;

/** What figures and filters need of a deployment, and a list can ask for those that have it not. */
export const LACKS = ["env", "team", "repository", "lead_time", "known_origin"] as const;
export type Lack = (typeof LACKS)[number];

type Named = {
  changeFailure: boolean | null;
  correction: { verdict: string } | null;
};

/** What counts of a deployment, in one word. */
export function verdictOf({ changeFailure, correction }: Named): "failed" | "fine" | "pending" | "left_out" {
  if (correction?.verdict === "left_out") return "left_out";
  if (changeFailure === null) return "pending";
  return changeFailure ? "failed" : "fine";
}
