import { z } from "zod";
import type { Connection } from "../db/connections.ts";
import type { Organization, OrganizationSummary } from "../db/organizations.ts";
import { role } from "../db/organizations.ts";
import type { SyncRun } from "../db/sync-runs.ts";

// What the API says that it answers, where lib/db keeps its own reading of the database to itself. `satisfies`
// keeps the two equal.

/** A page of a list, as the caller sees it. */
export function listOf(item: z.ZodType) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const organizationSummary = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  role,
}) satisfies z.ZodType<OrganizationSummary>;

export const organization = organizationSummary.extend({
  timeZone: z.string(),
  weekStart: z.enum(["monday", "sunday", "saturday"]),
  productionEnvs: z.array(z.string()),
  cfrDenominator: z.enum(["evaluated", "all"]),
  bands: z.enum(["dora-2024", "off"]),
  lookbackDays: z.number(),
  rawRetentionDays: z.number(),
}) satisfies z.ZodType<Organization>;

const failure = z.object({ code: z.string(), message: z.string() }).nullable();
const progress = z.object({ readSeconds: z.number(), plannedSeconds: z.number() }).nullable();

export const connection = z.object({
  id: z.uuid(),
  provider: z.literal("datadog"),
  name: z.string(),
  site: z.string(),
  status: z.enum(["active", "syncing", "needs_attention", "disconnected"]),
  keyHint: z.string(),
  connectedAt: z.string(),
  lastSyncedAt: z.string().nullable(),
  nextSyncAt: z.string().nullable(),
  coveredFrom: z.string().nullable(),
  coveredTo: z.string().nullable(),
  lastError: failure,
  counts: z.object({ deployments: z.number(), incidents: z.number() }),
  progress,
}) satisfies z.ZodType<Connection>;

export const newConnection = connection.extend({ runId: z.uuid() });

const counts = z.object({
  fetched: z.number(),
  inserted: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  quarantined: z.number(),
  tombstoned: z.number(),
});

export const syncRun = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  trigger: z.enum(["connect", "cron", "manual", "worker"]),
  mode: z.enum(["first", "nightly", "deep"]),
  status: z.enum(["queued", "running", "succeeded", "partial", "failed", "cancelled"]),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  window: z.object({ from: z.string(), to: z.string() }).nullable(),
  streams: z.object({ deployments: counts, incidents: counts }),
  gaps: z.array(
    z.object({
      stream: z.enum(["deployments", "incidents"]),
      from: z.string(),
      to: z.string(),
      reason: z.string(),
    }),
  ),
  apiCalls: z.number(),
  error: failure,
  progress,
}) satisfies z.ZodType<SyncRun>;

export const startedRun = z.object({ runId: z.uuid() });

export const issuedToken = z.object({ id: z.uuid(), token: z.string(), expiresAt: z.string() });

export const config = z.object({
  version: z.string(),
  supabaseUrl: z.string(),
  publishableKey: z.string(),
  embedded: z.boolean(),
  demo: z.boolean(),
});
