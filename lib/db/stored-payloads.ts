import { z } from "zod";
import { STREAMS, type Stream } from "../domain/sync/events.ts";
import { call, type Db } from "./call.ts";
import type { Lease } from "./sync.ts";

type Request = { stream: Stream; after: string; limit: number };

const payload = z.object({ externalId: z.string(), raw: z.string() });
const unread = z.object({ eventKey: z.string(), raw: z.string() });
const unsettled = z.object({
  stream: z.enum(STREAMS),
  externalId: z.string(),
  startedAt: z.string(),
});

/** An event that Datadog may still judge or close, and that no window reads again. */
export type Unsettled = z.infer<typeof unsettled>;

/** Datadog's own words behind the events of one stream, by id; for a replay. */
export function listRawPayloads(db: Db, held: Lease, request: Request) {
  const args = { p_request: { ...ownerOf(held), ...request } };
  return call(db, { name: "list_raw_payloads", args, returns: z.array(payload), idempotent: true });
}

/** Events in quarantine that a newer parser may be able to read, by key. */
export function listUnread(db: Db, held: Lease, request: Request) {
  const args = { p_request: { ...ownerOf(held), ...request } };
  return call(db, { name: "list_unread", args, returns: z.array(unread), idempotent: true });
}

/** Verdicts still pending and incidents still open that began before `before` (ISO) and within 90 days, newest first. */
export function listUnsettled(db: Db, held: Lease, request: { before: string; limit: number }) {
  const args = { p_request: { ...ownerOf(held), ...request } };
  return call(db, { name: "list_unsettled", args, returns: z.array(unsettled), idempotent: true });
}

const replayable = z.object({
  organizationId: z.uuid(),
  slug: z.string(),
  connectionId: z.uuid(),
  name: z.string(),
});

/** Connections that can be replayed: those of one organisation, or all for null; disconnected ones are left out. */
export function listReplayableConnections(
  db: Db,
  slug: string | null,
): Promise<z.infer<typeof replayable>[]> {
  return call(db, {
    name: "list_replayable_connections",
    args: { p_slug: slug },
    returns: z.array(replayable),
    idempotent: true,
  });
}

function ownerOf({ organizationId, connectionId }: Lease) {
  return { organizationId, connectionId };
}
