import { z } from "zod";
import type { DayBasis, Measured, Problem } from "../domain/catalogue/collected.ts";
import type { Completeness } from "../domain/catalogue/completeness.ts";
import { AppError } from "../errors.ts";
import type { Json } from "../supabase/database.types.ts";
import { call, type Db } from "./call.ts";
import type { Page, PageRequest } from "./cursor.ts";
import { readPage } from "./reading.ts";
import { toldError } from "./said.ts";
import { type Held, tokenOf } from "./work.ts";

const detail = z.object({
  runId: z.uuid(),
  /** Whose connection it is; null for the organisation itself. */
  provider: z.string().nullable(),
  timeZone: z.string(),
  /** When the first of the runs began that this one goes on with; its own begin where none left anything. */
  roundStartedAt: z.string(),
  /** host/owner/name of those that were chosen, of the connection or of all. */
  repositories: z.array(z.string()),
});

/** The right to collect from one subject, with what a collection is given. */
export type CollectLease = Held & z.infer<typeof detail>;

/** What held work says to a collection. */
export function collectLeaseOf(held: Held): CollectLease {
  const read = detail.safeParse(held.detail);
  if (read.success) return { ...held, ...read.data };
  throw new AppError("internal", { message: "the lease of collect has an unexpected shape" });
}

/** What a day is measured with: by which formulas, and of what. */
export type MeasuredWith = DayBasis & { formulas: string };

export type DaysQuery = { subjectId: string; collector: string; bases: readonly MeasuredWith[] };

/** Those of these days, which are over, that were not measured with the same. */
export function listDaysToCollect(db: Db, organizationId: string, query: DaysQuery): Promise<string[]> {
  const { subjectId, collector, bases } = query;
  return call(db, {
    name: "list_days_to_collect",
    args: { p_organization_id: organizationId, p_query: { subjectId, collector, bases: [...bases] } },
    returns: z.array(z.iso.date()),
    idempotent: true,
  });
}

/** Rows of one statement. */
const BATCH = 2000;

/** The values of some days, and what those of them that are over were measured with. */
export type Collected = {
  collector: string;
  measured: readonly Measured[];
  bases: readonly MeasuredWith[];
};

/** Keeps values, each for as long as no later window brings another; how many say something else than before. */
export async function keepCollected(db: Db, held: Held, collected: Collected): Promise<number> {
  const { collector, measured, bases } = collected;
  let kept = 0;
  for (let at = 0; at === 0 || at < measured.length; at += BATCH) {
    const isLast = at + BATCH >= measured.length;
    const p_snapshots = measured.slice(at, at + BATCH) as unknown as Json;
    // Behind all values: whoever dies before them measures these days again.
    const p_measured = { collector, bases: isLast ? [...bases] : [] };
    const args = { p_held: tokenOf(held), p_snapshots, p_measured };
    kept += await call(db, { name: "keep_collected", args, returns: z.number(), idempotent: true });
  }
  return kept;
}

export type RunCounts = {
  /** Requests that counted against a quota of the other side, and those that did not. */
  calls: number;
  notModified: number;
  rateRemaining: number | null;
  /** Snapshots that say something else than before. */
  kept: number;
  /** Of the organisation's values of its day; null where none were made. */
  metrics: Completeness | null;
};

/** Writes down what a run took and brought so far; `lease_lost` when another took over. */
export function noteCollectRun(
  db: Db,
  held: CollectLease,
  { problems, ...counts }: RunCounts & { problems: readonly Problem[] },
): Promise<unknown> {
  const told = problems.map(({ part, scope, says }) => ({ part, scope, ...says }));
  const p_run = { runId: held.runId, ...counts, problems: told };
  const args = { p_held: tokenOf(held), p_run };
  return call(db, { name: "note_collect_run", args, returns: z.unknown(), idempotent: true });
}

export const collectRun = z.object({
  id: z.uuid(),
  /** The connection, or the organisation itself. */
  subjectId: z.uuid(),
  trigger: z.string(),
  status: z.enum(["running", "succeeded", "partial", "failed", "cancelled"]),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  calls: z.number(),
  notModified: z.number(),
  rateRemaining: z.number().nullable(),
  kept: z.number(),
  metrics: z
    .object({ known: z.number().int(), missing: z.record(z.string(), z.number().int()) })
    .nullable()
    .describe("How many metrics of the organisation are known of its day, and why the others are not."),
  /** What could not be had; the rest was. */
  problems: z.array(
    z.object({
      part: z.string(),
      scope: z.string(),
      code: z.string(),
      numbers: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  error: toldError.nullable(),
});
export type CollectRun = z.infer<typeof collectRun>;

/** The runs of collecting, newest first, of one subject where it is named: a connection, or the organisation itself. */
export function listCollectRuns(
  db: Db,
  organizationId: string,
  query: PageRequest & { subject: string | null },
): Promise<Page<CollectRun>> {
  return readPage(db, organizationId, { name: "list_collect_runs", item: collectRun, query });
}

/** The newest run of one subject; null where it was never collected from. */
export async function newestCollectRun(
  db: Db,
  organizationId: string,
  subject: string,
): Promise<CollectRun | null> {
  const { items } = await listCollectRuns(db, organizationId, { subject, limit: 1, cursor: null });
  return items[0] ?? null;
}
