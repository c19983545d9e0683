import type { NotComparable, Previous, Report } from "#lib/domain/report/report.ts";
import { computeBreakdown } from "./oracle-breakdown.ts";
import { computeChange, type Side } from "./oracle-change.ts";
import { computeFigures } from "./oracle-figures.ts";
import type { OracleFilter, OracleInput } from "./oracle-input.ts";
import { computeByOrigin } from "./oracle-origins.ts";
import { firstDeployment, type Scope, scopeBefore, scopeOf } from "./oracle-population.ts";
import { computeSeries } from "./oracle-series.ts";
import { computeFreshness, computeWindow } from "./oracle-window.ts";

export type { OracleConnection, OracleFilter, OracleInput, OracleOrganization } from "./oracle-input.ts";

/** The whole report from plain events: the definitions of metrics.md in loops, with no thought of speed. */
export function computeReport(input: OracleInput, filter: OracleFilter, now: number): Report {
  const scope = scopeOf(input, filter, now);
  const side = sideOf(scope);
  const before = filter.compare === undefined ? null : scopeBefore(scope);
  return {
    ...side,
    freshness: computeFreshness(input, now),
    previous: before && computePrevious(side, before),
    series: computeSeries(scope),
    previousSeries: before && computeSeries(before, scope),
    byOrigin: computeByOrigin(scope),
    breakdown: computeBreakdown(scope, before && { scope: before, reason: reasonAgainst(before) }),
  };
}

const sideOf = (scope: Scope): Side => ({ window: computeWindow(scope), figures: computeFigures(scope) });

function computePrevious(now: Side, scope: Scope): Previous {
  const reason = reasonAgainst(scope);
  const before = { ...sideOf(scope), comparable: reason === null, reason };
  return { ...before, change: computeChange(now, before) };
}

const DAY = 86_400_000;

/**
 * Why nothing can be compared with a window: under half of it was read, or something was not sent yet. In this order:
 * the first event read is the first one sent only where we read.
 */
function reasonAgainst(scope: Scope): NotComparable | null {
  const days = (scope.to - scope.from) / DAY;
  if (computeWindow(scope).coveredDays < days / 2) return "not_covered";
  const first = firstDeployment(scope);
  return first === null || first > scope.from ? "nothing_sent_before" : null;
}
