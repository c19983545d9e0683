import type { SupabaseClient } from "@supabase/supabase-js";
import type { Report } from "#lib/domain/report/report.ts";
import { storeEvents } from "./event-store.ts";
import {
  type DeploymentEvent,
  type Events,
  type IncidentEvent,
  newDeployment,
  newIncident,
} from "./events.ts";
import type { Stack } from "./stack.ts";
import {
  addConnection,
  callRpc,
  coverRanges,
  createOrganization,
  type Range,
  secretClient,
  setOrganization,
  signUp,
} from "./stack-client.ts";

type Deployment = Partial<DeploymentEvent> & { startedAt: string };
type Incident = Partial<IncidentEvent> & { startedAt: string };
type Setup = { settings?: Record<string, unknown>; covered?: Range[]; connection?: Record<string, unknown> };

/** An organisation with one connection, for tests that state events and ask for numbers. */
export type Company = {
  owner: SupabaseClient;
  secret: SupabaseClient;
  organizationId: string;
  connectionId: string;
  store: (events: { deployments?: Deployment[]; incidents?: Incident[] }) => Promise<Events>;
  report: (filter: object) => Promise<Report>;
  ask: <T>(name: string, filter?: object) => Promise<T>;
};

/** Makes companies on a stack, all owned by one person who signs up once. */
export function companiesOf(stack: Stack): (setup?: Setup) => Promise<Company> {
  let owner: Promise<SupabaseClient> | null = null;
  return async (setup = {}) => {
    owner ??= signUp(stack).then(({ client }) => client);
    return makeCompany(stack, await owner, setup);
  };
}

async function makeCompany(stack: Stack, owner: SupabaseClient, setup: Setup): Promise<Company> {
  const secret = secretClient(stack);
  const { id: organizationId } = await createOrganization(owner);
  if (setup.settings) await setOrganization(owner, organizationId, setup.settings);
  const connectionId = await addConnection(secret, organizationId, setup.connection);
  if (setup.covered) await coverRanges(secret, { organizationId, connectionId }, setup.covered);
  const ask = <T>(name: string, filter?: object) =>
    callRpc<T>(owner, name, { p_organization_id: organizationId, ...(filter && { p_filter: filter }) });
  return {
    owner,
    secret,
    organizationId,
    connectionId,
    store: async ({ deployments = [], incidents = [] }) => {
      const events = {
        deployments: deployments.map((event) => newDeployment({ connectionId, ...event })),
        incidents: incidents.map((event) => newIncident({ connectionId, ...event })),
      };
      await storeEvents({ sql: stack.sql, organizationId }, events);
      return events;
    },
    report: (filter) => ask<Report>("report_dora", filter),
    ask,
  };
}

/** `count` events, the next one `stepSeconds` after the one before. */
export function repeat<T extends { startedAt: string }>(count: number, first: T, stepSeconds = 60): T[] {
  return Array.from({ length: count }, (_, i) => ({
    ...first,
    startedAt: new Date(Date.parse(first.startedAt) + i * stepSeconds * 1000).toISOString(),
  }));
}
