import { correctDeployments, undoCorrection } from "#lib/db/corrections.ts";
import { getDeployment } from "#lib/db/deployments.ts";
import { deployments } from "#lib/http/operations/deployments.ts";
import { forMember, found, route } from "#lib/http/route.ts";
import { sayDeployment } from "#lib/http/saying.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(deployments.correct, async ({ member, id, body }) => {
    const { db, organization } = member;
    found(await getDeployment(db, organization.id, id));
    await correctDeployments(member, { ids: [id], ...body });
    return sayDeployment(found(await getDeployment(db, organization.id, id)));
  }),
  forMember(deployments.undo, async ({ member, id }) => {
    await undoCorrection(member, id);
    return sayDeployment(found(await getDeployment(member.db, member.organization.id, id)));
  }),
);
