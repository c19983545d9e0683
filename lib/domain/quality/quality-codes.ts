import { type Codes, type SaidOf, speaker } from "../said.ts";

// What a step of data quality finds and advises, by code, with the names of its numbers; the words are in lib/words.

/** A `share` is 0 to 1 and `at` a moment: both are written in the language of whoever reads. */
export const FINDINGS = {
  none_connected: [],
  all_disconnected: [],
  keys_refused: ["names"],
  connected: ["count", "names"],
  no_sync_due: [],
  no_sync_finished: [],
  never_read: ["name"],
  synced: ["at"],
  not_synced: ["at"],
  nothing_read: [],
  all_read: [],
  with_gaps: ["gaps"],
  not_all_read_yet: ["unread"],
  with_gaps_and_unread: ["gaps", "unread"],
  all_readable: [],
  in_quarantine: ["count"],
  no_deployments: [],
  none_counts: ["names"],
  counted: ["names", "others", "total"],
  no_production: [],
  names_all: ["what", "total"],
  lacks: ["what", "without", "total", "share"],
  all_judged: ["total"],
  unjudged: ["pending", "total", "overWeek", "at"],
  no_incidents: [],
  all_services: ["total", "unnamed", "incidents"],
  silent_services: ["without", "total", "names", "more", "unnamed", "incidents"],
  never_an_incident: [],
  last_incident: ["at"],
  no_commits: [],
  origins_known: ["share", "total", "known"],
  origins_partly_known: ["share", "total", "known"],
  origins_hardly_known: ["share", "total", "known"],
} as const satisfies Codes;

export const ADVICE = {
  connect_one: [],
  ask_to_connect: [],
  replace_keys: [],
  ask_to_replace_keys: [],
  see_newest_runs: [],
  runs_try_again: [],
  see_quarantine: [],
  manager_sees_quarantine: [],
  name_yours: ["may"],
  looks_like_production: ["names", "count", "may"],
  send: ["what"],
  wait_for_verdicts: [],
  look_at_verdict_rules: [],
  send_incidents: [],
  ask_who_runs_them: [],
  check_registering: [],
  connect_repositories: [],
} as const satisfies Codes;

export type FindingSaid = SaidOf<typeof FINDINGS>;
export type AdviceSaid = SaidOf<typeof ADVICE>;

export const saidFinding = speaker(FINDINGS);
export const saidAdvice = speaker(ADVICE);
