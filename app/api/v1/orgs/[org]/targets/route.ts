import { listTargets } from "#lib/db/targets.ts";
import { targets } from "#lib/http/operations/targets.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(targets.list, ({ member, query }) => listTargets(member.db, member.organization.id, query)),
);
