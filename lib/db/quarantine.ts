import { z } from "zod";
import { call, type Db } from "./call.ts";
import { decodeCursor, type Page, type PageRequest, pageOf } from "./cursor.ts";

export const quarantined = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  stream: z.enum(["deployments", "incidents"]),
  externalId: z.string().nullable(),
  reason: z.string(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  /** Whether a later reading of the same text may succeed. */
  retry: z.boolean(),
  /** Characters of the whole text. */
  rawLength: z.number(),
  /** The event as JSON text. */
  raw: z.string(),
});
export type Quarantined = z.infer<typeof quarantined>;

export type QuarantineFilter = {
  stream?: Quarantined["stream"] | null;
  /** As `listQuarantineReasons` names it. */
  reason?: string | null;
  /** How much of each raw text to answer; all unless given. */
  rawCharacters?: number;
};

/** The events that wait in quarantine, newest first; for managers. */
export function listQuarantine(
  db: Db,
  organizationId: string,
  { cursor, ...page }: PageRequest & QuarantineFilter,
): Promise<Page<Quarantined>> {
  const filter = { ...page, cursor: decodeCursor(cursor) };
  return call(db, {
    name: "list_quarantine",
    args: { p_organization_id: organizationId, p_filter: filter },
    returns: pageOf(quarantined),
    idempotent: true,
  });
}

/** One event of the quarantine with its whole text; null when it does not wait there. For managers. */
export function getQuarantined(db: Db, organizationId: string, id: string): Promise<Quarantined | null> {
  return call(db, {
    name: "get_quarantined",
    args: { p_organization_id: organizationId, p_id: id },
    returns: quarantined.nullable(),
    idempotent: true,
  });
}

const reasons = z.array(
  z.object({ stream: z.enum(["deployments", "incidents"]), reason: z.string(), events: z.number() }),
);
export type QuarantineReason = z.infer<typeof reasons>[number];

/** Why events wait in quarantine, most first, at most 100; for managers. */
export function listQuarantineReasons(db: Db, organizationId: string): Promise<QuarantineReason[]> {
  return call(db, {
    name: "list_quarantine_reasons",
    args: { p_organization_id: organizationId },
    returns: reasons,
    idempotent: true,
  });
}
