import { disconnect } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";
import * as connecting from "#lib/sync/connecting/disconnect.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(disconnect, ({ member, address, id, query }) =>
    connecting.disconnect({ member, address }, id, query),
  ),
);
