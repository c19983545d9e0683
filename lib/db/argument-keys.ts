import { SETTING_NAMES } from "./settings.ts";

const PAGE = ["limit", "cursor"] as const;
const REPORT = [
  ...["from", "to", "env", "service", "team", "repository", "connection", "tag", "automation"],
  ...["without", "compare", "bucket"],
] as const;
/** What a list of events can be narrowed to beside the filters of a report. */
const SEARCH = ["q", "check", "name"] as const;
const HEALTH = ["scope", "state", "from", "to"] as const;
const OWNER = ["organizationId", "connectionId"] as const;
const DRAWING = ["organizationId", "id", "theme"] as const;
const HELD = ["organizationId", "kind", "subjectId", "leaseToken"] as const;

/**
 * The keys of each object that a database function takes, by function and parameter. Another one does not compile
 * (`call.ts`), and one that the function does not read fails a test: a misspelt key would be a silent null.
 */
export const ARGUMENT_KEYS = {
  add_metric_note: { p_note: ["kind", "from", "until", "text"] },
  change_member: { p_change: ["role", "status"] },
  commit_slice: {
    p_slice: [
      ...[...OWNER, "runId", "leaseToken", "stream", "from", "to", "part", "gap", "alsoPresent", "released"],
      ...["gone", "leftOut", "apiCalls", "events", "quarantined", "rulesVersion"],
    ],
  },
  count_changes: { p_filter: [...REPORT, "q", "origin", "tool", "deployedTo"] },
  count_commits: { p_filter: [...REPORT, "q", "tool"] },
  count_deployments: { p_filter: [...REPORT, ...SEARCH, "origin", "tool", "stage", "life", "lacks"] },
  count_incidents: { p_filter: [...REPORT, ...SEARCH] },
  connect_account: {
    p_account: [
      ...["id", "how", "provider", "name", "site", "keyHint", "fingerprint", "backfillDays"],
      ...["freshHistory", "keysExpireAt", "repositories"],
    ],
  },
  choose_workflows: { p_chosen: ["repositoryId", "workflows"] },
  correct_deployments: { p_correction: ["ids", "verdict", "reason", "repairedBy"] },
  cover_github: {
    p_held: HELD,
    p_coverage: ["repositoryId", "resource", "from", "to", "problem", "leftOver"],
  },
  create_api_token: {
    p_token: ["name", "role", "scopes", "expiresInDays", "hash", "hint"],
  },
  create_invitation: { p_invitation: ["email", "role"] },
  delete_vanished: { p_held: HELD },
  end_publishing: {
    p_held: HELD,
    p_run: [
      ...["runId", "status", "sent", "bodies", "already", "refused", "missing", "leftOut"],
      ...["problems", "error"],
    ],
  },
  fold_days: { p_held: HELD },
  fail_drawing: { p_picture: [...DRAWING, "seconds"] },
  finish_work: {
    p_held: HELD,
    p_outcome: [
      "status",
      "error",
      "cost",
      "continue",
      "repeatSeconds",
      "needsAttention",
      "ours",
      "waitSeconds",
    ],
  },
  keep_github_page: {
    p_held: HELD,
    p_page: ["repositoryId", "resource", "items", "answer", "notModified", "gone"],
  },
  keep_drawing: { p_drawing: [...DRAWING, "seconds", "key", "svg", "png"] },
  keep_dashboard: { p_dashboard: ["kind", "connectionId", "id", "url"] },
  keep_published: { p_held: HELD },
  keep_arrival: { p_held: HELD, p_arrival: ["runId", "state", "unseen", "error"] },
  list_awaited: { p_held: HELD },
  list_api_tokens: { p_filter: PAGE },
  list_pictures: { p_filter: PAGE },
  make_picture: {
    p_picture: [
      ...["kind", "scope", "days", "row", "metric", "part", "language", "expiresInDays"],
      ...["hash", "hint"],
    ],
  },
  read_drawing: { p_picture: DRAWING },
  leave_out_reruns: { p_request: ["leaveOut", "reason"] },
  list_audit: { p_filter: [...PAGE, "actor", "action", "from", "to"] },
  list_credentials_to_reseal: { p_request: ["activeKeyId", "after", "limit"] },
  keep_collected: { p_held: HELD, p_measured: ["collector", "bases"] },
  note_collect_run: {
    p_held: HELD,
    p_run: ["runId", "calls", "notModified", "rateRemaining", "kept", "metrics", "problems"],
  },
  list_collect_runs: { p_filter: [...PAGE, "subject"] },
  list_days_to_collect: { p_query: ["subjectId", "collector", "bases"] },
  list_changes: { p_filter: [...REPORT, ...PAGE, "q", "origin", "tool", "deployedTo", "state", "stage"] },
  list_commits: { p_filter: [...REPORT, ...PAGE, "q", "origin", "tool"] },
  list_deployments: {
    p_filter: [
      ...[...REPORT, ...PAGE, ...SEARCH, "origin", "tool", "stage", "life", "lacks", "sort"],
      ...["failed", "fine", "pending", "corrected", "rework", "recovered", "unrecovered", "rolledBack"],
      ...["conflict", "leftOut"],
    ],
  },
  list_github_bases: { p_query: ["connectionId", "days", "now"] },
  list_github_gathering: { p_held: HELD },
  list_github_left: { p_held: HELD, p_of: ["repositoryId", "since", "limit"] },
  list_github_missing: {
    p_held: HELD,
    p_list: ["repositoryId", "resource", "since", "named", "urls", "limit"],
  },
  list_health_commits: { p_query: HEALTH },
  list_health_pulls: { p_query: HEALTH },
  list_health_runs: { p_query: HEALTH },
  list_incidents: { p_filter: [...REPORT, ...PAGE, ...SEARCH, "open", "state"] },
  list_invitations: { p_filter: PAGE },
  list_members: { p_filter: PAGE },
  list_metric_notes: { p_filter: [...PAGE, "from", "to"] },
  list_publish_runs: { p_filter: PAGE },
  list_quarantine: { p_filter: [...PAGE, "stream", "reason", "rawCharacters"] },
  list_raw_payloads: { p_request: [...OWNER, "stream", "after", "limit"] },
  list_repositories: { p_filter: PAGE },
  list_services: { p_filter: PAGE },
  list_snapshots: { p_query: ["scope", "metrics", "from", "to"] },
  list_sync_runs: { p_filter: [...PAGE, "connection", "status", "mode"] },
  list_targets: { p_filter: [...PAGE, "on"] },
  list_unread: { p_request: [...OWNER, "stream", "after", "limit"] },
  list_unsettled: { p_request: [...OWNER, "before", "limit"] },
  measure_github: { p_query: ["connectionId", "days", "now"] },
  move_commits: { p_held: HELD },
  plan_run: { p_run: ["organizationId", "runId", "from", "to", "plannedSeconds"] },
  purge_connection: { p_held: HELD },
  purge_organization: { p_held: HELD },
  purge_payloads: { p_held: HELD },
  list_commits_to_classify: { p_held: HELD },
  list_named_commits: { p_held: HELD },
  hide_names: { p_held: HELD },
  list_words: { p_request: ["organizationId", "part", "after", "limit"] },
  open_people: { p_seal: ["keyId", "secret", "passphrase"] },
  record_forgetting: { p_details: ["commits", "payloads", "quarantine"] },
  read_notice: { p_held: HELD },
  record_export: { p_export: ["kind", "from", "to"] },
  report_commit_origins: { p_report: ["rulesVersion", "commits"] },
  report_dora: { p_filter: [...REPORT, "parts", "by", "split"] },
  set_health_marks: { p_marks: ["version", "marks"] },
  settle_vanished: { p_held: HELD },
  set_publishing: {
    p_settings: [
      ...["enabled", "prefix", "env", "service", "team", "tags", "connectionId", "resend", "verify"],
      "version",
    ],
  },
  set_target: { p_target: ["value", "from"] },
  start_work: { p_request: ["organizationId", "kind", "subjectId", "trigger", "wish"] },
  list_github_unknown: { p_held: HELD, p_of: ["repositoryId", "since"] },
  tell_github_origins: { p_held: HELD, p_report: ["rulesVersion", "commits"] },
  tell_place: { p_filter: REPORT },
  verify_sample: { p_held: HELD },
  write_commit_verdicts: { p_held: HELD, p_batch: ["rulesVersion", "reached", "verdicts"] },
  update_organization: { p_changes: SETTING_NAMES },
  warn_keys: { p_held: HELD },
  warn_token: { p_held: HELD },
} as const;
