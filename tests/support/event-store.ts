import { STAGES, type Stage } from "#lib/domain/report/report.ts";
import type { DeploymentEvent, Events, IncidentEvent } from "./events.ts";
import { quote, type Stack } from "./stack.ts";

/** Where events are written: through the functions of the sync, which derive what counts. */
export type EventStore = { sql: Stack["sql"]; organizationId: string };

/** Writes events as the sync leaves them, and then what was corrected by hand. */
export async function storeEvents(store: EventStore, events: Partial<Events>): Promise<void> {
  const { deployments = [], incidents = [] } = events;
  await mergeDeployments(store, deployments);
  await correctDeployments(store, deployments);
  await merge(store, "incidents", incidents, incidentRow);
  await endDeleted(store, "deployments", deployments);
  await endDeleted(store, "incidents", incidents);
}

export function mergeDeployments(store: EventStore, deployments: DeploymentEvent[], hash = "-") {
  return merge(store, "deployments", deployments, (event) => ({
    ...deploymentRow(event),
    payload_hash: hash,
  }));
}

type Stream = "deployments" | "incidents";
type Named = { connectionId: string; externalId: string };

/** Of each connection by itself, as its runs would. */
async function merge<T extends Named>(
  store: EventStore,
  stream: Stream,
  events: T[],
  rowOf: (event: T) => object,
) {
  for (const [connectionId, own] of Map.groupBy(events, (event) => event.connectionId)) {
    const rows = quote(JSON.stringify(own.map(rowOf)));
    await store.sql(
      `select private.merge_events('${store.organizationId}', '${connectionId}', null, '${stream}', ${rows}::jsonb)`,
    );
  }
}

/** What Datadog does not have any more. */
export async function endDeleted(
  { sql, organizationId }: EventStore,
  stream: Stream,
  events: (Named & { deleted: boolean })[],
): Promise<void> {
  for (const [connectionId, ids] of idsByConnection(events.filter(({ deleted }) => deleted))) {
    await sql(`select private.tombstone_named('${organizationId}', '${connectionId}', '${stream}', ${ids})`);
  }
}

/** Says of the deployments what managers said of them. */
export async function correctDeployments(
  { sql, organizationId }: EventStore,
  deployments: DeploymentEvent[],
): Promise<void> {
  const own = deployments.filter(({ correction }) => correction !== null);
  if (own.length === 0) return;
  await sql(`insert into public.corrections
      (organization_id, connection_id, external_id, verdict, repaired_by, reason, by_name)
    values ${own.map((event) => correctionRow(organizationId, event)).join(", ")}`);
  for (const [connectionId, ids] of idsByConnection(own)) {
    await sql(`select private.lock_changes('${organizationId}');
      select private.recount('${organizationId}', '${connectionId}', ${ids})`);
  }
}

function correctionRow(organizationId: string, { connectionId, externalId, correction }: DeploymentEvent) {
  const values = [organizationId, connectionId, externalId, correction?.verdict, correction?.repairedBy];
  return `(${[...values, "A test", "A manager"].map((value) => (value == null ? "null" : quote(value))).join(", ")})`;
}

/** The ids of events as an SQL array, by connection. */
function idsByConnection(events: Named[]): [connectionId: string, ids: string][] {
  return [...Map.groupBy(events, ({ connectionId }) => connectionId)].map(([connectionId, own]) => [
    connectionId,
    `array[${own.map(({ externalId }) => quote(externalId)).join(", ")}]`,
  ]);
}

/** The fields of an event under the names of their columns. */
function columnsOf(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`),
      value,
    ]),
  );
}

const incidentRow = ({ deleted: _, ...event }: IncidentEvent) => ({ ...columnsOf(event), payload_hash: "-" });

function deploymentRow({ deleted: _, correction: __, averages, commits, ...event }: DeploymentEvent) {
  return {
    ...columnsOf(event),
    averages: averagesOf(averages),
    commits: commits.map(({ stages, ...commit }, position) => ({
      ...columnsOf(commit),
      ...stages,
      position,
      rule: { code: "no_sign", numbers: {} },
    })),
  };
}

function averagesOf(averages: Partial<Record<Stage, number | null>>): (number | null)[] | null {
  const all = STAGES.map((stage) => averages[stage] ?? null);
  return all.some((average) => average !== null) ? all : null;
}
