import { updateOrganization } from "#lib/db/organizations.ts";
import { organizations } from "#lib/http/operations/organizations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(organizations.get, async ({ member }) => member.organization),
  forMember(organizations.update, ({ member, body }) => updateOrganization(member, body)),
);
