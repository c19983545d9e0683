import type { ProblemCode } from "#lib/domain/refusals.ts";
import type { RefusalCode } from "#lib/errors.ts";

type Codes<Of extends string = RefusalCode> = readonly Of[];

/** Of a value: only a program, or a request made by hand, sends what is refused with these. */
const VALUES_OF_PROGRAMS: Codes<ProblemCode> = [
  "missing",
  "malformed",
  "invalid",
  "missing_or_invalid",
  "not_known",
  "given_once",
  "not_empty",
  "not_given",
  "not_a_text",
  "not_a_search",
  "longer_than",
  "not_one_of",
  "not_exactly",
  "not_a_flag",
  "not_an_id",
  "not_a_moment",
  "not_a_number",
  "not_a_day",
  "not_a_repository",
  "not_a_sha",
  "not_a_tag",
  "says_nothing",
  "twice_in_list",
  "names_unknown",
  "not_a_later_deployment",
  "only_of_failed",
  "not_ids",
  "not_an_email",
  "not_a_slug",
  "reserved_word",
  "not_a_time_zone",
  "not_scopes",
  "scope_twice",
  "scope_unused",
  "foreign_cursor",
  "value_too_long",
  "holds_nul",
  "not_a_connection_id",
  "star_not_alone",
  "too_many_values",
  "not_before_to",
  "not_before",
  "not_beside",
  "not_in_the_past",
  "too_many_days",
];

const CALLS_OF_PROGRAMS: Codes = [
  "invalid_input",
  "payload_too_large",
  "body_too_large",
  "cron_secret_wrong",
  "bad_budget",
  "method_not_allowed",
  "body_not_json_type",
  "body_not_utf8",
  "body_not_json",
  "body_not_an_object",
  "request_invalid",
  "foreign_origin",
  "odd_action",
  "token_narrowed",
  "person_needed",
  "token_above_maker",
  "role_above_author",
  "publishing_no_sink",
  "forbidden",
];

/** What ends a run: the pages of runs and connections say it. */
const OF_RUNS: Codes = [
  "upstream_contract",
  "unstorable",
  "lease_lost",
  "credential_unreadable",
  "unusable_answers",
  "events_vanished",
  "run_interrupted",
  "server_restarted",
  "datadog_bad_payload",
  "datadog_too_large",
  "datadog_redirect",
  "datadog_bad_request",
  "datadog_took_part",
  "datadog_not_found",
  "datadog_unauthorized",
  "datadog_forbidden",
  "github_bad_payload",
  "github_too_large",
  "github_redirect",
  "github_bad_request",
  "github_forbidden",
  "github_not_found",
];

/** A form says its own sentence in their place, or another code that is closer. */
const SAID_OTHERWISE: Codes = [
  "conflict",
  "last_owner_of",
  "datadog_rejected",
  "datadog_unavailable",
  "email_unconfirmed",
  "wrong_link",
  "picture_address",
];

/** They want an outage, or two people at the same moment; the way to the form is that of the others. */
const BY_CHANCE: Codes = [
  "too_much",
  "unavailable",
  "sync_running",
  "publishing_changed",
  "publishing_set_by_another",
  "publishing_running",
  "thresholds_changed",
  "nothing_vanished",
  "account_limited",
  "without_keys",
  "stored_key_unreadable",
  "password_not_changed",
  "datadog_unreachable",
  "datadog_timeout",
  "datadog_server_error",
  "datadog_rate_limited",
  "datadog_not_checked",
  "datadog_no_dora",
  "datadog_bare_forbidden",
  "github_unreachable",
  "github_timeout",
  "github_server_error",
  "github_not_ready",
  "github_rate_limited",
];

/** Said beside a repository, where they refuse nothing; a form offers none that would be refused. */
const AT_A_REPOSITORY: Codes = [
  "github_lacks",
  "github_repository_unseen",
  "github_none_readable",
  "repository_elsewhere",
];

/** The refusals that no act of these tests can meet in a form, each for the reason of its list. */
export const NOT_MET: RefusalCode[] = [
  ...VALUES_OF_PROGRAMS,
  ...CALLS_OF_PROGRAMS,
  ...OF_RUNS,
  ...SAID_OTHERWISE,
  ...BY_CHANCE,
  ...AT_A_REPOSITORY,
];
