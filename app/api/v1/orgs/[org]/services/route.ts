import { listServices } from "#lib/db/services.ts";
import { services } from "#lib/http/operations/services.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(services.list, ({ member, query }) => listServices(member.db, member.organization.id, query)),
);
