import { z } from "zod";
import type { ToldError } from "../domain/said.ts";
import { toEpochSeconds } from "../domain/sync/time-range.ts";
import { AppError } from "../errors.ts";
import type { Json } from "../supabase/database.types.ts";
import { call, type Db } from "./call.ts";
import { said, toldError } from "./said.ts";

const held = z.object({
  organizationId: z.uuid(),
  kind: z.string(),
  /** What the work is done to: a connection, or the organisation itself. */
  subjectId: z.uuid(),
  leaseToken: z.uuid(),
  /** The database's clock, epoch seconds. */
  now: z.string().transform(toEpochSeconds),
  /** What the kind is given beside its lease; it alone knows the shape. */
  detail: z.unknown(),
});

/** The right to do one piece of work, until its lease is over or somebody else has it. */
export type Held = z.infer<typeof held>;

export type Trigger = "connect" | "cron" | "manual" | "worker";

export type WorkRequest = {
  organizationId: string;
  kind: string;
  subjectId: string;
  trigger: Trigger;
  /** What the one who asks wants of it; the kind alone knows the shape. */
  wish?: Json;
};

/** Hands out up to `limit` pieces of due work of these kinds; several callers at once share them without overlap. */
export function claimWork(
  db: Db,
  { kinds, limit, trigger }: { kinds: string[]; limit: number; trigger: Trigger },
): Promise<Held[]> {
  return call(db, {
    name: "claim_work",
    args: { p_kinds: kinds, p_limit: limit, p_trigger: trigger },
    returns: z.array(held),
  });
}

/**
 * Hands out one piece of work at once, due or not; `sync_running` when its subject is held, `rate_limited` when the
 * other side said wait, `not_found` when there is nothing to do it to.
 */
export async function startWork(db: Db, request: WorkRequest): Promise<Held> {
  return startedWork(
    await call(db, { name: "start_work", args: { p_request: request }, returns: startAnswer }),
  );
}

/** What a function that starts work answers: the lease, or how long the other side said to wait. */
export const startAnswer = z.union([held, z.object({ retryAfterSeconds: z.number() })]);

/** The work that was started; `rate_limited` when it was not. */
export function startedWork(answer: z.infer<typeof startAnswer>): Held {
  if ("leaseToken" in answer) return answer;
  throw new AppError("rate_limited", {
    says: { code: "account_limited", numbers: { seconds: answer.retryAfterSeconds } },
    retryAfterSeconds: answer.retryAfterSeconds,
  });
}

/** Pieces of work of these kinds, or of all for null, that are due now and not leased; `background`: those in it, too. */
export function countDueWork(
  db: Db,
  kinds: string[] | null,
  { background = true }: { background?: boolean } = {},
): Promise<number> {
  return call(db, {
    name: "count_due_work",
    args: { p_kinds: kinds, p_with_background: background },
    returns: z.number(),
    idempotent: true,
  });
}

/** How a piece of work went. */
export type Outcome = {
  status: "succeeded" | "partial" | "failed" | "cancelled";
  error: ToldError | null;
  /** Calls that it took. */
  cost: number;
  /** Some is left: due again at once. */
  continue: boolean;
  /** Seconds until it is due again after it went well; null when its kind says. */
  repeatSeconds: number | null;
  /** Nothing goes on until somebody has done something. */
  needsAttention: boolean;
  /** The fault is on our side and says nothing about the subject. */
  ours: boolean;
  /** Seconds for which the other side wants no call; by the database's clock from now. */
  waitSeconds: number | null;
};

const finished = z.object({ kept: z.boolean(), tell: z.boolean() });

/** Frees a lease. `kept` is false when it was lost; `tell` is true when the admins are to hear of something new. */
export function finishWork(db: Db, work: Held, outcome: Outcome): Promise<z.infer<typeof finished>> {
  return call(db, {
    name: "finish_work",
    args: { p_held: tokenOf(work), p_outcome: outcome },
    returns: finished,
    idempotent: true,
  });
}

export const notice = z.object({
  told: said,
  /** End of the last time that did not fail. */
  since: z.string(),
  organization: z.string(),
  slug: z.string(),
  /** The name of the connection, or of whatever else it is about. */
  subject: z.string(),
  reason: toldError.nullable(),
  /** `language` is what the account says, whatever that is. */
  recipients: z.array(z.object({ email: z.string(), language: z.string().nullable() })),
});

/** What to tell the admins of an organisation, and whom. */
export type ToTell = z.infer<typeof notice>;

/** What to tell the admins, and whom; null when nobody can do anything about it. */
export function readNotice(db: Db, work: Held): Promise<ToTell | null> {
  return call(db, {
    name: "read_notice",
    args: { p_held: tokenOf(work) },
    returns: notice.nullable(),
    idempotent: true,
  });
}

/** The run that was opened with the lease, of a kind whose work is told in runs. */
export function runIdOf({ kind, detail }: Held): string {
  const run = z.object({ runId: z.uuid() }).safeParse(detail);
  if (run.success) return run.data.runId;
  throw new AppError("internal", { message: `the lease of ${kind} names no run` });
}

/** What names held work to the database. */
export type HeldToken = Pick<Held, "organizationId" | "kind" | "subjectId" | "leaseToken">;

export function tokenOf({ organizationId, kind, subjectId, leaseToken }: HeldToken): HeldToken {
  return { organizationId, kind, subjectId, leaseToken };
}
