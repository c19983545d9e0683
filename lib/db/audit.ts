import { z } from "zod";
import { call, type Db } from "./call.ts";
import { decodeCursor, type Page, type PageRequest, pageOf } from "./cursor.ts";
import type { Acting } from "./tokens.ts";

export const auditEntry = z.object({
  at: z.string(),
  /** E-mail, token name or "system", as it was at the time. */
  actor: z.string(),
  action: z.string(),
  target: z.string().nullable(),
  address: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** What was done to an organisation, newest first; for its admins. */
export function listAudit(db: Db, organizationId: string, page: PageRequest): Promise<Page<AuditEntry>> {
  const filter = { limit: page.limit, cursor: decodeCursor(page.cursor, "number") };
  return call(db, {
    name: "list_audit",
    args: { p_organization_id: organizationId, p_filter: filter },
    returns: pageOf(auditEntry),
    idempotent: true,
  });
}

/** Notes that the caller took a CSV export of this window. */
export async function recordExport(
  db: Db,
  acting: Acting,
  taken: { kind: "deployments" | "incidents"; from: string; to: string },
): Promise<void> {
  await call(db, {
    name: "record_export",
    args: {
      p_organization_id: acting.organizationId,
      p_export: taken,
      p_address: acting.address,
      p_token_id: acting.tokenId,
    },
    returns: z.unknown(),
  });
}
