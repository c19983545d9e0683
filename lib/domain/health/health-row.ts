import type { Shape } from "./merit.ts";

/** What a row reads: a metric, how its value is judged, and from how many events on it says something (0: from any). */
export type Measure = { metric: string; shape: Shape; least: number };

/** A row of the grid: one question about the health of a repository, or of all. */
export type HealthRow = {
  key: string;
  /** For a repository; also for all of them where there is no share. */
  count: Measure;
  /** For all of them, where a count would only say how many there are. */
  share: Measure | null;
  /** Zero of nothing is silence and no finding: not known where `n` is 0. */
  needsEvents: boolean;
};

const lower = (good: number, bad: number): Shape => ({ kind: "lower", good, bad });
const higher = (bad: number, good: number): Shape => ({ kind: "higher", bad, good });

/** A share of fewer events than these is mostly chance. */
const LEAST = 10;

const measure = (metric: string, shape: Shape, least = 0): Measure => ({ metric, shape, least });

function row(key: string, count: Measure, rest: Partial<Omit<HealthRow, "key" | "count">> = {}): HealthRow {
  return { key, count, share: null, needsEvents: false, ...rest };
}

/** The rows in their order, with the marks that hold until an organisation sets its own. The only list of them. */
export const HEALTH_ROWS: readonly HealthRow[] = [
  row("tests_passing", measure("github.ci.tests_passing_on_main", { kind: "binary" }), {
    share: measure("github.ci.tests_passing_share", higher(0.5, 1)),
  }),
  row("failing_workflows", measure("github.ci.failed_workflows_7d", lower(0, 5)), {
    share: measure("github.ci.failed_share_7d", lower(0, 0.25), LEAST),
    needsEvents: true,
  }),
  row("hotfixes", measure("github.commits.hotfix", lower(0, 10)), {
    share: measure("github.commits.hotfix_share_7d", lower(0, 0.2), LEAST),
    needsEvents: true,
  }),
  row("reverts", measure("github.commits.reverts", lower(0, 2)), {
    share: measure("github.commits.reverts_share_7d", lower(0, 0.1), LEAST),
    needsEvents: true,
  }),
  row("ci_duration_p90", measure("github.ci.workflow_duration_minutes.p90", lower(3, 10))),
  row("stale_pulls", measure("github.prs.stale_14d", lower(0, 50)), {
    share: measure("github.prs.stale_share_14d", lower(0, 1)),
  }),
  row("pull_cycle_time", measure("github.prs.avg_time_to_merge_hours", lower(24, 72))),
  row("deployment_frequency", measure("dora.deployment_frequency_7d", higher(0, 1))),
  row("lead_time", measure("dora.lead_time_hours_7d", lower(24, 168))),
  row("change_failure_rate", measure("dora.change_failure_rate_7d", lower(0.05, 0.3), LEAST)),
  row("recovery_time", measure("dora.recovery_time_hours_7d", lower(1, 24))),
  row("rework_rate", measure("dora.rework_rate_7d", lower(0.05, 0.3), LEAST)),
];
