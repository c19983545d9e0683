import type {
  BreakdownRow,
  Change,
  Figures,
  Interval,
  NotComparable,
  RowBefore,
  RowCompared,
} from "../report/report.ts";
import { compareCounts, compareMedians, compareRates, judge, type Outcome, type Reason } from "./change.ts";

/** What rows are compared across: how much of either window was read, and whether the one before can tell anything. */
export type Windows = {
  days: number;
  formula: Figures["change_failure_rate"]["formula"];
  before: { from: string; days: number; reason: NotComparable | null };
};

/** How a row changed against the same row of another window; nothing can be told where it had not begun by then. */
export function changeOfRow(
  row: Omit<BreakdownRow, "change">,
  before: RowBefore,
  windows: Windows,
): Record<RowCompared, Change> {
  const hindrance = hindranceOf(row.firstAt, windows.before);
  const told = (figure: RowCompared, outcome: Outcome | Reason) => judge(figure, hindrance ?? outcome);
  return {
    deployment_frequency: told("deployment_frequency", compareFrequencies(row, before, windows)),
    change_failure_rate: told(
      "change_failure_rate",
      compareRates(failuresOf(row, windows), failuresOf(before, windows)),
    ),
    lead_time: told("lead_time", compareMedians(leadOf(row), leadOf(before))),
    recovery_time: told("recovery_time", compareMedians(recoveryOf(row), recoveryOf(before))),
  };
}

/** How the failure rate of what an origin or a tool wrote changed; every share of it is as good as a part of one deployment. */
export function changeOfShares(now: Shares, before: Shares, { reason }: Windows["before"]): Change {
  const share = ({ weight, cfr }: Shares) => ({ part: (cfr ?? 0) * weight, whole: weight });
  return judge("change_failure_rate", reason ?? compareRates(share(now), share(before)));
}

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
