import * as organizations from "#lib/db/organizations.ts";
import { getOrganization, updateOrganization } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(getOrganization, async ({ member }) => member.organization),
  forMember(updateOrganization, ({ member, acting, body }) =>
    organizations.updateOrganization(member.db, acting, body),
  ),
);
