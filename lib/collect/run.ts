import { createHash } from "node:crypto";
import {
  collectLeaseOf,
  keepCollected,
  listDaysToCollect,
  type MeasuredWith,
  noteCollectRun,
} from "../db/collect-runs.ts";
import type { Held } from "../db/work.ts";
import type { Measured } from "../domain/catalogue/collected.ts";
import { completenessOf, together } from "../domain/catalogue/completeness.ts";
import { addDays, dayOf } from "../domain/format/calendar.ts";
import { fromEpochSeconds } from "../domain/sync/time-range.ts";
import { toAppError } from "../errors.ts";
import { log } from "../log.ts";
import { SourceError } from "../sources/source.ts";
import type { WorkOptions } from "../work/hold.ts";
import { type Done, failure, success } from "../work/outcome.ts";
import type { CollectContext, Collector, CollectSettings } from "./collector.ts";
import { COLLECTORS } from "./collectors.ts";
import { addGathered, limited, newProgress, type Progress } from "./progress.ts";

export type CollectOptions = CollectSettings & WorkOptions;

const HOUR_SECONDS = 3600;
/** How far back days are measured, today among them. */
const DAYS_BACK = 14;
/** Days that are measured at a time, the newest first: somebody may be waiting for them. */
const DAYS_AT_ONCE = 7;

/**
 * Gathers what metrics are made of from one subject, a connection or the organisation itself, and keeps the daily
 * values. What one collector throws is a problem of the run, and the others go on.
 */
export async function collect(work: Held, options: CollectOptions): Promise<Done> {
  const context = contextOf(work, options);
  const progress = newProgress();
  const { provider } = context.held;
  const collectors = (options.collectors ?? COLLECTORS).filter((one) => one.provider === provider);
  for (const collector of collectors) await collectWith(collector, context, progress);
  await noteCollectRun(context.db, context.held, countsOf(progress));
  return doneWith(progress, repeatOf(collectors));
}

function repeatOf(collectors: readonly Collector[]): number {
  const own = collectors.map(({ everySeconds = HOUR_SECONDS }) => everySeconds);
  return own.length === 0 ? HOUR_SECONDS : Math.min(...own);
}

function contextOf(work: Held, options: CollectOptions): CollectContext {
  const clock = options.now ?? Date.now;
  const [now, startedAt] = [new Date(fromEpochSeconds(work.now)), clock()];
  return {
    db: options.db,
    held: collectLeaseOf(work),
    settings: options,
    now,
    moment: () => new Date(now.getTime() + clock() - startedAt),
    isTimeUp: () => clock() >= options.deadlineAt,
  };
}

/** One collector from its gathering to its values: also of what was gathered earlier, where nothing new could be. */
async function collectWith(collector: Collector, context: CollectContext, progress: Progress): Promise<void> {
  const gathering = await failureOf(collector, progress, () => gatherWith(collector, context, progress));
  const measuring = await failureOf(collector, progress, () => measureAll(collector, context, progress));
  const failure = gathering ?? measuring ?? null;
  progress[failure === null ? "came" : "lost"] += 1;
  progress.failure ??= failure;
}

/** Answers what ended it, though some of it was had; null where nothing did. */
async function gatherWith(
  { gather }: Collector,
  context: CollectContext,
  progress: Progress,
): Promise<unknown> {
  if (gather === null) return null;
  const gathered = await gather(context);
  addGathered(progress, gathered);
  return gathered.failure;
}

/**
 * What a part of a collector answers or throws. The latter stands in the run, and in the log with its cause; a lost
 * lease alone ends the rest, with which another goes on.
 */
async function failureOf(
  { key }: Collector,
  progress: Progress,
  act: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    const { code, says } = toAppError(error);
    if (code === "lease_lost") throw error;
    progress.problems.push({ part: key, scope: "", says: { code: says.code, numbers: says.numbers } });
    log().warn({ collector: key, error }, "a collector failed");
    return error;
  }
}

/** Today always; a day of the last two weeks when what it is made of is not what it was measured with. */
async function measureAll(collector: Collector, context: CollectContext, progress: Progress): Promise<void> {
  const { days, bases } = await daysToMeasure(collector, context);
  for (let end = days.length; end > 0; end -= DAYS_AT_ONCE) {
    if (end < days.length && context.isTimeUp()) {
      progress.unfinished = true;
      break;
    }
    const some = days.slice(Math.max(0, end - DAYS_AT_ONCE), end);
    const measured = await collector.measure(context, some);
    refuseStrange(collector, measured);
    if (end === days.length)
      progress.metrics = together(progress.metrics, todaysOf(collector, measured, some));
    const of = { collector: collector.key, bases: bases.filter(({ day }) => some.includes(day)) };
    progress.kept += await keepCollected(context.db, context.held, { ...of, measured });
  }
}

function todaysOf({ metrics }: Collector, measured: readonly Measured[], days: readonly string[]) {
  return completenessOf(metrics, measured, days.at(-1) ?? "");
}

/** A value of another metric, or of another formula of one, would stand among those of a collector for good. */
function refuseStrange({ key: collector, metrics }: Collector, measured: readonly Measured[]): void {
  const formulas = new Map(metrics.map(({ key, formula }) => [key, formula]));
  const strange = measured.find(({ metric, formula }) => formulas.get(metric) !== formula);
  if (strange !== undefined)
    throw new Error(`${collector} has no metric ${strange.metric} by formula ${strange.formula}`);
}

/** Told before anything is measured: what comes meanwhile has a day measured once more. */
async function daysToMeasure(collector: Collector, context: CollectContext): Promise<ToMeasure> {
  const { db, held, now } = context;
  const today = dayOf(now, held.timeZone);
  const past = Array.from({ length: DAYS_BACK - 1 }, (_, index) => addDays(today, index + 1 - DAYS_BACK));
  const formulas = formulasOf(collector);
  const bases = (await collector.bases(context, past)).map((basis) => ({ ...basis, formulas }));
  const of = { subjectId: held.subjectId, collector: collector.key, bases };
  return { days: [...(await listDaysToCollect(db, held.organizationId, of)), today], bases };
}

type ToMeasure = { days: string[]; bases: MeasuredWith[] };

function formulasOf({ metrics }: Collector): string {
  const told = metrics.map(({ key, formula }) => `${key} ${formula}`);
  return createHash("sha256").update(told.join()).digest("hex").slice(0, 16);
}

function countsOf({ calls, notModified, rateRemaining, kept, metrics, problems }: Progress) {
  return { calls, notModified, rateRemaining, kept, metrics, problems };
}

function doneWith(progress: Progress, repeatSeconds: number): Done {
  const { calls: cost, waitSeconds, problems, unfinished, came, lost } = progress;
  if (isRefused(progress.failure)) return failure(progress.failure, { cost, refused: true });
  if (waitSeconds !== null) return failure(limited(waitSeconds), { cost, stored: true });
  if (came === 0 && lost > 0) return failure(progress.failure, { cost });
  return success({
    status: problems.length > 0 || unfinished ? "partial" : "succeeded",
    cost,
    continue: unfinished,
    repeatSeconds,
  });
}

function isRefused(error: unknown): boolean {
  return error instanceof SourceError && error.kind === "refused";
}
