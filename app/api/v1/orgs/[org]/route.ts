import { getOrganization, updateOrganization } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import * as organizations from "#lib/db/organizations.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(getOrganization, async ({ member }) => member.organization),
  forMember(updateOrganization, ({ member, acting, body }) =>
    organizations.updateOrganization(member.db, acting, body),
  ),
);
