import { z } from "zod";
import type { Dimension } from "../domain/report/report.ts";
import type { ReportQuery } from "../domain/report/report-query.ts";
import { CORRECTIONS } from "../domain/sync/corrections.ts";
import { ORIGINS } from "../domain/sync/events.ts";
import type { Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { byId, ofOrganization, readPage } from "./reading.ts";
import { said } from "./said.ts";

const text = z.string().nullable();
const seconds = z.number().nullable();
const count = z.number();
const origin = z.enum(ORIGINS);
/** True failed, false fine, null not judged yet. */
const verdict = z.boolean().nullable();

export const deployment = z.object({
  id: z.uuid(),
  externalId: z.string(),
  connectionId: z.uuid(),
  service: text,
  env: text,
  team: text,
  repository: text,
  version: text,
  commitSha: text,
  startedAt: z.string(),
  finishedAt: text,
  /** The one that counts: a correction's, else Datadog's. */
  changeFailure: verdict,
  recoverySeconds: seconds,
  /** What repaired it: `id` is the external id of that deployment. */
  remediation: z.object({ id: text, type: text }).nullable(),
  deploymentType: text,
  /** Each sha once. */
  commitCount: count,
  origins: z.object({ human: count, ai_assisted: count, bot: count, unknown: count }),
  /** `key:value`. */
  tags: z.array(z.string()),
  /** What a manager made of the verdict; null: Datadog's counts. */
  correction: z
    .object({
      verdict: z.enum(CORRECTIONS),
      reason: z.string(),
      /** The deployment that repaired it, by its id here. */
      repairedBy: z.uuid().nullable(),
      /** E-mail or token name, as it was at the time. */
      by: z.string(),
      at: z.string(),
      /** Datadog has changed its mind since, and says something else. */
      conflict: z.boolean(),
      /** Datadog's own newest verdict. */
      datadog: verdict,
    })
    .nullable(),
  /** Oldest first; `by` null: Datadog. */
  verdictHistory: z.array(
    z.object({
      at: z.string(),
      from: verdict,
      to: verdict,
      by: text,
      correction: z.enum([...CORRECTIONS, "undone"]).nullable(),
    }),
  ),
});
export type Deployment = z.infer<typeof deployment>;

export const deploymentDetail = deployment.extend({
  /** Gone at Datadog: counted nowhere. */
  deletedAt: text,
  /** The failed deployments that this one repaired. */
  repairs: z.array(z.object({ id: z.uuid(), externalId: z.string() })),
  /** What repaired it, where we hold that. */
  repairedBy: z.object({ id: z.uuid(), externalId: z.string() }).nullable(),
  commits: z.array(
    z.object({
      sha: z.string(),
      committedAt: text,
      authorName: text,
      message: text,
      url: text,
      /** As Datadog gave it; may be negative. */
      leadSeconds: seconds,
      origin,
      tool: text,
      authorship: z.enum(["agent", "assistant"]).nullable(),
      /** The rule that decided the origin. */
      rule: said,
      /** Whose word decided. */
      decidedBy: z.enum(["person", "git", "github", "datadog"]),
    }),
  ),
});
export type DeploymentDetail = z.infer<typeof deploymentDetail>;

const names = z.array(z.string());
export const incident = z.object({
  id: z.uuid(),
  externalId: z.string(),
  connectionId: z.uuid(),
  services: names,
  envs: names,
  teams: names,
  /** What Datadog named. */
  repository: text,
  commitSha: text,
  /** `key:value`. */
  tags: names,
  name: text,
  severity: text,
  startedAt: z.string(),
  finishedAt: text,
  /** As the report counts it; null while open. */
  restoreSeconds: seconds,
});
export type Incident = z.infer<typeof incident>;

const values = z.array(z.object({ value: z.string(), deployments: count }));
const filterValues = z.object({ service: values, team: values, repository: values, env: values });
export type FilterValues = Record<Dimension, { value: string; deployments: number }[]>;

/** Several of the flags mean any of them; `q` is looked for in names, version, external id and shas. */
export type DeploymentQuery = ReportQuery &
  PageRequest & {
    failed?: boolean;
    pending?: boolean;
    corrected?: boolean;
    rework?: boolean;
    leftOut?: boolean;
    q?: string | null;
  };
export type IncidentQuery = ReportQuery & PageRequest & { open?: boolean };

/** The deployments that the report of the same query counts, newest first; `invalid_input` on a foreign cursor. */
export function listDeployments(db: Db, organizationId: string, query: DeploymentQuery) {
  return readPage(db, organizationId, { name: "list_deployments", item: deployment, query });
}

/** One deployment with its commits. */
export const getDeployment = byId("get_deployment", deploymentDetail);

/** The incidents that the report of the same query counts, newest first; `invalid_input` on a foreign cursor. */
export function listIncidents(db: Db, organizationId: string, query: IncidentQuery) {
  return readPage(db, organizationId, { name: "list_incidents", item: incident, query });
}

/** What the filter menus offer: names of this month and the 13 before it, most used first. */
export const listFilterValues = ofOrganization("list_filter_values", filterValues);
