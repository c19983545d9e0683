import type { Codes } from "../said.ts";

/** Why origins are not compared: each condition that is not met, with its numbers. */
export const COMPARISON_REASONS = {
  no_commits: [],
  low_coverage: ["known", "total", "percent"],
  few_failures: ["failed"],
  no_origin: [],
  one_origin: ["origin"],
  no_marks: ["commits"],
} as const satisfies Codes;

export type ComparisonCode = keyof typeof COMPARISON_REASONS;

type Reasons = typeof COMPARISON_REASONS;

/** As the report answers it: the numbers stand beside the code. */
export type ComparisonReason = {
  [C in ComparisonCode]: { code: C } & { [N in Reasons[C][number]]: string | number };
}[ComparisonCode];
