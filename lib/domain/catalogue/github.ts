import type { CatalogueMetric, CatalogueUnit, Category } from "./catalogue-metric.ts";

type Row = readonly [
  name: string,
  category: Category,
  unit: CatalogueUnit,
  windowDays: number | null,
  over: "sum" | "pooled" | "repositories",
];

/** Names are promised: whoever draws them in a dashboard of theirs keeps it. */
const ROWS = [
  ["prs.open", "pulls", "count", null, "sum"],
  ["prs.merged_7d", "pulls", "count", 7, "sum"],
  ["prs.closed_without_merge_7d", "pulls", "count", 7, "sum"],
  ["prs.avg_time_to_merge_hours", "pulls", "hours", 7, "pooled"],
  ["branches.active", "branches", "count", 7, "sum"],
  ["commits.total_7d", "commits", "count", 7, "sum"],
  ["commits.per_developer_7d", "commits", "ratio", 7, "pooled"],
  ["commits.hotfix", "commits", "count", 7, "sum"],
  ["commits.reverts", "commits", "count", 7, "sum"],
  ["ci.workflow_runs_7d", "ci", "count", 7, "sum"],
  ["ci.failed_workflows_7d", "ci", "count", 7, "sum"],
  ["ci.avg_workflow_duration_minutes", "ci", "minutes", 7, "pooled"],
  ["ci.tests_passing_on_main", "ci", "flag", null, "pooled"],
  ["ci.workflow_duration_minutes.min", "ci", "minutes", 7, "pooled"],
  ["ci.workflow_duration_minutes.p50", "ci", "minutes", 7, "pooled"],
  ["ci.workflow_duration_minutes.p75", "ci", "minutes", 7, "pooled"],
  ["ci.workflow_duration_minutes.p90", "ci", "minutes", 7, "pooled"],
  ["ci.workflow_duration_minutes.p95", "ci", "minutes", 7, "pooled"],
  ["ci.workflow_duration_minutes.max", "ci", "minutes", 7, "pooled"],
  ["developers.active_7d", "people", "count", 7, "pooled"],
  ["code.lines_added_7d", "code", "lines", 7, "sum"],
  ["code.lines_deleted_7d", "code", "lines", 7, "sum"],
  ["code.files_changed_7d", "code", "count", 7, "sum"],
  ["prs.stale_14d", "pulls", "count", null, "sum"],
  ["prs.stale_share_14d", "pulls", "share", null, "pooled"],
  ["prs.time_to_first_review_hours", "pulls", "hours", 7, "pooled"],
  ["commits.hotfix_share_7d", "commits", "share", 7, "pooled"],
  ["commits.reverts_share_7d", "commits", "share", 7, "pooled"],
  ["ci.failed_share_7d", "ci", "share", 7, "pooled"],
  ["ci.cancelled_7d", "ci", "count", 7, "sum"],
  ["ci.timed_out_7d", "ci", "count", 7, "sum"],
  ["ci.flaky_reruns_7d", "ci", "count", 7, "sum"],
  ["ci.tests_passing_share", "ci", "share", null, "repositories"],
] as const satisfies readonly Row[];

/** p90 of one workflow, in minutes: many runs of a short one do not hide a long one. */
const BY_WORKFLOW: CatalogueMetric = {
  key: "github.ci.duration",
  category: "ci",
  unit: "minutes",
  windowDays: 7,
  kind: "gauge",
  formula: 1,
  over: "pooled",
  part: "workflow",
};

/** What GitHub tells of a repository, seven times 24 hours back unless it is so at a moment. */
export const GITHUB_METRICS: readonly CatalogueMetric[] = [
  ...ROWS.map(([name, category, unit, windowDays, over]) => ({
    key: `github.${name}`,
    category,
    unit,
    windowDays,
    kind: "gauge" as const,
    formula: 1,
    over,
    part: null,
  })),
  BY_WORKFLOW,
];
