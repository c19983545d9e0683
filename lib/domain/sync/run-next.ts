import type { ConnectionStatus, RunStatus } from "./sync-words.ts";

export type NextFacts = {
  status: ConnectionStatus;
  nextSyncAt: string | null;
  notBefore: string | null;
  lastError: { code: string } | null;
};

type Context = { run: { status: RunStatus }; admin: boolean; now: Date };

/** What happens after a run, in a code; `at` is when, where a moment belongs to it. */
export type Next = {
  code:
    | "thisRun"
    | "deleted"
    | "disconnected"
    | "syncing"
    | "refusedAdmin"
    | "refusedOther"
    | "limited"
    | "none"
    | "due"
    | "regular"
    | "again";
  at: string | null;
};

/** What happens after a run, by the present state of its connection; null for one that was deleted. */
export function nextOf(connection: NextFacts | null, { run, admin, now }: Context): Next {
  const plain = (code: Next["code"]): Next => ({ code, at: null });
  if (run.status === "running" || run.status === "queued") return plain("thisRun");
  if (connection === null) return plain("deleted");
  const { status, nextSyncAt, notBefore, lastError } = connection;
  if (status === "needs_attention") return plain(admin ? "refusedAdmin" : "refusedOther");
  if (status !== "active") return plain(status);
  if (notBefore !== null && Date.parse(notBefore) > now.getTime()) return { code: "limited", at: notBefore };
  if (nextSyncAt === null) return plain("none");
  if (Date.parse(nextSyncAt) <= now.getTime()) return plain("due");
  return { code: lastError === null ? "regular" : "again", at: nextSyncAt };
}

/** Seconds that a run took, or takes so far; null before it began. */
export function runSeconds(
  run: { startedAt: string | null; finishedAt: string | null },
  now: Date,
): number | null {
  if (run.startedAt === null) return null;
  const end = run.finishedAt === null ? now.getTime() : Date.parse(run.finishedAt);
  return Math.max(0, (end - Date.parse(run.startedAt)) / 1000);
}
