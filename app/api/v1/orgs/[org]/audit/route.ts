import { listAudit } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import * as audit from "#lib/db/audit.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listAudit, ({ member, query }) => audit.listAudit(member.db, member.organization.id, query)),
);
