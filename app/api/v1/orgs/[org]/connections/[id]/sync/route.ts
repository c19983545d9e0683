import { requestSync } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";
import * as connect from "#lib/sync/connect.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(requestSync, ({ member, address, id, body }) =>
    connect.requestSync({ member, address }, id, body.mode),
  ),
);
