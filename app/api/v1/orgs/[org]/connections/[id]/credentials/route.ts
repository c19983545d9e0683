import { findConnection } from "#lib/api/find-connection.ts";
import { replaceKeys } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import * as connect from "#lib/sync/connect.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(replaceKeys, async ({ member, address, id, body }) => {
    await connect.replaceKeys({ member, address }, id, body);
    return findConnection(member.db, member.organization.id, id);
  }),
);
