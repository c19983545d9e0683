import { findConnection } from "#lib/http/find-connection.ts";
import { replaceKeys } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";
import * as connect from "#lib/sync/connect.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(replaceKeys, async ({ member, address, id, body }) => {
    await connect.replaceKeys({ member, address }, id, body);
    return findConnection(member.db, member.organization.id, id);
  }),
);
