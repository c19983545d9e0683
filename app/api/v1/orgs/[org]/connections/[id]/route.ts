import { connections } from "#lib/http/operations/connections.ts";
import { forMember, route } from "#lib/http/route.ts";
import { disconnect } from "#lib/sync/connecting/disconnect.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(connections.disconnect, ({ member, id, query }) => disconnect(member, id, query)),
);
