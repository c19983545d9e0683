import { z } from "zod";
import { MEASURED_CHECKS } from "../domain/quality/checks.ts";
import type { DataQuality } from "../domain/quality/data-quality.ts";
import { FIELDS, type Field, type FieldReport } from "../domain/quality/fields.ts";
import { vanished } from "./connections.ts";
import { ofOrganization } from "./reading.ts";
import { said } from "./said.ts";

const count = z.number();
const range = z.object({ from: z.string(), to: z.string() });
const coverage = z.object({
  /** Read completely, oldest first. */
  covered: z.array(range),
  gapCount: count,
  /** The newest 20. */
  gaps: z.array(range.extend({ reason: said })),
});
const lacking = z.object({
  deployments: count,
  /** The five services that lack it most. */
  services: z.array(z.object({ service: z.string(), deployments: count })),
});
const figures = z.record(z.string(), z.union([z.number(), z.string()]).nullable());
const filter = z
  .object({
    service: z.string(),
    repository: z.string(),
    env: z.string(),
    connection: z.string(),
    name: z.string(),
  })
  .partial();
const check = z.object({
  numbers: figures,
  /** The ten largest; `filter` is what shows the rows of one beside `check`. */
  items: z.array(z.object({ name: z.string().nullable(), numbers: figures, filter })),
});

export const dataQuality = z.object({
  /** What `environments` and `production` are about: the last 90 days. */
  window: range,
  productionEnvs: z.array(z.string()),
  connections: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      status: z.enum(["active", "syncing", "needs_attention", "disconnected"]),
      lastSyncedAt: z.string().nullable(),
      historyFrom: z.string(),
      /** What its source no longer lists, though too much to be deleted; null when there is nothing of the kind. */
      vanished: vanished.nullable(),
      streams: z.object({ deployments: coverage, incidents: coverage }),
    }),
  ),
  quarantined: count,
  environments: z.array(
    z.object({
      /** Null: events that name none. */
      env: z.string().nullable(),
      deployments: count,
      incidents: count,
      lastAt: z.string(),
      production: z.boolean(),
    }),
  ),
  production: z.object({
    deployments: count,
    lacking: z.object({ commits: lacking, repository: lacking, service: lacking, team: lacking }),
    /** `overWeek`: pending ones that began more than seven days ago. */
    verdicts: z.object({ pending: count, oldestAt: z.string().nullable(), overWeek: count }),
    services: z.object({ total: count, withoutIncidents: count, names: z.array(z.string()) }),
    incidents: z.object({ total: count, withoutService: count }),
    commits: z.object({ total: count, known: count, byGitHub: count }),
    /** The five with most commits of unknown origin. */
    repositories: z.array(z.object({ repository: z.string().nullable(), commits: count, unknown: count })),
  }),
  checks: z.record(z.enum(MEASURED_CHECKS), check),
  /** Over all time; null when there never was an incident. */
  lastIncidentRegisteredAt: z.string().nullable(),
}) satisfies z.ZodType<DataQuality>;

/** How far the numbers of an organisation can be trusted; null when the caller does not see it. */
export const fetchDataQuality = ofOrganization("report_data_quality", dataQuality.nullable());

const fields = z.object({
  window: range,
  services: z.array(
    z.object({
      /** Null: deployments that name none. */
      service: z.string().nullable(),
      deployments: count,
      ...(Object.fromEntries(FIELDS.map((field) => [field, count])) as Record<Field, typeof count>),
    }),
  ),
}) satisfies z.ZodType<FieldReport>;

/** Which fields deployments of the last 90 days carry, by services, in all environments. */
export const fetchFields = ofOrganization("report_fields", fields);
