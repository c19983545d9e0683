import { requestSync } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";
import * as connecting from "#lib/sync/connecting/request-run.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(requestSync, ({ member, address, id, body }) =>
    connecting.requestSync({ member, address }, id, body.mode),
  ),
);
