import type { FindingCode } from "../../domain/quality/check-list.ts";

/** What each check of data quality found, by code. */
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

  none_vanished: "Datadog still lists what it told of, but for single deletions.",
  events_vanished:
    "Since {day} Datadog does not list {missing, number} of {of, plural, one {# event} other {# events}} that were read before.",

  one_account: "There are no two accounts to compare.",
  all_abreast: "All {count, number} connections were read within a night of each other.",
  some_behind:
    "{count, number} of {total, number} connections {count, plural, one {is} other {are}} more than a night behind the one that was read last.",

  no_deployments: "No deployment in the last 90 days.",
  none_counts: "None of the environments seen counts as production ({names}): the numbers are empty.",
  counted:
    "Counted as production: {names}. Not counted: {others, number} of {total, plural, one {# environment} other {# environments}}.",

  none_alike: "No environment that does not count looks like production.",
  alike:
    "{names} {count, plural, one {looks} other {look}} like production and {count, plural, one {does} other {do}} not count: {deployments, plural, one {# deployment is} other {# deployments are}} in no number.",

  sent_before: "Nothing shows that sending began within the last 90 days.",
  both_began:
    "The first deployment ever was sent on {deploymentsDay}, the first incident on {incidentsDay}. Days before were read and are empty.",
  deployments_began:
    "The first deployment ever was sent on {deploymentsDay}. Days before were read and are empty.",
  incidents_began: "The first incident ever was sent on {incidentsDay}. Days before were read and are empty.",
  services_began:
    "{services, plural, one {# service sent its} other {# services sent their}} first deployment within the last 90 days, after others.",

  no_production: "No production deployment in the last 90 days.",
  names_all:
    "Every production deployment of the last 90 days names its {what, select, commits {commit} repository {repository} service {service} other {team}} ({total, number}).",
  lacks:
    "{without, number} of {total, plural, one {# production deployment} other {# production deployments}} ({share}) {without, plural, one {names} other {name}} no {what, select, commits {commit: they have no lead time and no origin} repository {repository: they are missing where numbers are told by repository} service {service: no service's numbers hold them} other {team: no team's numbers hold them}}.",

  each_lists_its_own: "No service leaves its commits to another service of the same repository.",
  only_the_first_lists:
    "{services, plural, one {# service is} other {# services are}} deployed at commits that only another service lists: {deployments, plural, one {# deployment of it names} other {# of their deployments name}} none.",

  ids_of_their_own: "No id was used for several services.",
  ids_shared:
    "{ids, plural, one {# id was} other {# ids were}} used for events of several services, one of at most {services, number}.",

  none_renamed: "No service went silent the day another with the same repository appeared.",
  seem_renamed:
    "{count, plural, one {# service} other {# services}} went silent the day another with the same repository appeared.",

  none_repeats:
    "{total, plural, one {The one production deployment repeats} other {None of # production deployments repeats}} version and commit of the one before.",
  repeat_the_one_before:
    "{reruns, number} of {total, plural, one {# production deployment} other {# production deployments}} ({share}) {reruns, plural, one {repeats} other {repeat}} version and commit of the one before in the same service and environment.",

  ends_are_told: "Deployments last as long as deployments do.",
  ends_at_once:
    "All deployments of {services, plural, one {# service} other {# services}} last at most a second: {deployments, plural, one {# deployment} other {# deployments}}.",

  all_judged:
    "Datadog has judged every one of {total, plural, one {# production deployment} other {# production deployments}}.",
  some_unjudged:
    "{pending, number} of {total, plural, one {# production deployment} other {# production deployments}} {pending, plural, one {has} other {have}} no verdict yet, {overWeek, number} of them for more than a week; the oldest is of {day} ({ago}).",

  none_registered: "No incident was registered in the last 90 days: there is no time to restore to tell.",
  all_services:
    "An incident named each of {total, plural, one {# service} other {# services}}.{unnamed, plural, =0 {} one { # incident of {incidents, number} names no service.} other { # incidents of {incidents, number} name no service.}}",
  silent_services:
    "No incident of the last 90 days names {without, number} of {total, plural, one {# service} other {# services}}: {names}{more, plural, =0 {} other { and # more}}.{unnamed, plural, =0 {} one { # incident of {incidents, number} names no service.} other { # incidents of {incidents, number} name no service.}}",

  never_an_incident: "No incident was ever registered.",
  last_incident: "The last one was registered {ago}, on {day}.",

  last_and_first:
    "The last one was registered {ago}, on {day}; the first one ever on {firstDay}, though days before were read.",

  no_incidents: "No incident in production in the last 90 days.",
  none_of_a_pipeline:
    "{total, plural, one {The one incident does} other {The # incidents do}} not look like pipelines that failed.",
  short_and_alike:
    "{incidents, number} of {total, plural, one {# incident} other {# incidents}} {incidents, plural, one {is} other {are}} shorter than five minutes, in services where most are so and share one name.",

  no_commits_named: "No production deployment of the last 90 days names a commit.",
  origins_known:
    "{share} of {total, plural, one {# commit} other {# commits}} have a known origin ({known, number}{byGitHub, plural, =0 {} other {, # of them by GitHub}}).",
  origins_partly_known:
    "{share} of {total, plural, one {# commit} other {# commits}} have a known origin ({known, number}{byGitHub, plural, =0 {} other {, # of them by GitHub}}).",
  origins_hardly_known:
    "{share} of {total, plural, one {# commit} other {# commits}} have a known origin ({known, number}{byGitHub, plural, =0 {} other {, # of them by GitHub}}). Below half of them nothing is compared.",
  origins_by_silence:
    "{share} of {total, plural, one {# commit} other {# commits}} have an origin ({known, number}{byGitHub, plural, =0 {} other {, # of them by GitHub}}), but {unmarked, plural, one {# of them lies} other {# of them lie}} in repositories without any tool's mark.",

  marks_are_seen:
    "In each larger repository some commit carries a tool's mark, or other evidence tells its origin.",
  no_mark:
    "No commit of {repositories, plural, one {# repository} other {# repositories}} carries any AI tool's mark ({commits, plural, one {# commit} other {# commits}}).",

  trailers_are_known: "No trailer that tells of an origin is unknown to every rule.",
  trailers_nobody_knows:
    "{trailers, plural, one {# trailer looks} other {# trailers look}} like a statement of origin, and no rule knows {trailers, plural, one {it} other {them}}: {commits, plural, one {# commit} other {# commits}}.",
} as const satisfies Record<FindingCode, string>;
