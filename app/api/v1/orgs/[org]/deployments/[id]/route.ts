import { getDeployment } from "#lib/db/deployments.ts";
import { deployments } from "#lib/http/operations/deployments.ts";
import { forMember, found, route } from "#lib/http/route.ts";
import { sayDeployment } from "#lib/http/saying.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(deployments.get, async ({ member, id }) =>
    sayDeployment(found(await getDeployment(member.db, member.organization.id, id))),
  ),
);
