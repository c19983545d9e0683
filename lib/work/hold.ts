import type { Db } from "../db/call.ts";
import { finishWork, type Held, type Outcome } from "../db/work.ts";
import type { NoticeMail } from "../domain/sync/notice.ts";
import { log } from "../log.ts";
import { tellAdmins } from "./notices.ts";
import { type Done, failure } from "./outcome.ts";

export type WorkOptions = {
  db: Db;
  /** Epoch milliseconds at which the work stops by itself and leaves the rest due. */
  deadlineAt: number;
  /** What the admins are mailed; this folder has no words of its own. */
  noticeMail: NoticeMail;
  /** Whether others wait for their turn, those in the background apart; asked now and then by who takes long. */
  othersWait?: () => Promise<boolean>;
};

/** Does work of one kind that a lease allows, to its end, its budget or its turn. */
export type Doing = (held: Held, options: WorkOptions) => Promise<Done>;

/**
 * Does work of one kind and closes it. Never throws: what went wrong stands on the work. Correct without its end, too:
 * what was stored stays, and the lease expires.
 */
export async function hold(held: Held, doing: Doing, options: WorkOptions): Promise<Outcome> {
  const { cause, ...outcome } = await doing(held, options).catch((error) => failure(error));
  const { kind, subjectId } = held;
  if (cause !== undefined) log().warn({ kind, subjectId, error: cause }, "work ended early");
  const { kept, tell } = await finish(held, outcome, options);
  if (tell) await tellAdmins(held, options);
  return { ...outcome, status: kept ? outcome.status : "cancelled" };
}

async function finish(held: Held, outcome: Outcome, { db }: WorkOptions) {
  try {
    return await finishWork(db, held, outcome);
  } catch (error) {
    const { kind, subjectId } = held;
    log().error({ kind, subjectId, error }, "work could not be closed; its lease will expire");
    return { kept: false, tell: false };
  }
}
