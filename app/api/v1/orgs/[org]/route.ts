import { updateOrganization } from "#lib/db/organizations.ts";
import { organizations } from "#lib/http/operations/organizations.ts";
import { forMember, route } from "#lib/http/route.ts";
import { deleteOrganization } from "#lib/sync/delete-organization.ts";

/** A deletion goes on after the answer. */
export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(organizations.get, async ({ member }) => member.organization),
  forMember(organizations.update, ({ member, body }) => updateOrganization(member, body)),
  forMember(organizations.delete, ({ member, body }) => deleteOrganization(member, body.name)),
);
