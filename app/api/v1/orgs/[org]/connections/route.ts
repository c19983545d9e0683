import * as connections from "#lib/db/connections.ts";
import { findConnection } from "#lib/http/find-connection.ts";
import { connect, listConnections } from "#lib/http/operations.ts";
import { pageOfAll } from "#lib/http/page.ts";
import { forMember, route } from "#lib/http/route.ts";
import { connectDatadog } from "#lib/sync/connect.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listConnections, async ({ member, query }) =>
    pageOfAll(await connections.listCountedConnections(member.db, member.organization.id), query),
  ),
  forMember(connect, async ({ member, address, body }) => {
    const { connection, runId, reconnected } = await connectDatadog({ member, address }, body);
    const found = await findConnection(member.db, member.organization.id, connection.id);
    return { ...found, runId, reconnected };
  }),
);
