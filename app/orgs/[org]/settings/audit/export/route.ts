import { randomUUID } from "node:crypto";
import { requireMember } from "#lib/auth/org.ts";
import { listAudit } from "#lib/db/audit.ts";
import { respond } from "#lib/http/answer.ts";
import { AUDIT_COLUMNS } from "#lib/http/audit-columns.ts";
import { exportCsv } from "#lib/http/export.ts";
import { auditFilter, readAuditQuery } from "../search-params.ts";

/** The log as a file, with the filters of the page it is linked from. */
export async function GET(request: Request, { params }: { params: Promise<{ org: string }> }) {
  const member = await requireMember((await params).org, "admin");
  const { db, organization } = member;
  const query = readAuditQuery(request);
  const filter = auditFilter(query, organization.timeZone);
  const requestId = request.headers.get("x-request-id") ?? randomUUID();
  const file = await exportCsv(member, {
    kind: "audit",
    columns: AUDIT_COLUMNS,
    from: filter.from,
    to: filter.to,
    readPage: (page) => listAudit(db, organization.id, { ...filter, ...page }),
    requestId,
  });
  return respond(file, 200, requestId);
}
