/** What people call a field of an event, by its path with `_` for dots; any other is called as its source calls it. */
export const fields = {
  id: "id",
  attributes: "attributes",
  started_at: "start",
  finished_at: "end",
  created_at: "time of registration",
  change_failure: "verdict",
  recovery_time_sec: "recovery time",
  time_to_restore: "time to restore",
  commits: "list of commits",
  commits_sha: "sha of a commit",
  commits_timestamp: "time of a commit",
  commits_change_lead_time: "lead time of a commit",
  env: "environment",
} as const;
