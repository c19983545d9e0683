import { commit, pull, run } from "./github-rows.ts";
import { type GitHubWorld, keep } from "./github-world.ts";

const [ANN, BEN] = ["00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000b"];
const [ANN_AT, CAT] = ["00000000-0000-0000-0000-0000000000aa", "00000000-0000-0000-0000-00000000000c"];
/** All was read until eleven; the window begins seven times 24 hours before. */
export const NOW = "2026-03-10T12:00:00Z";
export const READ_TO = "2026-03-10T11:00:00Z";

/** Two weeks of a repository, few enough for its values to be told by hand; at the edges of windows, mostly. */
export async function fillWeb(world: GitHubWorld, repositoryId: string) {
  const at = (day: string, time = "00:00") => `2026-03-${day}T${time}:00Z`;
  await keep(world, {
    repositoryId,
    resource: "pulls",
    items: [
      pull(1, at("01", "11:00"), { mergedAt: at("03", "12:00") }),
      pull(2, at("05"), { mergedAt: at("05", "10:00") }),
      // Touched in the window, and merged, or closed, before it.
      pull(3, "2026-02-01T00:00:00Z", { mergedAt: "2026-02-10T00:00:00Z", updatedAt: at("09") }),
      pull(7, "2026-02-01T00:00:00Z", { closedAt: "2026-02-25T00:00:00Z", updatedAt: at("08") }),
      pull(4, at("02"), { closedAt: at("04") }),
      pull(5, "2026-02-20T00:00:00Z", { isDraft: true }),
      pull(6, at("09"), { isBot: true }),
    ],
  });
  const reviews = [
    { number: 1, firstReviewAt: at("01", "13:00") },
    { number: 2, firstReviewAt: null },
  ];
  await keep(world, { repositoryId, resource: "reviews", items: reviews });
  await keep(world, {
    repositoryId,
    resource: "commits",
    items: [
      commit("fix", at("04"), { authorKey: ANN, kind: "hotfix", addressKey: ANN_AT, coAuthorKeys: [CAT] }),
      // Another address of hers, which is one key: the gatherer hashes accounts.
      commit("undo", at("04"), { authorKey: ANN, kind: "revert" }),
      commit("merge", at("04"), { authorKey: BEN, kind: "hotfix", isMerge: true }),
      commit("bot", at("05"), {
        ...{ authorKey: "00000000-0000-0000-0000-0000000000b0", isBot: true, kind: "revert" },
        coAuthorKeys: ["00000000-0000-0000-0000-0000000000b1"],
      }),
      // A revert of a revert is none: its kind is null. Ann helped, under the address that she commits with, and Cat again.
      commit("redo", at("06"), { authorKey: BEN, coAuthorKeys: [ANN_AT, BEN, CAT] }),
      commit("before", at("01"), { authorKey: ANN, kind: "hotfix" }),
      commit("gone", at("05"), { authorKey: ANN, kind: "revert" }),
    ],
  });
  await keep(world, { repositoryId, resource: "commits", gone: ["gone"] });
  const details = [
    { sha: "fix", additions: 10, deletions: 2, fileKeys: ["1", "-2"] },
    { sha: "undo", additions: 1, deletions: 1, fileKeys: ["1"] },
    { sha: "merge", additions: 1000, deletions: 1000, fileKeys: ["77"] },
    { sha: "bot", additions: 100, deletions: 0, fileKeys: ["9223372036854775807"] },
    { sha: "redo", additions: 5, deletions: 5, fileKeys: ["-2"] },
  ];
  await keep(world, { repositoryId, resource: "details", items: details });
  const push = (branch: string, day: string, deleted = false) => ({ branch, at: at(day), deleted });
  const pushes = [
    ...[push("main", "09"), push("feature", "05"), push("feature", "06"), push("old", "01")],
    ...[push("dead", "06"), push("dead", "07", true)],
    ...[push("reborn", "04"), push("reborn", "05", true), push("reborn", "06")],
  ];
  await keep(world, { repositoryId, resource: "branches", items: pushes });
  await keep(world, {
    repositoryId,
    resource: "runs",
    items: [
      run(1, at("04"), { minutes: 10 }),
      run(2, at("05"), { minutes: 90, conclusion: "failure", sha: "same" }),
      run(2, at("05"), { attempt: 2, startedAt: at("05", "08:00"), minutes: 20, sha: "same" }),
      run(3, at("06"), { minutes: 30, conclusion: "failure" }),
      run(4, at("07"), { minutes: 2, conclusion: "cancelled" }),
      run(5, at("07"), { workflow: "lint", conclusion: "skipped" }),
      run(6, at("07"), { workflow: "lint", minutes: 60, conclusion: "timed_out" }),
      run(7, at("07"), { workflow: "lint", minutes: 1, conclusion: "startup_failure" }),
      run(8, at("09"), { conclusion: null }),
      run(9, at("01"), { conclusion: "failure" }),
      run(10, at("08"), { event: "pull_request", conclusion: "action_required" }),
    ],
  });
}

