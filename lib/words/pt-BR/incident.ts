import type { incident as english } from "../en/incident.ts";
import type { Same } from "../same.ts";

export const incident = {
  title: "Incidente",
  theOne: "O incidente",
  notFound: "Não há esse incidente aqui",
  notFoundText: "Pode ser de outra organização, ou seus dados foram apagados.",
  lanes: "Quando aconteceram",
  lanesCut: "Os {count, number} incidentes e {failed, number} deployments com falha mais novos do período.",
  noService: "sem serviço citado",
  label: "{name}, {day}, {lasted}",
  failure: "Deployment com falha {name}, {day}",
  restored: "restaurado depois de {duration}",
  stillOpen: "aberto há {duration}",
  noTime: "encerrado, sem um tempo que se possa usar",
  before: "Deployments dos seus serviços nas 24 horas antes",
  during: "Deployments dos seus serviços desde então até o fim",
  none: {
    before: "Nenhum dos seus serviços teve deployment nas 24 horas antes.",
    during: "Nenhum dos seus serviços teve deployment enquanto durou.",
  },
  servicesUnknown: "Não cita nenhum serviço: nada se sabe do que foi colocado em produção.",
  facts: "Dados",
  fact: {
    services: "Serviços",
    envs: "Ambientes",
    teams: "Equipes",
    repository: "Repositório",
    severity: "Severidade",
    started: "Início",
    finished: "Fim",
    externalId: "Id no Datadog",
    tags: "Tags",
  },
} as const satisfies Same<typeof english>;
