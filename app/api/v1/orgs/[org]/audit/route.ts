import { listAudit } from "#lib/db/audit.ts";
import { AUDIT_COLUMNS } from "#lib/http/audit-columns.ts";
import { wantsCsv } from "#lib/http/csv.ts";
import { exportCsv } from "#lib/http/export.ts";
import { audit } from "#lib/http/operations/audit.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(audit.list, (call) => {
    const { member, query, request, requestId } = call;
    if (!wantsCsv(request.headers.get("accept"))) return listAudit(member.db, member.organization.id, query);
    return exportCsv(member, {
      kind: "audit",
      columns: AUDIT_COLUMNS,
      from: query.from,
      to: query.to,
      requestId,
      readPage: (page) => listAudit(member.db, member.organization.id, { ...query, ...page }),
    });
  }),
);
