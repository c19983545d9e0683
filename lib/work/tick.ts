import type { Db } from "../db/call.ts";
import { claimWork, countDueWork, type Held, type Outcome, type Trigger } from "../db/work.ts";
import type { NoticeMail } from "../domain/sync/notice.ts";
import { log } from "../log.ts";
import { type Doing, hold } from "./hold.ts";

const AT_ONCE = 20;
const BUDGET_SHARE = 0.8;
/** So many unreadable credentials and not one readable: the key ring is wrong, not the customers' keys. */
const UNREADABLE_LIMIT = 3;

/** What each kind of work does, by its name in the database. */
export type Kinds = Readonly<Record<string, Doing>>;

/** `ours`: how many of the failed ones failed by a fault of ours. Who read a part counts as neither. */
export type TickResult = {
  claimed: number;
  succeeded: number;
  failed: number;
  ours: number;
  remaining: number;
};

export type TickOptions = {
  db: Db;
  noticeMail: NoticeMail;
  budgetSeconds: number;
  trigger: Trigger;
  /** How many pieces of work are done at a time; 20 unless given. */
  atOnce?: number;
};

type Tick = {
  kinds: Kinds;
  options: TickOptions;
  deadlineAt: number;
  result: TickResult;
  running: Set<Promise<void>>;
  /** By kind: only who opens keys says something about the ring. */
  opened: Map<string, { unreadable: number; readable: number }>;
  /** Something of ours is broken: nothing further is claimed. */
  stopped: boolean;
};

/**
 * Does due work of these kinds, up to 20 pieces at a time, until none is due or 80 % of the budget is used; the rest
 * stays due. A place that becomes free is taken by who has waited longest, small ones before large ones, and by work in
 * the background when nobody waits. Any number of ticks may run at once.
 */
export async function tick(kinds: Kinds, options: TickOptions): Promise<TickResult> {
  const result: TickResult = { claimed: 0, succeeded: 0, failed: 0, ours: 0, remaining: 0 };
  const deadlineAt = Date.now() + options.budgetSeconds * 1000 * BUDGET_SHARE;
  const state: Tick = {
    kinds,
    options,
    deadlineAt,
    result,
    running: new Set(),
    opened: new Map(),
    stopped: false,
  };
  try {
    await claimAndDo(state);
  } finally {
    // Also when the database went away: who answers before its work has ended may be stopped with it.
    await Promise.all(state.running);
  }
  result.remaining = await countDue(state, { background: true });
  return result;
}

function countDue({ kinds, options }: Tick, which: { background: boolean }): Promise<number> {
  return countDueWork(options.db, Object.keys(kinds), which);
}

async function claimAndDo(tick: Tick): Promise<void> {
  const { db, trigger, atOnce = AT_ONCE } = tick.options;
  const { running } = tick;
  while (!tick.stopped && Date.now() < tick.deadlineAt) {
    const before = running.size;
    const limit = atOnce - before;
    const claimed = await claimWork(db, { kinds: Object.keys(tick.kinds), limit, trigger });
    for (const held of claimed) start(tick, held);
    // What ended meanwhile may have kept other work of its subject from being claimed.
    if (running.size < before + claimed.length) continue;
    if (running.size === 0) break;
    if (claimed.length < limit || running.size === atOnce) await Promise.race(running);
  }
}

function start(tick: Tick, held: Held): void {
  const place = doAndCount(tick, held).finally(() => tick.running.delete(place));
  tick.running.add(place);
}

async function doAndCount(tick: Tick, held: Held): Promise<void> {
  const { kinds, options, deadlineAt, result } = tick;
  const doing = kinds[held.kind];
  if (doing === undefined) throw new Error(`work of a kind that nobody asked for: ${held.kind}`);
  result.claimed += 1;
  const othersWait = async () => (await countDue(tick, { background: false })) > 0;
  const outcome = await hold(held, doing, {
    db: options.db,
    noticeMail: options.noticeMail,
    deadlineAt,
    othersWait,
  });
  if (outcome.status === "succeeded") result.succeeded += 1;
  else if (outcome.status !== "partial") result.failed += 1;
  if (outcome.status === "failed" && outcome.ours) result.ours += 1;
  watch(tick, held.kind, outcome);
}

function watch(tick: Tick, kind: string, { error }: Outcome): void {
  const opened = tick.opened.get(kind) ?? { unreadable: 0, readable: 0 };
  tick.opened.set(kind, opened);
  if (error?.code === "credential_unreadable") opened.unreadable += 1;
  else if (error?.code !== "unavailable") opened.readable += 1;
  const ringIsWrong = opened.unreadable >= UNREADABLE_LIMIT && opened.readable === 0;
  if (tick.stopped || !(ringIsWrong || error?.code === "unavailable")) return;
  tick.stopped = true;
  log().error(
    { reason: ringIsWrong ? "key_ring" : "database" },
    ringIsWrong
      ? "no stored key can be opened: is CREDENTIAL_KEYS the right ring? The tick stops."
      : "the database does not answer; the tick stops and everything stays due",
  );
}
