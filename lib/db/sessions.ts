import { z } from "zod";
import { call, type Db } from "./call.ts";

const session = z.object({
  id: z.uuid(),
  createdAt: z.string(),
  /** When its token was last made: at most an hour before it was last used. */
  lastUsedAt: z.string(),
  /** The browser that it was opened with; null where the auth server does not keep it. */
  userAgent: z.string().nullable(),
  /** Whether it is the one that asks. */
  isCurrent: z.boolean(),
});
export type Session = z.infer<typeof session>;

/** Where the caller is signed in, last used first. */
export function listSessions(db: Db): Promise<Session[]> {
  return call(db, { name: "list_sessions", args: {}, returns: z.array(session), idempotent: true });
}

/** Ends one of the caller's sessions from the next request on; `not_found` when it is none of theirs, or over. */
export async function endSession(db: Db, id: string): Promise<void> {
  await call(db, { name: "end_session", args: { p_id: id }, returns: z.unknown() });
}

/** Ends all of the caller's sessions but this one; how many. */
export function endOtherSessions(db: Db): Promise<number> {
  return call(db, { name: "end_other_sessions", args: {}, returns: z.number(), idempotent: true });
}

/** Throws `unauthenticated` when the caller's session was ended, however long its token is good for. */
export async function checkSession(db: Db): Promise<void> {
  await call(db, { name: "check_session", args: {}, returns: z.unknown(), idempotent: true });
}
