import type {
  BreakdownRow,
  Change,
  Figures,
  Interval,
  NotComparable,
  RowBefore,
  RowCompared,
} from "../report/report.ts";
import { ROW_COMPARED } from "../report/report.ts";
import { compareCounts, compareMedians, compareRates } from "./change.ts";
import { judgeAmong, type Outcome, type Reason } from "./judging.ts";

/** What rows are compared across: how much of either window was read, and whether the one before can tell anything. */
export type Windows = {
  days: number;
  formula: Figures["change_failure_rate"]["formula"];
  before: { from: string; days: number; reason: NotComparable | null };
};

/** A row as the database answers it. */
export type PlainRow = Omit<BreakdownRow, "change">;

/**
 * The rows of a table, each with how it changed against itself in another window: a figure is judged among those of
 * the other rows. Nothing can be told of a row where it had not begun by then.
 */
export function withChanges(rows: readonly PlainRow[], windows: Windows | null): BreakdownRow[] {
  if (windows === null) return rows.map((row) => ({ ...row, change: null }));
  const columns = ROW_COMPARED.map(
    (figure) =>
      [
        figure,
        judgeAmong(
          figure,
          rows.map((row) => outcomeOf(figure, row, windows)),
        ),
      ] as const,
  );
  return rows.map((row, at) => {
    const change = Object.fromEntries(columns.map(([figure, changes]) => [figure, changes[at]]));
    return { ...row, change: row.previous === null ? null : (change as Record<RowCompared, Change>) };
  });
}

const COMPARISONS: Record<
  RowCompared,
  (now: RowBefore, before: RowBefore, windows: Windows) => Outcome | Reason
> = {
  deployment_frequency: compareFrequencies,
  change_failure_rate: (now, before, windows) =>
    compareRates(failuresOf(now, windows), failuresOf(before, windows)),
  lead_time: (now, before) => compareMedians(leadOf(now), leadOf(before)),
  recovery_time: (now, before) => compareMedians(recoveryOf(now), recoveryOf(before)),
};

function outcomeOf(figure: RowCompared, row: PlainRow, windows: Windows): Outcome | Reason {
  if (row.previous === null) return "not_known";
  return hindranceOf(row.firstAt, windows.before) ?? COMPARISONS[figure](row, row.previous, windows);
}

/**
 * How the failure rates of what origins or tools wrote changed, each judged among the others; every share of a
 * deployment is as good as a part of one.
 */
export function changesOfShares(rows: readonly Shared[], { reason }: Windows["before"]): Change[] {
  const share = ({ weight, cfr }: Shares) => ({ part: (cfr ?? 0) * weight, whole: weight });
  const outcomes = rows.map(({ previous, ...now }) =>
    previous === null ? "not_known" : (reason ?? compareRates(share(now), share(previous))),
  );
  return judgeAmong("change_failure_rate", outcomes);
}

type Shared = Shares & { previous: Shares | null };
type Shares = { weight: number; cfr: number | null };

/** The first that was read is the first that was sent only where it was read. */
function hindranceOf(firstAt: string | null, { from, reason }: Windows["before"]): NotComparable | null {
  if (reason === "not_covered") return reason;
  return firstAt === null || Date.parse(firstAt) > Date.parse(from) ? "nothing_sent_before" : null;
}

function compareFrequencies(now: RowBefore, before: RowBefore, windows: Windows) {
  return compareCounts(
    { count: now.deployments, days: windows.days },
    { count: before.deployments, days: windows.before.days },
  );
}

const failuresOf = (row: RowBefore, { formula }: Windows) => ({
  part: row.failed,
  whole: formula === "all" ? row.deployments : row.evaluated,
});

type Middle = Interval & { p50: number | null; n: number };

const leadOf = ({
  leadTimeP50: p50,
  leadTimeLow: low,
  leadTimeHigh: high,
  leadTimeN: n,
}: RowBefore): Middle => ({
  ...{ p50, low, high, n },
});

const recoveryOf = ({
  recoveryP50: p50,
  recoveryLow: low,
  recoveryHigh: high,
  recoveryN: n,
}: RowBefore): Middle => ({ p50, low, high, n });
