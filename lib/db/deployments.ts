import { z } from "zod";
import type { DeploymentCheck } from "../domain/quality/checks.ts";
import type { Stage } from "../domain/report/report.ts";
import type { ReportQuery } from "../domain/report/report-query.ts";
import type { Lack, LIVES, OriginChoice } from "../domain/report/verdicts.ts";
import { CORRECTIONS } from "../domain/sync/corrections.ts";
import { ORIGINS } from "../domain/sync/events.ts";
import type { Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { byId, countBy, readPage } from "./reading.ts";
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
  /** Mean lead time of its commits, of those that have one; may be negative. */
  meanLeadSeconds: seconds,
  /** Repeats version and commit of the live one before it in its service and environment. */
  rerun: z.boolean(),
  /** `key:value`. */
  tags: z.array(z.string()),
  /** Datadog's page of the hours around it; null where it is of another source. */
  datadogUrl: text,
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

/** The figures that one deployment may count in. */
export const COUNTED_IN = [
  ...(["deployment_frequency", "change_failure_rate", "lead_time", "recovery_time"] as const),
  ...(["rework_rate", "origins"] as const),
] as const;
/** What keeps a deployment, or some of its commits, out of figures; the first three keep it out of all. */
export const NOT_COUNTED = [
  ...(["deleted", "left_out", "not_production", "pending", "no_recovery", "no_commits", "no_time"] as const),
  ...(["negative_times", "delivered_before", "unknown_origin"] as const),
] as const;

/** Seconds of each, as Datadog gave them. */
const stages = z.object({
  time_to_pr_ready: seconds,
  review_time: seconds,
  merge_time: seconds,
  time_to_deploy: seconds,
  deploy_time: seconds,
});

export const deploymentDetail = deployment.extend({
  /** Gone at Datadog: counted nowhere. */
  deletedAt: text,
  /** Of its service, begun within 24 hours of its start. */
  incidents: z.array(
    z.object({
      ...{ id: z.uuid(), externalId: z.string(), name: text, severity: text },
      ...{ startedAt: z.string(), finishedAt: text },
    }),
  ),
  /** In the report of production, unfiltered. */
  countedIn: z.array(z.enum(COUNTED_IN)),
  notCounted: z.array(
    z.object({ code: z.enum(NOT_COUNTED), numbers: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
  /** The mean of each stage over its commits; null where Datadog gave none. */
  averages: stages.nullable(),
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
      stages,
      /**
       * The live deployment at which it counts: the first to the service that gives a usable lead time, in production
       * when this one is there, else in its environment; the first of all when none gives one.
       */
      firstDelivery: z
        .object({ id: z.uuid(), externalId: z.string(), env: text, startedAt: z.string() })
        .nullable(),
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

/** What deployments may be sorted by, the greatest first, instead of the newest first; those without it come last. */
export const DEPLOYMENT_SORTS = ["recovery", "lead_time", "commits"] as const;

/** What a list of deployments can be narrowed to; several mean any of them. `leftOut` is a list of its own. */
export const DEPLOYMENT_FLAGS = [
  ...(["failed", "fine", "pending", "corrected", "rework"] as const),
  ...(["recovered", "unrecovered", "rolledBack", "conflict", "leftOut"] as const),
] as const;

/** What narrows a list of deployments beside its flags; `q` is looked for in names, version, external id and shas. */
type DeploymentSearch = ReportQuery & {
  /** With at least one such commit. */
  origin?: OriginChoice | null;
  /** With a commit that this AI tool had a part in. */
  tool?: string | null;
  /** With an average of this stage of lead time. */
  stage?: Stage | null;
  /** Whose version has lived. */
  life?: (typeof LIVES)[number] | null;
  /** That have not what figures need. */
  lacks?: Lack | null;
  q?: string | null;
  /** Only those that a check of data quality is about; of `name` alone where one of its items is named. */
  check?: DeploymentCheck | null;
  name?: string | null;
};
export type DeploymentQuery = DeploymentSearch &
  PageRequest & { [flag in (typeof DEPLOYMENT_FLAGS)[number]]?: boolean } & {
    /** Null: the newest first. */
    sort?: (typeof DEPLOYMENT_SORTS)[number] | null;
  };

/** How many deployments each flag alone has a list show; `all` are none left out, `judged` failed or fine. */
export const deploymentCounts = z.object({
  ...{
    all: count,
    failed: count,
    fine: count,
    judged: count,
    pending: count,
    rework: count,
    corrected: count,
  },
  ...{ conflict: count, leftOut: count, recovered: count, unrecovered: count, rolledBack: count },
});
export type DeploymentCounts = z.infer<typeof deploymentCounts>;

/** The deployments that the report of the same query counts, newest first; `invalid_input` on a foreign cursor. */
export function listDeployments(db: Db, organizationId: string, query: DeploymentQuery) {
  const sort = query.sort ?? null;
  const order = sort === null ? {} : { ids: "number" as const, sort };
  return readPage(db, organizationId, { name: "list_deployments", item: deployment, query, ...order });
}

/** How many deployments the list of the same query holds, by flag. */
export const countDeployments = countBy<"count_deployments", DeploymentSearch, DeploymentCounts>(
  "count_deployments",
  deploymentCounts,
);

/** One deployment with its commits. */
export const getDeployment = byId("get_deployment", deploymentDetail);
