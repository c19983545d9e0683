import { AUDIT_COLUMNS } from "#lib/api/audit-columns.ts";
import { wantsCsv } from "#lib/api/csv.ts";
import { listAudit } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import { exportCsv, exporterOf } from "#lib/auth/export.ts";
import * as audit from "#lib/db/audit.ts";

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
