import { type AuditEntry, listAudit } from "#lib/db/audit.ts";
import type { Db } from "#lib/db/call.ts";
import type { Page } from "#lib/db/cursor.ts";
import { AppError } from "#lib/errors.ts";
import { type AuditQuery, auditFilter } from "./search-params.ts";

const PAGE_SIZE = 50;

/** One page of the log. A cursor that is none of ours begins at the newest. */
export async function loadAudit(
  db: Db,
  organization: { id: string; timeZone: string },
  query: AuditQuery,
): Promise<Page<AuditEntry>> {
  const filter = { ...auditFilter(query, organization.timeZone), limit: PAGE_SIZE };
  try {
    return await listAudit(db, organization.id, { ...filter, cursor: query.cursor });
  } catch (error) {
    if (query.cursor === null || !(error instanceof AppError) || error.code !== "invalid_input") throw error;
    return listAudit(db, organization.id, { ...filter, cursor: null });
  }
}
