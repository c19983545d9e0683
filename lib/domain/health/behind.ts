import type { Count } from "../links.ts";

/**
 * What is behind a row's value of a day: facts of GitHub by the state that its measure counts, or the list of
 * deployments, changes or incidents that the dashboard opens for the same window.
 */
export type Behind =
  | { of: "pulls"; state: "merged" | "stale" }
  | { of: "runs"; state: "failed" | "ended" | "newest" }
  | { of: "commits"; state: "hotfix" | "revert" }
  | { of: "events"; count: EventCount };

export type EventCount = Extract<Count, "deployments" | "changes" | "evaluated" | "recovered" | "rework">;

const BEHIND: Record<string, Behind> = {
  tests_passing: { of: "runs", state: "newest" },
  failing_workflows: { of: "runs", state: "failed" },
  hotfixes: { of: "commits", state: "hotfix" },
  reverts: { of: "commits", state: "revert" },
  ci_duration_p90: { of: "runs", state: "ended" },
  stale_pulls: { of: "pulls", state: "stale" },
  pull_cycle_time: { of: "pulls", state: "merged" },
  deployment_frequency: { of: "events", count: "deployments" },
  lead_time: { of: "events", count: "changes" },
  change_failure_rate: { of: "events", count: "evaluated" },
  recovery_time: { of: "events", count: "recovered" },
  rework_rate: { of: "events", count: "rework" },
};

/** Null for a row that nobody has said it of. */
export const behindRow = (row: string): Behind | null => BEHIND[row] ?? null;

/** Rows of CI and code, and those of delivery, as the grid groups them. */
export const GROUPS = ["code", "delivery"] as const;
export type Group = (typeof GROUPS)[number];
export const groupOf = (row: string): Group => (behindRow(row)?.of === "events" ? "delivery" : "code");
