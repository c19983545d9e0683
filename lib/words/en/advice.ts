/** What to do about a step of data quality, by code. */
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
  looks_like_production:
    "{names} {count, plural, one {looks like production but does not} other {look like production but do not}} count.{may, select, yes {} other { An owner or admin can change it.}}",
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
    "An origin is read from a commit's message and author. Datadog sends them for repositories that its source code integration knows: connect these.",
} as const;
