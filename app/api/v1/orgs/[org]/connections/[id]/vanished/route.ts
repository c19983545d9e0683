import { connections } from "#lib/http/operations/connections.ts";
import { forMember, route } from "#lib/http/route.ts";
import { decideVanished } from "#lib/sync/connecting/decide-vanished.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(connections.decideVanished, ({ member, id, body }) => decideVanished(member, id, body)),
);
