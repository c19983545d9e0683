import { getDeployment } from "#lib/db/events.ts";
import { deployments } from "#lib/http/operations/deployments.ts";
import { forMember, found, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(deployments.get, async ({ member, id }) =>
    found(await getDeployment(member.db, member.organization.id, id)),
  ),
);
