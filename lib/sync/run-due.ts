import { claimDueConnections, countDueConnections, type Lease, type Trigger } from "../db/sync.ts";
import { type RunOptions, runConnection } from "./run-connection.ts";

const AT_ONCE = 20;
const BUDGET_SHARE = 0.8;

export type TickResult = { claimed: number; succeeded: number; failed: number; remaining: number };

export type TickOptions = Omit<RunOptions, "deadlineAt"> & { budgetSeconds: number; trigger: Trigger };

/**
 * Runs due syncs, up to 20 at a time, until none is due or 80 % of the budget is used; the rest stays due.
 * Any number of ticks may run at once: each connection is claimed by one of them.
 */
export async function runDue(options: TickOptions): Promise<TickResult> {
  const deadlineAt = Date.now() + options.budgetSeconds * 1000 * BUDGET_SHARE;
  const result: TickResult = { claimed: 0, succeeded: 0, failed: 0, remaining: 0 };
  // A connection whose budget ended is due again at once; one tick gives each its turn and no more.
  const seen = new Set<string>();
  while (Date.now() < deadlineAt) {
    const leases = await claimDueConnections(options.db, AT_ONCE, options.trigger);
    const fresh = leases.filter((held) => !seen.has(held.connectionId));
    await Promise.all(leases.map((held) => runAndCount(held, { ...options, deadlineAt }, result)));
    for (const held of leases) seen.add(held.connectionId);
    if (fresh.length === 0) break;
  }
  result.remaining = await countDueConnections(options.db);
  return result;
}

async function runAndCount(held: Lease, options: RunOptions, result: TickResult): Promise<void> {
  result.claimed += 1;
  const status = await runConnection(held, options);
  if (status === "succeeded" || status === "partial") result.succeeded += 1;
  else result.failed += 1;
}
