import type { SupabaseClient } from "@supabase/supabase-js";
import {
  correctDeployments,
  type EventStore,
  endDeleted,
  mergeDeployments,
  storeEvents,
} from "./event-store.ts";
import type { DeploymentEvent } from "./events.ts";
import type { OracleFilter, OracleInput } from "./oracle-input.ts";
import { quote, readRows, type Stack } from "./stack.ts";
import {
  addConnection,
  callRpc,
  coverRanges,
  createOrganization,
  secretClient,
  setOrganization,
} from "./stack-client.ts";

export type StoredWorld<W> = {
  organizationId: string;
  /** With the real ids of its connections, in its filter as well. */
  world: W;
  /** Another filter with these ids. */
  named: (filter: OracleFilter) => OracleFilter;
};

/** Writes a world into an organisation of its own, some of its deployments late or changed. */
export async function storeWorld<W extends OracleInput>(
  stack: Stack,
  owner: SupabaseClient,
  world: W,
): Promise<StoredWorld<W>> {
  const { id: organizationId } = await createOrganization(owner);
  await setOrganization(owner, organizationId, world.organization);
  const ids = await addConnections(secretClient(stack), organizationId, world);
  const named = nameConnections(world, (id) => ids.get(id) ?? id);
  const store = { sql: stack.sql, organizationId };
  const late = saysOneOriginEach(world);
  if (!late) await mapServices(store, world);
  await deliver(store, named);
  await foldDays(store, 2);
  if (late) await mapServicesLate(store, owner, world);
  await endDeleted(store, "deployments", named.deployments);
  return { organizationId, world: named, named: (filter) => nameFilter(filter, (id) => ids.get(id) ?? id) };
}

/** Sorts the lead times of every `nth` day that is over. */
export async function foldDays({ sql, organizationId }: EventStore, nth: number): Promise<void> {
  await sql(`select private.write_runs('${organizationId}', array(
    select d.day from unnest(private.days_to_fold('${organizationId}', 1000)) with ordinality as d (day, n)
    where d.n % ${nth} = 0))`);
}

async function addConnections(
  secret: SupabaseClient,
  organizationId: string,
  { connections }: OracleInput,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { id, name, status, lastSyncedAt, disconnectedAt, covered } of connections) {
    const connectionId = await addConnection(secret, organizationId, {
      name,
      status,
      last_synced_at: lastSyncedAt,
      disconnected_at: disconnectedAt,
    });
    ids.set(id, connectionId);
    await coverRanges(secret, { organizationId, connectionId }, covered);
  }
  return ids;
}

async function mapServices({ sql, organizationId }: EventStore, { mapped }: OracleInput): Promise<void> {
  for (const { service, repository } of mapped) {
    await sql(`insert into public.service_repositories (organization_id, service, repository)
      values ('${organizationId}', lower(${quote(service)}), ${quote(repository)})`);
  }
}

/** Whether each sha has one origin, in whatever repository: only then does it not matter when one is named. */
function saysOneOriginEach({ deployments }: OracleInput): boolean {
  const said = deployments.flatMap(({ commits }) =>
    commits.map(({ sha, origin, tool }) => [sha, origin, tool]),
  );
  const shas = new Set(said.map(([sha]) => sha));
  return new Set(said.map((one) => JSON.stringify(one))).size === shas.size;
}

/** As a manager does who sees the services, and then the work that follows. */
async function mapServicesLate(
  { sql, organizationId }: EventStore,
  owner: SupabaseClient,
  { mapped, deployments }: OracleInput,
): Promise<void> {
  const known = new Set(deployments.map(({ service }) => service?.toLowerCase()));
  for (const { service, repository } of mapped.filter((one) => known.has(one.service.toLowerCase()))) {
    await callRpc(owner, "map_service", {
      p_organization_id: organizationId,
      p_service: service,
      p_repository: repository,
    });
  }
  await sql(`select private.move_listings('${organizationId}', array(
    select m from private.find_moves('${organizationId}', array(
      select d.no from public.deployments d where d.organization_id = '${organizationId}')) m))`);
}

/**
 * In an order that nobody would wish for: every fourth deployment comes first as it was before, half of all come
 * late, and what is corrected is told again by Datadog behind that.
 */
async function deliver(store: EventStore, { deployments, incidents }: OracleInput): Promise<void> {
  const changing = deployments.filter((_, n) => n % 4 === 1);
  await mergeDeployments(store, changing.map(asItWas), "before");
  await correctDeployments(store, changing);
  // All that is over, so that whatever comes from here on has to have its day read again.
  await foldDays(store, 1);
  await mergeDeployments(
    store,
    deployments.filter((_, n) => n % 2 === 0),
  );
  await mergeDeployments(
    store,
    deployments.filter((_, n) => n % 2 === 1),
  );
  await correctDeployments(
    store,
    deployments.filter((event) => !changing.includes(event)),
  );
  await storeEvents(store, { incidents });
}

/** Another time, place, verdict, repair and other lead times than Datadog tells in the end. */
function asItWas(event: DeploymentEvent): DeploymentEvent {
  return {
    ...event,
    startedAt: new Date(Date.parse(event.startedAt) - 86_400_000).toISOString(),
    service: event.service === null ? "checkout" : null,
    env: event.env === null ? "staging" : null,
    changeFailure: event.changeFailure !== true,
    recoverySeconds: 1,
    remediationId: "d1",
    deploymentType: "rollback",
    commits: event.commits.slice(1).map((commit) => ({ ...commit, leadSeconds: 1 })),
  };
}

/** What stands in the database and is not what its functions would write; nothing, unless there is a fault. */
export async function findFaults(stack: Pick<Stack, "sql">, organizationId: string): Promise<string[]> {
  const found = await readRows<{ what: string; ids: string[] }>(
    stack,
    `select f.what, f.ids from private.verify(private.sample_all('${organizationId}')) f where f.ids <> '{}'`,
  );
  return found.map(({ what, ids }) => `${what}: ${ids}`);
}

type Name = (id: string) => string;

function nameConnections<W extends OracleInput>(world: W, name: Name): W {
  const rename = <T extends { connectionId: string }>(event: T): T => ({
    ...event,
    connectionId: name(event.connectionId),
  });
  return {
    ...world,
    connections: world.connections.map((row) => ({ ...row, id: name(row.id) })),
    deployments: world.deployments.map(rename),
    incidents: world.incidents.map(rename),
    ...("filter" in world && { filter: nameFilter(world.filter as OracleFilter, name) }),
  };
}

function nameFilter({ connection, ...filter }: OracleFilter, name: Name): OracleFilter {
  return { ...filter, ...(connection && { connection: connection.map(name) }) };
}
