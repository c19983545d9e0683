import { listQuarantine } from "#lib/db/quarantine.ts";
import { quarantine } from "#lib/http/operations/quarantine.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(quarantine.list, ({ member, query }) => listQuarantine(member.db, member.organization.id, query)),
);
