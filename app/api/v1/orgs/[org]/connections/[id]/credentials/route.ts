import { findConnection } from "#lib/http/find-connection.ts";
import { replaceKeys } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";
import * as connecting from "#lib/sync/connecting/replace-keys.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(replaceKeys, async ({ member, address, id, body }) => {
    await connecting.replaceKeys({ member, address }, { connectionId: id, input: body });
    return findConnection(member.db, member.organization.id, id);
  }),
);
