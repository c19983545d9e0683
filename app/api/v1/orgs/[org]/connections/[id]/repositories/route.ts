import { listConnectedRepositories } from "#lib/http/find-connection.ts";
import { connections } from "#lib/http/operations/connections.ts";
import { pageOfAll } from "#lib/http/page.ts";
import { forMember, route } from "#lib/http/route.ts";
import { chooseRepositories } from "#lib/sync/connecting/github/choose.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(connections.repositories, async ({ member, id, query }) =>
    pageOfAll(await listConnectedRepositories(member, id), query),
  ),
  forMember(connections.chooseRepositories, async ({ member, id, body }) => {
    await chooseRepositories(member, { connectionId: id, repositories: body.repositories });
    return { items: await listConnectedRepositories(member, id), nextCursor: null };
  }),
);
