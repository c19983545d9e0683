import type { ByOrigin, NotComparable, Previous, Report, RowsBy } from "#lib/domain/report/report.ts";
import type { Split } from "#lib/domain/report/report-query.ts";
import { type Against, computeBreakdown, computeRows } from "./oracle-breakdown.ts";
import { computeChange, computeShareChanges, type Side } from "./oracle-change.ts";
import { computeFigures } from "./oracle-figures.ts";
import type { OracleFilter, OracleInput } from "./oracle-input.ts";
import { computeLines, computeOriginLines, computeOriginSeries } from "./oracle-lines.ts";
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
  const against = before && { scope: before, reason: reasonAgainst(before) };
  return {
    ...side,
    freshness: computeFreshness(input, now),
    previous: before && computePrevious(side, before),
    series: computeSeries(scope),
    previousSeries: before && computeSeries(before, scope),
    byOrigin: computeOrigins(scope, against),
    breakdown: computeBreakdown(scope, against),
  };
}

/** By origin, with what there was in the window that is compared with. */
function computeOrigins(scope: Scope, against: Against | null): ByOrigin {
  const now = computeByOrigin(scope);
  if (against === null) return now;
  const before = computeByOrigin(against.scope);
  const since = <R extends Shares>(rows: R[], sameBefore: (row: R) => Shares | undefined) => {
    const pairs = rows.map((row) => ({
      row,
      earlier: sameBefore(row) ?? { weight: 0, failedWeight: 0, cfr: null },
    }));
    const changes = computeShareChanges(
      pairs.map(({ row, earlier }) => [shareOf(row), shareOf(earlier)]),
      against.reason,
    );
    return pairs.map(({ row, earlier: { cfr, weight } }, at) => ({
      ...{ ...row, previous: { cfr, weight } },
      change: changes[at] ?? null,
    }));
  };
  return {
    ...now,
    origins: since(now.origins, (row) => before.origins.find(({ origin }) => origin === row.origin)),
    tools: since(now.tools, (row) => before.tools.find(({ tool }) => tool === row.tool)),
  };
}

type Shares = { weight: number; failedWeight: number; cfr: number | null };
const shareOf = ({ failedWeight: part, weight: whole }: Shares) => ({ part, whole });

/** What a report has only where it is asked for. */
export function computeMore(
  input: OracleInput,
  { by, split, ...filter }: OracleFilter & { by: RowsBy; split: Split },
  now: number,
) {
  const scope = scopeOf(input, filter, now);
  const before = filter.compare === undefined ? null : scopeBefore(scope);
  return {
    rows: computeRows(scope, before && { scope: before, reason: reasonAgainst(before) }, by),
    originSeries: computeOriginSeries(scope),
    split: { by: split, lines: split === "origin" ? computeOriginLines(scope) : computeLines(scope, split) },
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
