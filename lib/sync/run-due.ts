import { purgeRawPayloads } from "../db/stored-payloads.ts";
import { claimDueConnections, countDueConnections, type Lease, type Trigger } from "../db/sync.ts";
import type { ErrorCode } from "../errors.ts";
import { log } from "../log.ts";
import type { RunOptions } from "./run.ts";
import { runConnection } from "./run-connection.ts";

const AT_ONCE = 20;
const BUDGET_SHARE = 0.8;
const PURGE_BATCH = 5000;
/** So many unreadable credentials and not one readable: the key ring is wrong, not the customers' keys. */
const UNREADABLE_LIMIT = 3;

export type TickResult = { claimed: number; succeeded: number; failed: number; remaining: number };

export type TickOptions = Omit<RunOptions, "deadlineAt" | "othersWait"> & {
  budgetSeconds: number;
  trigger: Trigger;
  /** How many connections run at a time; 20 unless given. */
  atOnce?: number;
};

type Tick = {
  options: TickOptions;
  deadlineAt: number;
  result: TickResult;
  running: Set<Promise<void>>;
  unreadable: number;
  readable: number;
  /** Something of ours is broken: no further connection is claimed. */
  stopped: boolean;
};

/**
 * Runs due syncs, up to 20 at a time, until none is due or 80 % of the budget is used; the rest stays due. A place
 * that becomes free is taken by who has waited longest, small ones before large ones. Any number of ticks may run at once.
 */
export async function runDue(options: TickOptions): Promise<TickResult> {
  const result: TickResult = { claimed: 0, succeeded: 0, failed: 0, remaining: 0 };
  const deadlineAt = Date.now() + options.budgetSeconds * 1000 * BUDGET_SHARE;
  const tick: Tick = {
    options,
    deadlineAt,
    result,
    running: new Set(),
    unreadable: 0,
    readable: 0,
    stopped: false,
  };
  try {
    await claimAndRun(tick);
  } finally {
    // Also when the database went away: who answers before its runs have ended may be stopped with them.
    await Promise.all(tick.running);
  }
  await purge(tick);
  result.remaining = await countDueConnections(options.db);
  return result;
}

async function claimAndRun(tick: Tick): Promise<void> {
  const { options, deadlineAt } = tick;
  const { atOnce = AT_ONCE } = options;
  while (!tick.stopped && Date.now() < deadlineAt) {
    const free = atOnce - tick.running.size;
    const leases = await claimDueConnections(options.db, free, options.trigger);
    for (const held of leases) start(tick, held);
    if (tick.running.size === 0) break;
    if (leases.length < free || tick.running.size === atOnce) await Promise.race(tick.running);
  }
}

function start(tick: Tick, held: Lease): void {
  const place = runAndCount(tick, held).finally(() => tick.running.delete(place));
  tick.running.add(place);
}

async function runAndCount(tick: Tick, held: Lease): Promise<void> {
  const { options, deadlineAt, result } = tick;
  result.claimed += 1;
  const outcome = await runConnection(held, {
    ...options,
    deadlineAt,
    othersWait: async () => (await countDueConnections(options.db)) > 0,
  });
  if (outcome.status === "succeeded" || outcome.status === "partial") result.succeeded += 1;
  else result.failed += 1;
  watch(tick, outcome.errorCode);
}

function watch(tick: Tick, errorCode: ErrorCode | null): void {
  if (errorCode === "credential_unreadable") tick.unreadable += 1;
  else if (errorCode !== "unavailable") tick.readable += 1;
  const ringIsWrong = tick.unreadable >= UNREADABLE_LIMIT && tick.readable === 0;
  if (tick.stopped || !(ringIsWrong || errorCode === "unavailable")) return;
  tick.stopped = true;
  log().error(
    { reason: ringIsWrong ? "key_ring" : "database" },
    ringIsWrong
      ? "no stored key can be opened: is CREDENTIAL_KEYS the right ring? The tick stops."
      : "the database does not answer; the tick stops and everything stays due",
  );
}

/** Raw payloads past their time go with the tick, as far as its budget lasts. */
async function purge({ options, stopped, deadlineAt }: Tick): Promise<void> {
  if (stopped) return;
  for (;;) {
    const purged = await purgeRawPayloads(options.db, PURGE_BATCH);
    if (purged < PURGE_BATCH || Date.now() >= deadlineAt) return;
  }
}
