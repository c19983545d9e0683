import { z } from "zod";
import type { CountedConnection } from "../db/connections.ts";
import type { Organization, OrganizationSummary } from "../db/organizations.ts";
import { role } from "../db/organizations.ts";

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
  backfillDays: z.number(),
  connectedAt: z.string(),
  disconnectedAt: z.string().nullable(),
  lastSyncedAt: z.string().nullable(),
  nextSyncAt: z.string().nullable(),
  notBefore: z.string().nullable(),
  coveredFrom: z.string().nullable(),
  coveredTo: z.string().nullable(),
  lastError: failure,
  counts: z.object({ deployments: z.number(), incidents: z.number() }),
  progress,
}) satisfies z.ZodType<CountedConnection>;

export const newConnection = connection.extend({
  runId: z.uuid(),
  reconnected: z
    .boolean()
    .describe("A disconnected connection to the same account came back, with all that it held."),
});

export const startedRun = z.object({ runId: z.uuid() });

export const issuedToken = z.object({ id: z.uuid(), token: z.string(), expiresAt: z.string() });

export const config = z.object({
  version: z.string(),
  supabaseUrl: z.string(),
  publishableKey: z.string(),
  embedded: z.boolean(),
  demo: z.boolean(),
});
