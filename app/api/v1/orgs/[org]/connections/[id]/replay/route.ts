import { requestReplay } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";
import * as connect from "#lib/sync/connect.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(requestReplay, ({ member, address, id }) => connect.requestReplay({ member, address }, id)),
);
