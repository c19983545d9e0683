/** What each step of data quality found, by code. */
export const findings = {
  none_connected: "No Datadog account is connected.",
  all_disconnected: "Every account is disconnected: the numbers do not change any more.",
  keys_refused: "Datadog refuses the keys of {names}.",
  connected: "{count, plural, one {# account} other {# accounts}} connected: {names}.",

  no_sync_due: "No account is connected, so none is due.",
  no_sync_finished: "No sync has finished yet.",
  never_read: "{name} was never read.",
  synced: "The last good run ended {ago}.",
  not_synced: "The last good run ended {ago}; one is due every night.",

  nothing_read: "Nothing has been read yet.",
  all_read: "All of the history that was asked for was read completely.",
  with_gaps: "{gaps, plural, one {# range} other {# ranges}} could not be read completely.",
  not_all_read_yet:
    "{unread, plural, one {# range of the history is} other {# ranges of the history are}} not read yet.",
  with_gaps_and_unread:
    "{gaps, plural, one {# range} other {# ranges}} could not be read completely. {unread, plural, one {# range of the history is} other {# ranges of the history are}} not read yet.",

  all_readable: "Every event that Datadog sent could be read.",
  in_quarantine:
    "{count, plural, one {# event could not be read and counts} other {# events could not be read and count}} nowhere.",

  no_deployments: "No deployment in the last 90 days.",
  none_counts: "None of the environments seen counts as production ({names}): the numbers are empty.",
  counted:
    "Counted as production: {names}. Not counted: {others, number} of {total, plural, one {# environment} other {# environments}}.",

  no_production: "No production deployment in the last 90 days.",
  names_all:
    "Every production deployment of the last 90 days names its {what, select, commits {commit} repository {repository} service {service} other {team}} ({total, number}).",
  lacks:
    "{without, number} of {total, plural, one {# production deployment} other {# production deployments}} ({share}) {without, plural, one {names} other {name}} no {what, select, commits {commit: they have no lead time and no origin} repository {repository: they are missing where numbers are told by repository} service {service: no service's numbers hold them} other {team: no team's numbers hold them}}.{some, select, yes { Most are of {most}.} other {}}",

  all_judged:
    "Datadog has judged every one of {total, plural, one {# production deployment} other {# production deployments}}.",
  unjudged:
    "{pending, number} of {total, plural, one {# production deployment} other {# production deployments}} {pending, plural, one {has} other {have}} no verdict yet, {overWeek, number} of them for more than a week; the oldest is of {day} ({ago}).",

  no_incidents: "No incident was registered in the last 90 days: there is no time to restore to tell.",
  all_services:
    "An incident named each of {total, plural, one {# service} other {# services}}.{unnamed, plural, =0 {} one { # incident of {incidents, number} names no service.} other { # incidents of {incidents, number} name no service.}}",
  silent_services:
    "No incident of the last 90 days names {without, number} of {total, plural, one {# service} other {# services}}: {names}{more, plural, =0 {} other { and # more}}.{unnamed, plural, =0 {} one { # incident of {incidents, number} names no service.} other { # incidents of {incidents, number} name no service.}}",

  never_an_incident: "No incident was ever registered.",
  last_incident: "The last one was registered {ago}, on {day}.",

  no_commits: "No production deployment of the last 90 days names a commit.",
  origins_known:
    "{share} of {total, plural, one {# commit} other {# commits}} have a known origin ({known, number}).",
  origins_partly_known:
    "{share} of {total, plural, one {# commit} other {# commits}} have a known origin ({known, number}). Unknown are most in {most}.",
  origins_hardly_known:
    "{share} of {total, plural, one {# commit} other {# commits}} have a known origin ({known, number}). Below half of them nothing is compared. Unknown are most in {most}.",
} as const;
