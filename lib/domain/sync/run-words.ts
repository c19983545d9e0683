import { hasRole, type Role } from "../access/role.ts";
import { formatMoment } from "../format/format-time.ts";
import type { ConnectionStatus, RunMode, RunStatus, RunTrigger } from "./sync-words.ts";

const ASK_OPERATOR = "tell whoever runs this installation";
const BACK_OFF = "It is tried again by itself, after 15 minutes, one hour, six hours, then daily.";

const ADVICE: Record<string, string> = {
  datadog_unavailable: `Nothing to do. ${BACK_OFF}`,
  rate_limited: "Nothing to do: the sync goes on when Datadog allows it again.",
  upstream_contract: `Check that the site is the right one. If it is, Datadog may have changed its answers: ${ASK_OPERATOR}. ${BACK_OFF}`,
  credential_unreadable: `The stored keys cannot be decrypted here, which says nothing about them: ${ASK_OPERATOR}.`,
  lease_lost: "Nothing to do: another run went on in its place.",
  interrupted: "Nothing to do: the next run goes on where this one ended.",
  too_much: `The database ran out of time. It is tried again every 15 minutes; if it keeps failing, ${ASK_OPERATOR}.`,
  unavailable: `Our database did not answer. It is tried again every 15 minutes; if it keeps failing, ${ASK_OPERATOR}.`,
};

const REJECTED =
  "In Datadog, open Organization settings, then API keys and Application keys. Both keys must be active and of the same site, and the application key needs the scope dora_metrics_read.";

/** What a person of this role can do about a failed run, by the code of its error. */
export function adviceFor(code: string, role: Role): string {
  const admin = hasRole(role, "admin");
  if (code === "datadog_rejected")
    return admin
      ? `${REJECTED} Then replace the keys under Settings, Connections; if the same keys are good again, sync now there.`
      : "Ask an owner or admin to replace the keys. Until then nothing new is read; the numbers stay as they are.";
  if (code === "not_found")
    return admin
      ? "The connection has no keys any more. Enter new ones."
      : "The connection has no keys any more. Ask an owner or admin to enter new ones.";
  return ADVICE[code] ?? `It is tried again by itself. If it keeps failing, ${ASK_OPERATOR}.`;
}

const WHY_TRIGGER: Record<RunTrigger, string> = {
  connect: "Started when the account was connected",
  cron: "Started by the schedule",
  manual: "Started on request",
  worker: "Started by the worker",
};

const WHY_MODE: Record<RunMode, string> = {
  first: "it reads the last week, then backwards as far as was asked",
  nightly: "it reads the recent days again, for late and changed verdicts, and whatever was never read",
  deep: "it reads the recent days, and by their ids the verdicts still pending and incidents still open before them",
  replay: "it parses the stored payloads and the quarantine again, without asking Datadog",
};

/** Why a run began and what it set out to do, as a sentence. */
export function whyRun({ trigger, mode }: { trigger: RunTrigger; mode: RunMode }): string {
  return `${WHY_TRIGGER[trigger]}: ${WHY_MODE[mode]}.`;
}

export type NextFacts = {
  status: ConnectionStatus;
  nextSyncAt: string | null;
  notBefore: string | null;
  lastError: { code: string } | null;
};

type Context = { run: { status: RunStatus; latest: boolean }; role: Role; timeZone: string; now: Date };

/** What happens after a run, by the present state of its connection; null for one that was deleted. */
export function whatNext(connection: NextFacts | null, { run, role, timeZone, now }: Context): string {
  if (run.status === "running" || run.status === "queued") return "This run is on its way.";
  if (connection === null) return "Nothing: the connection was deleted with all that it had read.";
  const newer = run.latest ? "" : "Newer runs followed. ";
  const { status, nextSyncAt, notBefore, lastError } = connection;
  if (status === "disconnected") return `${newer}Nothing: the connection is disconnected.`;
  if (status === "syncing") return `${newer}Another run is on its way.`;
  if (status === "needs_attention")
    return hasRole(role, "admin")
      ? `${newer}Nothing until the keys are replaced: Datadog refuses the present ones.`
      : `${newer}Nothing until an owner or admin replaces the keys: Datadog refuses the present ones.`;
  if (notBefore !== null && Date.parse(notBefore) > now.getTime())
    return `${newer}Datadog set a limit: the next run starts after ${formatMoment(notBefore, timeZone)}.`;
  if (nextSyncAt === null) return `${newer}No run is planned.`;
  if (Date.parse(nextSyncAt) <= now.getTime()) return `${newer}The next run is due and starts by itself.`;
  const why = lastError === null ? "the regular one" : "a new try; the wait grows with each that fails";
  return `${newer}The next run is due on ${formatMoment(nextSyncAt, timeZone)}: ${why}.`;
}

const OUTCOMES: Record<RunStatus, string> = {
  queued: "It waits for its turn.",
  running: "It is on its way.",
  succeeded: "It read everything it meant to read.",
  partial: "It read a part; later runs go on with the rest.",
  failed: "It ended early. What it had stored until then is kept.",
  cancelled: "It was ended: the connection got new keys, was disconnected, or another run took over.",
};

/** What became of a run, as a sentence. */
export function outcomeOf(status: RunStatus): string {
  return OUTCOMES[status];
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
