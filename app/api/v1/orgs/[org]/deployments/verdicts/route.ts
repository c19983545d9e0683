import { correctDeployments } from "#lib/db/corrections.ts";
import { deployments } from "#lib/http/operations/deployments.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(deployments.correctAll, async ({ member, body }) => ({
    items: await correctDeployments(member, body),
  })),
);
