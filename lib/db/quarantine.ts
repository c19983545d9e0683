import { z } from "zod";
import { STREAMS } from "../domain/sync/events.ts";
import type { Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { byId, ofOrganization, readPage } from "./reading.ts";
import { said } from "./said.ts";

export const quarantined = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  stream: z.enum(STREAMS),
  externalId: z.string().nullable(),
  reason: said,
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
  /** A code, or what `reasonKey` makes of a reason. */
  reason?: string | null;
  /** How much of each raw text to answer; all unless given. */
  rawCharacters?: number;
};

/** The events that wait in quarantine, newest first; for managers. */
export function listQuarantine(db: Db, organizationId: string, query: PageRequest & QuarantineFilter) {
  return readPage(db, organizationId, { name: "list_quarantine", item: quarantined, query });
}

/** One event of the quarantine with its whole text, while it waits there; for managers. */
export const getQuarantined = byId("get_quarantined", quarantined);

const reasons = z.array(z.object({ stream: z.enum(STREAMS), reason: said, events: z.number() }));
export type QuarantineReason = z.infer<typeof reasons>[number];

/** Why events wait in quarantine, most first, at most 100; for managers. */
export const listQuarantineReasons = ofOrganization("list_quarantine_reasons", reasons);
