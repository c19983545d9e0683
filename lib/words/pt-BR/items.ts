import type { items as english } from "../en/items.ts";
import type { Same } from "../same.ts";

export const items = {
  behind: "{name}: última execução boa {ago}",
  vanished: "{name}: {missing, number} de {of, number}, desde {day}",
  alike_environments: "{name}: {deployments, plural, =1 {# deployment} other {# deployments}}",
  sending_began: "{name}: desde {day}",
  no_commits: "{name}: {deployments, plural, =1 {# deployment} other {# deployments}}",
  first_lists_all: "{name}: {deployments, plural, =1 {# deployment} other {# deployments}}",
  no_repository: "{name}: {deployments, plural, =1 {# deployment} other {# deployments}}",
  no_service: "{name}: {deployments, plural, =1 {# deployment} other {# deployments}}",
  no_team: "{name}: {deployments, plural, =1 {# deployment} other {# deployments}}",
  shared_ids: "{name}: {services, plural, =1 {# serviço} other {# serviços}}",
  renamed: "{name} até {lastDay}, {to} a partir de {firstDay}",
  reruns: "{name}: {reruns, number} de {deployments, plural, =1 {# deployment} other {# deployments}}",
  one_second: "{name}: {deployments, plural, =1 {# deployment} other {# deployments}}",
  pipeline_incidents:
    "{service}: {short, number} de {incidents, plural, =1 {# incidente} other {# incidentes}}, “{name}”",
  origins:
    "{name}: {unknown, number} de {commits, plural, =1 {# commit} other {# commits}} sem origem conhecida",
  no_marks: "{name}: {commits, plural, =1 {# commit} other {# commits}}",
  unknown_trailers: "{name}: {commits, plural, =1 {# commit} other {# commits}}",
} as const satisfies Same<typeof english>;
