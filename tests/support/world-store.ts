import type { SupabaseClient } from "@supabase/supabase-js";
import type { World } from "./event-arbitraries.ts";
import { storeEvents } from "./event-store.ts";
import { addConnection, coverRanges, createOrganization, setOrganization } from "./stack-client.ts";

/** Writes a world into an organisation of its own; answers it with the real ids of its connections. */
export async function storeWorld(
  owner: SupabaseClient,
  secret: SupabaseClient,
  world: World,
): Promise<{ organizationId: string; world: World }> {
  const { id: organizationId } = await createOrganization(owner);
  await setOrganization(owner, organizationId, world.organization);
  const ids = new Map<string, string>();
  for (const connection of world.connections) {
    const id = await addConnection(secret, organizationId, {
      status: connection.status,
      last_synced_at: connection.lastSyncedAt,
    });
    ids.set(connection.id, id);
    await coverRanges(secret, { organizationId, connectionId: id }, connection.covered);
  }
  const named = nameConnections(world, (id) => ids.get(id) ?? id);
  await storeEvents(secret, organizationId, named);
  return { organizationId, world: named };
}

function nameConnections(world: World, name: (id: string) => string): World {
  const rename = <T extends { connectionId: string }>(event: T): T => ({
    ...event,
    connectionId: name(event.connectionId),
  });
  const { connection, ...filter } = world.filter;
  return {
    ...world,
    connections: world.connections.map((row) => ({ ...row, id: name(row.id) })),
    deployments: world.deployments.map(rename),
    incidents: world.incidents.map(rename),
    filter: { ...filter, ...(connection && { connection: connection.map(name) }) },
  };
}
