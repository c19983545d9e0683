import { connections } from "#lib/http/operations/connections.ts";
import { forMember, route } from "#lib/http/route.ts";
import { disconnect } from "#lib/sync/connect.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(connections.disconnect, ({ member, address, id, query }) =>
    disconnect({ member, address }, id, query),
  ),
);
