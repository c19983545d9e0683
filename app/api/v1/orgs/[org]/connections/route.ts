import { findConnection, sayConnections } from "#lib/http/find-connection.ts";
import { connections } from "#lib/http/operations/connections.ts";
import { pageOfAll } from "#lib/http/page.ts";
import { forMember, route } from "#lib/http/route.ts";
import { connect } from "#lib/sync/connecting/connect.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(connections.list, async ({ member, query }) =>
    pageOfAll(await sayConnections(member.db, member.organization.id), query),
  ),
  forMember(connections.connect, async ({ member, body }) => {
    const { connection, runId, reconnected } = await connect(member, body);
    const found = await findConnection(member.db, member.organization.id, connection.id);
    return { ...found, runId, reconnected };
  }),
);
