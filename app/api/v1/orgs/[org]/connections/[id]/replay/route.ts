import { connections } from "#lib/http/operations/connections.ts";
import { forMember, route } from "#lib/http/route.ts";
import { requestSync } from "#lib/sync/connecting/request-run.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(connections.replay, ({ member, id }) => requestSync(member, id, "replay")),
);
