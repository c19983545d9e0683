import { findConnection } from "#lib/http/find-connection.ts";
import { connections } from "#lib/http/operations/connections.ts";
import { forMember, route } from "#lib/http/route.ts";
import { replaceKeys } from "#lib/sync/connect.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(connections.replaceKeys, async ({ member, address, id, body }) => {
    await replaceKeys({ member, address }, id, body);
    return findConnection(member.db, member.organization.id, id);
  }),
);