export async function fillApi(world: GitHubWorld, repositoryId: string) {
  const items = [pull(1, "2026-03-08T00:00:00Z", { mergedAt: "2026-03-08T01:00:00Z" })];
  await keep(world, { repositoryId, resource: "pulls", items });
  const reviews = [{ number: 1, firstReviewAt: "2026-03-08T00:30:00Z" }];
  await keep(world, { repositoryId, resource: "reviews", items: reviews });
  const commits = [commit("fix", "2026-03-07T00:00:00Z", { authorKey: ANN })];
  await keep(world, { repositoryId, resource: "commits", items: commits });
  const details = [{ sha: "fix", additions: 1, deletions: 0, fileKeys: ["1"] }];
  await keep(world, { repositoryId, resource: "details", items: details });
  const runs = [run(1, "2026-03-07T00:00:00Z", { minutes: 40, event: "schedule" })];
  await keep(world, { repositoryId, resource: "runs", items: runs });
}

/** Metric: [value and n of web, value and n of both]. */
export const EXPECTED: Record<string, [web: [number, number], both: [number, number]]> = {
  "prs.open": [
    [2, 2],
    [2, 2],
  ],
  "prs.stale_14d": [
    [1, 2],
    [1, 2],
  ],
  "prs.stale_share_14d": [
    [0.5, 2],
    [0.5, 2],
  ],
  "prs.merged_7d": [
    [2, 2],
    [3, 3],
  ],
  "prs.closed_without_merge_7d": [
    [1, 3],
    [1, 4],
  ],
  "prs.avg_time_to_merge_hours": [
    [29.5, 2],
    [20, 3],
  ],
  "prs.time_to_first_review_hours": [
    [2, 1],
    [1.25, 2],
  ],
  "branches.active": [
    [2, 2],
    [2, 2],
  ],
  "commits.total_7d": [
    [4, 4],
    [5, 5],
  ],
  "commits.per_developer_7d": [
    [4 / 3, 4],
    [5 / 3, 5],
  ],
  "developers.active_7d": [
    [3, 4],
    [3, 5],
  ],
  "commits.hotfix": [
    [1, 3],
    [1, 4],
  ],
  "commits.reverts": [
    [1, 3],
    [1, 4],
  ],
  "commits.hotfix_share_7d": [
    [1 / 3, 3],
    [0.25, 4],
  ],
  "commits.reverts_share_7d": [
    [1 / 3, 3],
    [0.25, 4],
  ],
  "code.lines_added_7d": [
    [116, 4],
    [117, 5],
  ],
  "code.lines_deleted_7d": [
    [8, 4],
    [8, 5],
  ],
  "code.files_changed_7d": [
    [3, 4],
    [4, 5],
  ],
  "ci.workflow_runs_7d": [
    [9, 9],
    [10, 10],
  ],
  "ci.failed_workflows_7d": [
    [2, 5],
    [2, 6],
  ],
  "ci.failed_share_7d": [
    [0.4, 5],
    [1 / 3, 6],
  ],
  "ci.timed_out_7d": [
    [1, 5],
    [1, 6],
  ],
  "ci.cancelled_7d": [
    [1, 6],
    [1, 7],
  ],
  "ci.flaky_reruns_7d": [
    [1, 5],
    [1, 6],
  ],
  "ci.avg_workflow_duration_minutes": [
    [20.5, 6],
    [163 / 7, 7],
  ],
  "ci.workflow_duration_minutes.min": [
    [1, 6],
    [1, 7],
  ],
  "ci.workflow_duration_minutes.p50": [
    [15, 6],
    [20, 7],
  ],
  "ci.workflow_duration_minutes.p75": [
    [27.5, 6],
    [35, 7],
  ],
  "ci.workflow_duration_minutes.p90": [
    [45, 6],
    [48, 7],
  ],
  "ci.workflow_duration_minutes.p95": [
    [52.5, 6],
    [54, 7],
  ],
  "ci.workflow_duration_minutes.max": [
    [60, 6],
    [60, 7],
  ],
  "ci.duration|CI": [
    [27, 4],
    [36, 5],
  ],
  "ci.duration|lint": [
    [54.1, 2],
    [54.1, 2],
  ],
  "ci.tests_passing_on_main": [
    [0, 1],
    [0, 2],
  ],
  "ci.tests_passing_share": [
    [0, 1],
    [0.5, 2],
  ],
};
