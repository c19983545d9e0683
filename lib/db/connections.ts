import { z } from "zod";
import { STREAMS } from "../domain/sync/events.ts";
import { call, type Db } from "./call.ts";
import { ofOrganization } from "./reading.ts";
import { said, toldError } from "./said.ts";
import { type Held, notice, type ToTell, tokenOf } from "./work.ts";

const progress = z.object({ readSeconds: z.number(), plannedSeconds: z.number() });

const wholeRead = z.object({
  startedAt: z.string(),
  /** What it reads, oldest first, and up to when it has come: `to` when it has ended. */
  from: z.string(),
  to: z.string(),
  readTo: z.string(),
  /** End of the last one that came to its end, before `startedAt` while another is under way; null before the first. */
  finishedAt: z.string().nullable(),
});
export type WholeRead = z.infer<typeof wholeRead>;
const missed = z.object({ missing: z.number(), of: z.number() });

/** Events that a source no longer lists and that count all the same. */
export const vanished = missed.extend({
  /** doubted: an admin is to decide; kept: one said that they stay. */
  state: z.enum(["doubted", "kept"]),
  /** When they came under doubt. */
  since: z.string(),
  streams: z.partialRecord(z.enum(STREAMS), missed),
});
export type VanishedEvents = z.infer<typeof vanished>;

const connection = z.object({
  id: z.uuid(),
  provider: z.string(),
  /** Which events come from it; empty for GitHub, of which metrics are collected. */
  streams: z.array(z.enum(STREAMS)),
  name: z.string(),
  /** Null for a source that is in one place. */
  site: z.string().nullable(),
  status: z.enum(["active", "syncing", "needs_attention", "disconnected"]),
  keyHint: z.string(),
  /** Days of history that were asked for when it was connected. */
  backfillDays: z.number(),
  connectedAt: z.string(),
  disconnectedAt: z.string().nullable(),
  /** When its keys end, as their source says; null where it does not, or they do not. */
  keysExpireAt: z.string().nullable(),
  /** End of the last run that read everything it meant to; null before the first. */
  lastSyncedAt: z.string().nullable(),
  /** When the next run is due; null when none is planned. */
  nextSyncAt: z.string().nullable(),
  /** No call before this moment: a limit that Datadog set; null when there is none. */
  notBefore: z.string().nullable(),
  /** Both streams were read completely between these two, gaps apart; null when nothing was. */
  coveredFrom: z.string().nullable(),
  coveredTo: z.string().nullable(),
  lastError: toldError.nullable(),
  /** What its admins were told of and what still holds; null when all goes well, or as far as anybody was told. */
  notice: said.extend({ since: z.string() }).nullable(),
  /** What its source no longer lists; null when there is nothing of the kind. */
  vanished: vanished.nullable(),
  /** Seconds of history read and asked for by the run in progress; null when none runs. */
  progress: progress.nullable(),
  /** The whole read under way, or else the last one; null before the first. */
  wholeRead: wholeRead.nullable(),
});
export type Connection = z.infer<typeof connection>;

const counts = z.object({ deployments: z.number(), incidents: z.number() });
/** With how many events it holds, those that are gone at Datadog apart. */
export const countedConnection = connection.extend({ counts });
export type CountedConnection = z.infer<typeof countedConnection>;

/** Every connection of the organisation, disconnected ones last. */
export const listConnections = ofOrganization("list_connections", z.array(connection));

/** Those that are read for events: what a page of events says of reading is about them. */
export async function listEventConnections(db: Db, organizationId: string): Promise<Connection[]> {
  return (await listConnections(db, organizationId)).filter(({ streams }) => streams.length > 0);
}

const countEvents = ofOrganization("count_events", z.record(z.uuid(), counts));

/** The same with their counts, for those who show them: incidents are counted at each call. */
export async function listCountedConnections(db: Db, organizationId: string): Promise<CountedConnection[]> {
  const [connections, held] = await Promise.all([
    listConnections(db, organizationId),
    countEvents(db, organizationId),
  ]);
  return connections.map((one) => ({ ...one, counts: held[one.id] ?? { deployments: 0, incidents: 0 } }));
}

/** What to tell the admins about the keys of the connection that held work is about; null where it is too late. */
export function warnKeys(db: Db, work: Held): Promise<ToTell | null> {
  return call(db, {
    name: "warn_keys",
    args: { p_held: tokenOf(work) },
    returns: notice.nullable(),
    idempotent: true,
  });
}
