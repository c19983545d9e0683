import * as events from "#lib/db/events.ts";
import { AppError } from "#lib/errors.ts";
import { getDeployment } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(getDeployment, async ({ member, id }) => {
    const deployment = await events.getDeployment(member.db, member.organization.id, id);
    if (deployment === null) throw new AppError("not_found");
    return deployment;
  }),
);
