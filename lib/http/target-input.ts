import type { Target } from "../db/targets.ts";
import { isTargetMetric, TARGETS, type TargetMetric } from "../domain/metrics/targets.ts";
import { problemOf } from "../domain/refusals.ts";
import { AppError } from "../errors.ts";

/** The metric that a path names; `not_found` for one that takes no target. */
export function targetMetric(name: string): TargetMetric {
  if (!isTargetMetric(name)) throw new AppError("not_found");
  return name;
}

/** A target as the path and the body say; `invalid_input` when the value is out of the metric's bounds. */
export function readTarget(name: string, { value, from }: { value: number; from: string }): Target {
  const metric = targetMetric(name);
  const { least, most } = TARGETS[metric];
  if (value >= least && value <= most) return { metric, value, from };
  const problem = { code: "not_from_to", numbers: { least, most } } as const;
  throw new AppError("invalid_input", { says: problemOf("body", "value", problem), field: "value" });
}
