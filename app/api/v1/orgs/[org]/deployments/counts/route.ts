import { countDeployments } from "#lib/db/deployments.ts";
import { deployments } from "#lib/http/operations/deployments.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(deployments.count, ({ member, query }) =>
    countDeployments(member.db, member.organization.id, { ...query.report, ...query.own }),
  ),
);
