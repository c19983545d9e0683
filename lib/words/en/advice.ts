import type { AdviceCode } from "../../domain/quality/check-list.ts";

/** What to do about what a check of data quality found, by code. */
export const advice = {
  connect_one: "Connect one. An account that was disconnected comes back with all that it held.",
  ask_to_connect: "Ask an owner or admin to connect one.",
  replace_keys: "Replace the keys. What was missed meanwhile is read then.",
  ask_to_replace_keys: "Ask an owner or admin to replace the keys.",
  see_newest_runs: "The newest runs say what stopped them.",
  runs_try_again: "Nothing to do: every run tries them again, and no number counts their days as read.",
  see_quarantine: "See each with its reason. Most are mended where they are sent to Datadog from.",
  manager_sees_quarantine: "A manager can see them with their reasons.",
  name_yours: "Name yours in the settings.{may, select, yes {} other { An owner or admin can change it.}}",
  send: "{what, select, commits {Send git.commit_sha and git.repository_url with each deployment, and connect the repository to Datadog's source code integration.} repository {Send git.repository_url with each deployment.} service {Send the service with each deployment.} other {Name the team of each service in Datadog's software catalog; deployments take it from there.}}",
  wait_for_verdicts: "Nothing to do: a verdict takes a few days.",
  look_at_verdict_rules:
    "They count neither as failed nor as fine, and are asked for again for 90 days. When one service never gets verdicts, look at the rules for change failures in Datadog's DORA settings.",
  send_incidents: "Send incidents to Datadog's DORA metrics, with the services they hit.",
  ask_who_runs_them:
    "Either nothing went wrong there, or their incidents do not reach Datadog. Ask who runs them.",
  check_registering:
    "Incidents that nobody registers make recovery look better than it is. Check how they reach Datadog.",
  connect_repositories:
    "An origin is read from a commit's message and author. Datadog sends them for repositories that its source code integration knows: connect these, or connect GitHub, which is asked about the others.",
  see_runs_of_it: "Its newest runs say what stopped them.",
  decide_vanished:
    "A data source that was switched in Datadog does this, or keys that see less. Confirm or refuse on the connection's page; what comes back ends it by itself.",
  ask_to_decide:
    "A data source that was switched in Datadog does this, or keys that see less. An owner or admin confirms or refuses on the connection's page.",
  count_them:
    "If they are, add them to the production environments.{may, select, yes {} other { An owner or admin can change it.}}",
  silence_is_not_zero:
    "Nothing to do: frequencies are told since then, and nothing is compared with the time before. If you sent before, look whether the data source was switched in Datadog.",
  sent_by_another_service:
    "Most of them are of services whose commits another service of the same repository lists: see “Services of one commit”.",
  sent_by_the_first_copy:
    "Most of them repeat the deployment before, which lists the commits: see “Re-runs”.",
  set_source_paths:
    "The repository is known. Give each service its source path patterns in Datadog's software catalog, so that each deployment gets the commits of its own paths.",
  send_ids_of_their_own:
    "Send each deployment and each incident with an id that no other has, or without any.",
  ask_whether_renamed:
    "If it was renamed, nothing is wrong: the new name has its history since that day. If not, ask why the old one is silent.",
  leave_reruns_out:
    "A pipeline that is run again posts its deployment again. See them and leave them out: Datadog's own numbers keep them.",
  ask_to_leave_out:
    "A pipeline that is run again posts its deployment again. A manager can leave them out; Datadog's own numbers keep them.",
  send_the_end:
    "Their end is not that of a rollout. Deployments that Datadog finds in APM have none: it notes when a version is first seen, and there is nothing to do. Where you send them, send started_at when it begins and finished_at when users have it, most often from another step of the pipeline.",
  failed_pipelines:
    "Pipelines that fail are usually not incidents: nothing had reached users. Let the pipeline send none, or exclude them in Datadog.",
  silence_is_no_evidence: "Tools can be told not to sign. See “Marks of AI tools”.",
  bring_other_evidence:
    "Tools can be told not to sign. Report origins from git, or ask who works there with which tool, before a comparison is read.",
  tell_what_they_mean:
    "If one names a tool, report the origins of these commits from git until a rule knows it; if it names people, nothing is to be done.",
} as const satisfies Record<AdviceCode, string>;
