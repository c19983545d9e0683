import { findConnectedRepository } from "#lib/http/find-connection.ts";
import { connections } from "#lib/http/operations/connections.ts";
import { forMember, route } from "#lib/http/route.ts";
import { chooseWorkflows } from "#lib/sync/connecting/github/choose.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(connections.chooseWorkflows, async ({ member, id, name, body }) => {
    const { id: repositoryId } = await findConnectedRepository(member, id, name);
    await chooseWorkflows(member, { connectionId: id, repositoryId, workflows: body.workflows });
    return findConnectedRepository(member, id, name);
  }),
);
