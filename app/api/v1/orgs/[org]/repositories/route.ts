import { listRepositories } from "#lib/db/services.ts";
import { repositories } from "#lib/http/operations/services.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(repositories.list, ({ member, query }) =>
    listRepositories(member.db, member.organization.id, query),
  ),
);
