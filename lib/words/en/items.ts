import type { ItemisedCode } from "../../domain/quality/check-list.ts";

/** Of what a check found most, one line each, by the code of the check. */
export const items = {
  behind: "{name}: last good run {ago}",
  vanished: "{name}: {missing, number} of {of, number}, since {day}",
  alike_environments: "{name}: {deployments, plural, one {# deployment} other {# deployments}}",
  sending_began: "{name}: since {day}",
  no_commits: "{name}: {deployments, plural, one {# deployment} other {# deployments}}",
  first_lists_all: "{name}: {deployments, plural, one {# deployment} other {# deployments}}",
  no_repository: "{name}: {deployments, plural, one {# deployment} other {# deployments}}",
  no_service: "{name}: {deployments, plural, one {# deployment} other {# deployments}}",
  no_team: "{name}: {deployments, plural, one {# deployment} other {# deployments}}",
  shared_ids: "{name}: {services, plural, one {# service} other {# services}}",
  renamed: "{name} until {lastDay}, {to} from {firstDay}",
  reruns: "{name}: {reruns, number} of {deployments, plural, one {# deployment} other {# deployments}}",
  one_second: "{name}: {deployments, plural, one {# deployment} other {# deployments}}",
  pipeline_incidents:
    "{service}: {short, number} of {incidents, plural, one {# incident} other {# incidents}}, “{name}”",
  origins: "{name}: {unknown, number} of {commits, plural, one {# commit} other {# commits}} unknown",
  no_marks: "{name}: {commits, plural, one {# commit} other {# commits}}",
  unknown_trailers: "{name}: {commits, plural, one {# commit} other {# commits}}",
} as const satisfies Record<ItemisedCode, string>;
