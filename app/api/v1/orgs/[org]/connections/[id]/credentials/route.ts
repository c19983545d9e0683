import { findConnection } from "#lib/http/find-connection.ts";
import { connections } from "#lib/http/operations/connections.ts";
import { forMember, route } from "#lib/http/route.ts";
import { replaceKeys } from "#lib/sync/connecting/replace-keys.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(connections.replaceKeys, async ({ member, id, body }) => {
    await replaceKeys(member, { connectionId: id, input: body });
    return findConnection(member.db, member.organization.id, id);
  }),
);
