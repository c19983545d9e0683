import { listAudit } from "#lib/db/audit.ts";
import { momentOf } from "#lib/domain/report/moment.ts";
import { AUDIT_COLUMNS } from "#lib/http/audit-columns.ts";
import { wantsCsv } from "#lib/http/csv.ts";
import { exportCsv } from "#lib/http/export.ts";
import { audit } from "#lib/http/operations/audit.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(audit.list, (call) => {
    const { member, request, requestId } = call;
    const { db, organization } = member;
    const at = (edge: string | null) =>
      edge === null ? null : momentOf(edge, organization.timeZone).toISOString();
    const query = { ...call.query, from: at(call.query.from), to: at(call.query.to) };
    if (!wantsCsv(request.headers.get("accept"))) return listAudit(db, organization.id, query);
    return exportCsv(member, {
      kind: "audit",
      columns: AUDIT_COLUMNS,
      from: query.from,
      to: query.to,
      requestId,
      readPage: (page) => listAudit(db, organization.id, { ...query, ...page }),
    });
  }),
);
