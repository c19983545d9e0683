import type { Codes, SaidOf } from "./said.ts";

// Every sentence that refuses something, by its code, with the names of its numbers. The words are in lib/words.

/** What is wrong with one value that a caller sent; `place` is `query`, `body` or `form`, `name` what it is called there. */
export const PROBLEMS = {
  missing: [],
  malformed: [],
  invalid: [],
  missing_or_invalid: [],
  not_known: [],
  given_once: [],
  not_empty: [],
  not_given: [],
  not_a_text: [],
  not_a_text_of: ["most"],
  not_a_search: ["most"],
  longer_than: ["most"],
  not_a_number: [],
  not_from_to: ["least", "most"],
  not_whole: ["least", "most"],
  not_one_of: ["values"],
  not_exactly: ["value"],
  not_a_flag: [],
  not_an_id: [],
  not_a_moment: [],
  not_a_day: [],
  not_a_repository: [],
  not_a_sha: [],
  says_nothing: [],
  names_unknown: ["values"],
  not_a_later_deployment: [],
  only_of_failed: [],
  not_ids: ["most"],
  not_an_email: [],
  not_a_slug: [],
  reserved_word: [],
  not_a_time_zone: [],
  not_names: [],
  not_scopes: [],
  scope_twice: [],
  scope_unused: ["scope"],
  foreign_cursor: [],
  value_too_long: ["most"],
  holds_nul: [],
  not_a_connection_id: [],
  not_a_tag: [],
  not_a_prefix: [],
  star_not_alone: [],
  twice_in_list: ["value"],
  too_many_values: ["most"],
  not_before_to: [],
  not_before: ["other"],
  not_beside: ["other"],
  not_in_the_past: [],
  too_many_days: ["most"],
  good_not_below: [],
  good_not_above: [],
} as const satisfies Codes;

export type Problem = SaidOf<typeof PROBLEMS>;
export type ProblemCode = keyof typeof PROBLEMS;

/** What an address, a request or a person is refused with. */
const OF_CALLS = {
  cron_secret_wrong: [],
  bad_budget: ["least", "most"],
  method_not_allowed: ["methods"],
  body_not_json_type: [],
  body_not_utf8: [],
  body_not_json: [],
  body_not_an_object: [],
  body_too_large: ["megabytes"],
  request_invalid: [],
  foreign_origin: [],
  odd_action: [],
  token_narrowed: ["scopes"],
  person_needed: [],
  token_above_maker: [],
  role_above_author: [],
  ask_whom: ["organization", "people"],
  invitation_void: [],
} as const satisfies Codes;

/** What signing in and an account of one's own are refused with. */
const OF_ACCOUNTS = {
  last_owner_of: ["names"],
  auth_down: [],
  email_not_confirmed: [],
  account_taken: [],
  account_not_created: [],
  weak_password: [],
  same_password: [],
  password_too_short: ["least"],
  password_too_long: ["most"],
  password_not_changed: [],
  sign_up_closed: [],
  address_malformed: [],
  address_reserved: [],
  mail_refused: [],
  mail_refused_now: [],
  mail_not_sent: [],
  email_needed: [],
  password_needed: [],
  present_password_needed: [],
  code_needed: [],
  wrong_login: [],
  wrong_password: [],
  wrong_code: [],
  wrong_link: [],
} as const satisfies Codes;

/** What connecting an account and reading it end with, whatever the source. */
const OF_CONNECTIONS = {
  backfill_days: ["least", "most"],
  key_missing: ["key"],
  new_key_missing: [],
  stored_key_unreadable: ["key"],
  other_account: ["source"],
  without_keys: [],
  account_limited: ["seconds"],
  unusable_answers: ["source"],
  nothing_vanished: [],
  events_vanished: ["missing", "of"],
  run_interrupted: [],
  server_restarted: [],
} as const satisfies Codes;

/** `said` is `yes` where Datadog said something readable, which is then in `words`. */
const OF_DATADOG = {
  datadog_unreachable: [],
  datadog_timeout: [],
  datadog_server_error: ["status"],
  datadog_bad_payload: [],
  datadog_too_large: [],
  datadog_redirect: [],
  datadog_bad_request: ["said", "words"],
  datadog_not_found: [],
  datadog_rate_limited: ["seconds"],
  datadog_unauthorized: ["said", "words"],
  datadog_forbidden: ["said", "words"],
  /** `listed` is `yes` where it is known from which `addresses` our calls come. */
  datadog_bare_forbidden: ["said", "words", "listed", "addresses"],
  datadog_lacks_permission: ["permission", "said", "words"],
  datadog_app_key_unknown: ["said", "words"],
  datadog_keys_swapped: [],
  datadog_other_kind_of_key: ["key"],
  datadog_no_dora: ["site", "said", "words"],
  datadog_not_checked: ["site"],
  datadog_api_key_unknown: ["here", "site"],
  datadog_other_site: ["home", "homeSite", "here", "site"],
  datadog_key_malformed: ["key"],
  datadog_site_missing: [],
  datadog_site_government: [],
  datadog_site_unknown: ["sites"],
  datadog_took_part: ["words"],
} as const satisfies Codes;

/** How a call to GitHub fails. `said` is `yes` where it said something readable, which is then in `words`. */
const OF_GITHUB = {
  github_unreachable: [],
  github_timeout: [],
  github_server_error: ["status"],
  github_not_ready: [],
  github_bad_payload: [],
  github_too_large: [],
  github_redirect: [],
  github_bad_request: ["said", "words"],
  github_rate_limited: ["seconds"],
  github_unauthorized: ["said", "words"],
  github_forbidden: ["said", "words"],
  github_not_found: [],
} as const satisfies Codes;

/** What choosing repositories of GitHub is refused with, and what one of them lacks. */
const OF_REPOSITORIES = {
  github_token_malformed: [],
  github_lacks: ["permissions"],
  github_repository_unseen: [],
  github_none_readable: ["repositories"],
  repository_elsewhere: ["repository", "connection"],
} as const satisfies Codes;

/** What setting the marks of the health grid is refused with. */
const OF_MARKS = {
  thresholds_changed: [],
} as const satisfies Codes;

/** What sending values back is refused with. */
const OF_PUBLISHING = {
  publishing_without_env: [],
  publishing_without_connection: [],
  publishing_no_sink: ["source"],
  publishing_changed: [],
  publishing_set_by_another: [],
  publishing_running: [],
  picture_address: [],
} as const satisfies Codes;

export const REFUSALS = {
  ...OF_CALLS,
  ...OF_ACCOUNTS,
  ...OF_CONNECTIONS,
  ...OF_DATADOG,
  ...OF_GITHUB,
  ...OF_REPOSITORIES,
  ...OF_MARKS,
  ...OF_PUBLISHING,
} as const;

/** A whole sentence of its own. */
export type Refusal = SaidOf<typeof REFUSALS>;

/** What is wrong with a value, and where the value stood. */
export type PlacedProblem = {
  [P in Problem as P["code"]]: { code: P["code"]; numbers: P["numbers"] & Place };
}[ProblemCode];

type Place = { place: "query" | "body" | "form"; name: string };

/** What is wrong with the value of this name. */
export function problemOf(place: Place["place"], name: string, problem: Problem): PlacedProblem {
  return { code: problem.code, numbers: { ...problem.numbers, place, name } } as PlacedProblem;
}
