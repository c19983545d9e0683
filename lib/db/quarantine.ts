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
  /** The event as JSON text. */
  raw: z.string(),
});
export type Quarantined = z.infer<typeof quarantined>;

/** The events that wait in quarantine, newest first; for managers. */
export function listQuarantine(
  db: Db,
  organizationId: string,
  page: PageRequest,
): Promise<Page<Quarantined>> {
  const filter = { limit: page.limit, cursor: decodeCursor(page.cursor) };
  return call(db, {
    name: "list_quarantine",
    args: { p_organization_id: organizationId, p_filter: filter },
    returns: pageOf(quarantined),
    idempotent: true,
  });
}
