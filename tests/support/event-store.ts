import type { SupabaseClient } from "@supabase/supabase-js";
import type { Stage } from "#lib/domain/report/report.ts";
import type { DeploymentEvent, Events, IncidentEvent } from "./events.ts";
import { insertRows } from "./stack-client.ts";

/** Writes events as the sync would have left them. */
export async function storeEvents(
  secret: SupabaseClient,
  organizationId: string,
  events: Partial<Events>,
): Promise<void> {
  const { deployments = [], incidents = [] } = events;
  await insertRows(
    secret,
    "deployments",
    deployments.map(({ commits: _, averages: __, correction: ___, tags: ____, ...event }) =>
      eventRow(organizationId, event),
    ),
  );
  await insertRows(
    secret,
    "deployment_commits",
    deployments.flatMap((event) => commitRows(organizationId, event)),
  );
  await insertRows(
    secret,
    "incidents",
    incidents.map(({ repository: _, commitSha: __, tags: ___, ...event }) => eventRow(organizationId, event)),
  );
}

const NO_STAGES: Record<Stage, null> = {
  time_to_pr_ready: null,
  review_time: null,
  merge_time: null,
  time_to_deploy: null,
  deploy_time: null,
};

/** The fields of an event under the names of their columns. */
function columnsOf(organizationId: string, fields: object): Record<string, unknown> {
  const columns = Object.entries(fields).map(([name, value]) => [
    name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`),
    value,
  ]);
  return { organization_id: organizationId, ...Object.fromEntries(columns) };
}

const eventRow = (
  organizationId: string,
  { deleted, ...event }: { deleted: boolean; startedAt: string } & Partial<IncidentEvent | DeploymentEvent>,
) => ({
  ...columnsOf(organizationId, event),
  deleted_at: deleted ? event.startedAt : null,
  payload_hash: "-",
});

const commitRows = (organizationId: string, { connectionId, externalId, commits }: DeploymentEvent) =>
  commits.map(({ stages, ...commit }, position) => ({
    ...columnsOf(organizationId, { connectionId, externalId, position, ...commit }),
    ...NO_STAGES,
    ...stages,
    rule: { code: "no_sign", numbers: {} },
  }));
