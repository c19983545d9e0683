import type { Figures } from "../report/report.ts";

/** A failure rate of all, and what it would be without some. */
export type Effect = { all: number; without: number; points: number };

/**
 * What the failure rate of all owes to those that are a part of it; `none` when the part has nothing that is divided
 * by, `whole` when there is nothing else.
 */
export function effectOn(all: Figures, part: Figures): Effect | "none" | "whole" {
  const [whole, own] = [all, part].map(partsOf);
  if (!whole || !own || own.of === 0) return "none";
  if (whole.of <= own.of) return "whole";
  const rate = whole.failed / whole.of;
  const without = (whole.failed - own.failed) / (whole.of - own.of);
  return { all: rate, without, points: rate - without };
}

function partsOf({ change_failure_rate: { failed, evaluated, formula }, ...others }: Figures) {
  return { failed, of: formula === "all" ? others.deployment_frequency.deployments : evaluated };
}
