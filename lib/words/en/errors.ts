import type { RefusalCode } from "../../errors.ts";

/** Why something was refused or failed, by the code of `AppError.says`. */
export const errors = {
  unauthenticated: "Sign in first.",
  forbidden: "Your role does not allow this.",
  not_found: "There is nothing here.",
  invalid_input: "The request is not valid.",
  conflict: "This is already taken.",
  wrong_name: "This does not match. Type it exactly as it is shown.",
  last_owner: "This is the last active owner. Make somebody else an owner first.",
  already_member: "This person is a member already.",
  already_invited: "This address has an invitation already. Send it again, or revoke it.",
  email_unconfirmed: "Confirm your e-mail address first.",
  already_connected: "This account is already connected.",
  sync_running: "A sync of this connection is already running.",
  datadog_rejected: "Datadog refused the keys.",
  datadog_unavailable: "Datadog cannot be reached at the moment.",
  rate_limited: "Too many requests; try again in a moment.",
  payload_too_large: "The request is larger than 1 MB.",
  upstream_contract: "The source sent an answer that cannot be read.",
  unstorable: "Something went wrong on our side.",
  too_much: "The database ran out of time.",
  lease_lost: "This sync was taken over or ended.",
  credential_unreadable: "Something went wrong on our side.",
  unavailable: "The database cannot be reached at the moment.",
  internal: "Something went wrong on our side.",

  cron_secret_wrong: "The cron secret is missing or wrong.",
  bad_budget: "budgetSeconds is a whole number from {least} to {most}.",
  method_not_allowed: "This path answers {methods}.",
  body_not_json_type: 'The body must be JSON, with the header "Content-Type: application/json".',
  body_not_utf8: "The body is not valid UTF-8.",
  body_not_json: "The body is not valid JSON.",
  body_too_large: "The request is larger than {megabytes, number} MB.",
  body_not_an_object: "The body must be a JSON object.",
  request_invalid: "The request is missing or not valid.",
  foreign_origin: "This call did not come from our own pages.",
  odd_action: "This is not a call that our pages make.",
  token_narrowed: "This token may do nothing but {scopes}.",
  person_needed: "This needs a signed-in person, not an API token.",
  token_above_maker: "A token's role is at most its maker's.",
  role_above_author: "An invitation's role is at most its author's.",
  ask_whom:
    "Your role does not allow this. {people, select, none {Ask an owner or admin of {organization}.} other {Ask one of these: {people}.}}",
  invitation_void:
    "This invitation does not hold: it is wrong, has expired, was withdrawn or used, or is for another address.",

  last_owner_of:
    "You are the last active owner of {names}. Make somebody else an owner there, or delete it, and then your account.",
  auth_down: "Signing in does not work at the moment. Try again in a minute.",
  email_not_confirmed: "Confirm your e-mail first: open the link that we sent you.",
  account_taken: "This account cannot be created. If it is yours, sign in or recover the password.",
  account_not_created: "This account cannot be created. Check the e-mail and try again.",
  weak_password: "This password is too easy to guess. Choose a longer one.",
  same_password: "This is the password you had. Choose another one.",
  password_too_short: "The password needs at least {least} characters.",
  password_too_long: "The password is longer than {most} bytes.",
  password_not_changed: "The password could not be changed. Sign in again and try once more.",
  sign_up_closed: "New accounts are closed on this installation.",
  address_malformed:
    "The address must have 3 to 40 lower-case letters, digits or dashes, begin with a letter and not end with a dash.",
  address_reserved: "The address is a reserved word.",
  mail_refused: "This installation cannot send mail to your address; tell whoever runs it.",
  mail_refused_now:
    "This installation cannot send mail to your address at the moment. Try again in a few minutes; if it stays so, tell whoever runs it.",
  mail_not_sent: "The mail could not be sent. Check the e-mail and try again.",
  email_needed: "Enter an e-mail address, like ada@example.com.",
  password_needed: "Enter the password.",
  present_password_needed: "Enter your present password.",
  code_needed: "Enter the digits of the code in the mail.",
  wrong_password: "This is not your present password.",
  wrong_login: "The e-mail or the password is not right.",
  wrong_code: "This code is wrong or has run out. Ask for a new one.",
  wrong_link: "This link is wrong, was used before or has run out.",

  backfill_days: "The days of history are a whole number from {least} to {most}.",
  key_missing:
    "{key, select, apiKey {API key is missing.} appKey {Application key is missing.} other {The key is missing.}}",
  new_key_missing: "Enter a new key; a field that is left empty keeps the key that is stored.",
  stored_key_unreadable:
    "{key, select, apiKey {The stored API key cannot be read here: enter it as well.} appKey {The stored application key cannot be read here: enter it as well.} other {The stored key cannot be read here: enter it as well.}}",
  other_account:
    "These keys belong to another {source} account, and its history would be mixed with this one's. Add it as a connection of its own, and disconnect this one if it is over.",
  without_keys: "This connection has no keys; enter them again.",
  account_limited: "The account's rate limit is reached; it can start in {seconds} s.",
  unusable_answers: "{source} sent answers that cannot be used, one after the other.",

  nothing_vanished: "Nothing is in doubt any more: the events are back, or somebody has decided.",
  events_vanished:
    "The source no longer lists {missing, plural, one {# event} other {# events}} of {of, number}. They keep counting until an admin decides or they come back.",

  run_interrupted: "The run ended without a word; what it had read is kept.",
  server_restarted: "The server was restarted; what the run had read is kept.",

  datadog_unreachable: "Datadog cannot be reached; we try again.",
  datadog_timeout: "Datadog did not answer in time; we try again.",
  datadog_server_error: "Datadog answered with an error of its own (HTTP {status}); we try again.",
  datadog_bad_payload: "Datadog sent an answer that is not readable; we try again.",
  datadog_too_large: "Datadog sent an answer that is too large.",
  datadog_redirect: "The Datadog address redirected elsewhere; no key was sent there.",
  datadog_bad_request: 'Datadog refused the request.{said, select, yes { Datadog says: "{words}".} other {}}',
  datadog_not_found: "Datadog has no DORA metrics at this address: is the site right?",
  datadog_rate_limited: "Datadog's rate limit is reached; it can go on in {seconds} s.",
  datadog_unauthorized: 'Datadog refused the keys.{said, select, yes { Datadog says: "{words}".} other {}}',
  datadog_forbidden: 'Datadog refused access.{said, select, yes { Datadog says: "{words}".} other {}}',
  datadog_bare_forbidden:
    'Datadog refused access.{said, select, yes { Datadog says: "{words}".} other {}} It gives this answer to three things. The application key is wrong, or its owner was disabled: use one of a service account. Or your Datadog organisation admits only listed networks (Organization settings > IP Allowlist): {listed, select, yes {allow {addresses} there} other {the addresses that this installation calls from vary, so no list can hold them; whoever runs it can run its worker on a host with a fixed address}}. Or the application key is of another Datadog organisation than the API key.',
  datadog_keys_swapped:
    "The two keys look swapped: what stands as the API key has the form of an application key, and the other way round. Swap them and try again.",
  datadog_other_kind_of_key:
    "{key, select, apiKey {What stands as the API key has the form of an application key} other {What stands as the application key has the form of an API key}}: it takes one of each. Both are found under Organization settings in Datadog.",
  datadog_lacks_permission:
    'Datadog refused the application key: it lacks {permission}.{said, select, yes { Datadog says: "{words}".} other {}} Open Datadog > Organization settings > Application keys, edit the key\'s scopes, then try again.',
  datadog_app_key_unknown:
    'Datadog knows the API key, but not the application key.{said, select, yes { Datadog says: "{words}".} other {}} Check that it was copied whole and belongs to the same organisation.',
  datadog_no_dora:
    'Datadog has no DORA metrics at {site}: choose the site that your Datadog address shows.{said, select, yes { Datadog says: "{words}".} other {}}',
  datadog_not_checked:
    "Datadog at {site} cannot be reached at the moment, so the keys could not be checked. Nothing was saved; try again in a minute.",
  datadog_api_key_unknown:
    'Datadog ({here}, {site}) does not know this API key. Datadog says: "Forbidden". Check that it was copied whole and was not revoked.',
  datadog_other_site:
    "This API key belongs to another Datadog site: choose {home} ({homeSite}) instead of {here} ({site}).",
  datadog_key_malformed:
    "{key, select, apiKey {The API key is not a Datadog key: it has 20 to 128 letters and digits and no spaces.} other {The application key is not a Datadog key: it has 20 to 128 letters and digits and no spaces.}}",
  datadog_site_missing: "Choose the Datadog site.",
  datadog_site_government: "Datadog does not offer DORA metrics on its government sites (US1-FED, US2-FED).",
  datadog_site_unknown: "This is not a Datadog site. It is one of {sites}.",
  datadog_took_part: 'Datadog took the request and refused a part of it. Datadog says: "{words}".',

  publishing_without_env:
    "Set the environment first: nothing is sent without a tag that says of which it is.",
  publishing_without_connection: "Choose the Datadog connection that it goes to first.",
  publishing_no_sink: "{source} takes no metrics: choose a Datadog connection.",
  publishing_changed: "What would be sent has changed since the preview. Look at it again.",
  publishing_set_by_another:
    "Somebody has changed these settings meanwhile. Load the page again to see them.",
  publishing_running: "Values are being sent already: the list of runs says how far it is.",
  picture_address:
    "Give the address of a picture made under Pictures, as it ends in .png: only whoever made it has it.",

  github_unreachable: "GitHub cannot be reached; we try again.",
  github_timeout: "GitHub did not answer in time; we try again.",
  github_server_error: "GitHub answered with an error of its own (HTTP {status}); we try again.",
  github_not_ready: "GitHub is still preparing this answer; we try again.",
  github_bad_payload: "GitHub sent an answer that is not readable; we try again.",
  github_too_large: "GitHub sent an answer that is too large.",
  github_redirect: "The GitHub address redirected elsewhere; the token was not sent there.",
  github_bad_request: 'GitHub refused the request.{said, select, yes { GitHub says: "{words}".} other {}}',
  github_rate_limited: "GitHub's rate limit is reached; it can go on in {seconds} s.",
  github_unauthorized:
    'GitHub refused the token: it is wrong, has expired or was revoked.{said, select, yes { GitHub says: "{words}".} other {}} Make a new one and enter it here.',
  github_forbidden:
    'The token may not read this at GitHub.{said, select, yes { GitHub says: "{words}".} other {}} Give it the permission that is missing, or let your GitHub organisation approve it.',
  github_not_found:
    "GitHub has nothing there that this token may see: it is gone, or the token does not include the repository.",
  github_token_malformed: "This is not a GitHub token. A fine-grained one begins with github_pat_.",
  github_lacks:
    "The token may not read {permissions}. On GitHub, edit the token, give it read access to that, and check again.",
  github_repository_unseen:
    "The token does not see this repository. On GitHub, edit the token and select the repository; an organisation's owner may have to approve it.",
  github_none_readable:
    "The token reads none of the repositories that were chosen: {repositories}. On GitHub, edit the token and select them.",
  repository_elsewhere:
    "{repository} is read by the connection {connection} already. A repository is read by one connection.",

  thresholds_changed:
    "Somebody has changed the thresholds since you saw them. Load the page again to see which hold, and set yours anew.",

  missing: '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} is missing.',
  malformed: '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} is malformed.',
  invalid: '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} is not valid.',
  missing_or_invalid:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} is missing or not valid.',
  not_known:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} is not known here.',
  given_once:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} may be given once.',
  not_empty:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must not be empty.',
  not_given: '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be given.',
  not_a_text:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a text.',
  not_a_text_of:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a text of 1 to {most} characters, without control characters.',
  not_a_search:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a text of 1 to {most} characters.',
  longer_than:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be at most {most} characters.',
  not_a_number:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a number.',
  not_from_to:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a number from {least} to {most}.',
  not_whole:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a whole number from {least} to {most}.',
  not_one_of:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be one of {values}.',
  not_exactly:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be "{value}".',
  not_a_flag:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be true or false.',
  not_an_id: '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be an id.',
  not_a_moment:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be an ISO date or date-time with a zone, such as 2026-10-01 or 2026-10-01T08:00:00Z.',
  not_a_day:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a day from 2000 on, such as 2026-10-01.',
  not_a_repository:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a repository, such as github.com/acme/shop.',
  not_a_sha:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a whole commit sha: 40 hexadecimal digits, or more.',
  says_nothing:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} says nothing: give an origin or a message.',
  names_unknown:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} names what is not there: {values}.',
  not_a_later_deployment:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a deployment of the same connection that began later.',
  only_of_failed:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} is for failed deployments only.',
  not_ids:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a list of 1 to {most} ids.',
  not_an_email:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be an e-mail address.',
  not_a_slug:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must have 3 to 40 lower-case letters, digits or dashes, begin with a letter and not end with a dash.',
  reserved_word:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} is a reserved word.',
  not_a_time_zone:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be UTC or an IANA time zone, such as Europe/Berlin.',
  not_names:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a list of 1 to 20 names, different without case.',
  not_scopes:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a list of scopes.',
  scope_twice:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} names a scope twice.',
  scope_unused:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} names {scope}, which no operation asks for.',
  foreign_cursor:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} is not one that this list gave.',
  value_too_long:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} takes at most {most} characters a value.',
  holds_nul:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must not contain a NUL character.',
  not_a_connection_id:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a connection id (UUID).',
  not_a_prefix:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be made of small letters, digits and underscores, in up to three parts with dots between them.',
  not_a_tag:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be a tag as key:value, such as tier:1.',
  star_not_alone:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must be * alone, or names without *.',
  twice_in_list:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} names {value} twice.',
  too_many_values:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} takes at most {most} values.',
  not_before_to:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must lie before "to".',
  not_before:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must lie before "{other}".',
  not_beside:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} cannot stand beside "{other}".',
  not_in_the_past:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must lie in the past.',
  too_many_days:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} asks for more than {most} days.',
  good_not_below:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must lie below {place, select, form {what is typed for 0.00} other {"bad"}}.',
  good_not_above:
    '{place, select, query {The parameter "{name}"} form {{name}} other {"{name}"}} must lie above {place, select, form {what is typed for 0.00} other {"bad"}}.',
} as const satisfies Record<RefusalCode, string>;
