import * as connections from "#lib/db/connections.ts";
import { findConnection } from "#lib/http/find-connection.ts";
import { connect, listConnections } from "#lib/http/operations.ts";
import { pageOfAll } from "#lib/http/page.ts";
import { forMember, route } from "#lib/http/route.ts";
import * as connecting from "#lib/sync/connecting/connect.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listConnections, async ({ member, query }) =>
    pageOfAll(await connections.listConnections(member.db, member.organization.id), query),
  ),
  forMember(connect, async ({ member, address, body }) => {
    const { connection, runId, reconnected } = await connecting.connect({ member, address }, body);
    const found = await findConnection(member.db, member.organization.id, connection.id);
    return { ...found, runId, reconnected };
  }),
);
