import { disconnect } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";
import * as connect from "#lib/sync/connect.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(disconnect, ({ member, address, id, query }) =>
    connect.disconnect({ member, address }, id, query),
  ),
);
