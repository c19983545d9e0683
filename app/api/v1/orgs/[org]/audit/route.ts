import * as audit from "#lib/db/audit.ts";
import { AUDIT_COLUMNS } from "#lib/http/audit-columns.ts";
import { wantsCsv } from "#lib/http/csv.ts";
import { exportCsv, exporterOf } from "#lib/http/export.ts";
import { listAudit } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listAudit, (call) => {
    const { member, query, request } = call;
    if (!wantsCsv(request.headers.get("accept")))
      return audit.listAudit(member.db, member.organization.id, query);
    return exportCsv(exporterOf(call), {
      kind: "audit",
      columns: AUDIT_COLUMNS,
      from: query.from,
      to: query.to,
      readPage: (page) => audit.listAudit(member.db, member.organization.id, { ...query, ...page }),
    });
  }),
);
