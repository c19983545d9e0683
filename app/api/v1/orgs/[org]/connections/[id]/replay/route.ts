import { requestReplay } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";
import * as connecting from "#lib/sync/connecting/request-run.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(requestReplay, ({ member, address, id }) => connecting.requestReplay({ member, address }, id)),
);
