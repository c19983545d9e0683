import type { quality as english } from "../en/quality.ts";
import type { Same } from "../same.ts";

export const quality = {
  title: "Qualidade dos dados",
  lead: "Do Datadog a um número em que se pode confiar: o que atrapalha, o que isso significa e o que fazer. Os eventos são os de produção dos últimos 90 dias. Horários em {timeZone}.",
  found: "O que foi encontrado",
  toDo: "{count, plural, =0 {O que há a fazer} =1 {# ponto a ver} other {# pontos a ver}}",
  nothingToDo: "Nada a fazer: nenhuma verificação encontrou nada.",
  rest: "{count, plural, =1 {# verificação sem constatação} other {# verificações sem constatação}}",
  toDoMark: "{count, plural, =1 {# a fazer} other {# a fazer}}",

  readOf: "O que foi lido de {connection}",
  nothingRead: "Nada foi lido ainda.",
  legend: { read: "lido", unread: "não lido", gap: "não pôde ser lido" },
  gaps: "O que não pôde ser lido, e por quê",
  gap: "<range></range>: {reason}",
  older: "{count, plural, =1 {E mais # anterior.} other {E mais # anteriores.}}",

  rerunReason: "Uma reexecução: repete a versão e o commit do deployment anterior.",

  environments: "Ambientes dos últimos 90 dias",
  environment: "Ambiente",
  noneNamed: "nenhum informado",
  counts: "Conta",
  asProduction: "Como produção",
  no: "Não",
  incidentsOnly: "Só incidentes",
  deployments: "Deployments",
  incidents: "Incidentes",
  lastEvent: "Último evento",

  up: "Qualidade dos dados",
  theEvents: "Os eventos desta verificação",
  rowsOf:
    "{stream, select, incidents {Incidentes dos últimos 90 dias} other {Deployments dos últimos 90 dias}}",
  count:
    "{stream, select, incidents {{count, plural, =1 {# incidente} other {# incidentes}}} other {{count, plural, =1 {# deployment} other {# deployments}}}}",
  onlyOf: "Só estes: {item}",
  seeAll: "Ver todos",
  noRows: "Nenhum evento assim nos últimos 90 dias",
  noRowsText: "O que havia sido encontrado aqui não existe mais: foi corrigido, ou já tem mais de 90 dias.",
  lasted: "Durou",
  repository: "Repositório",
  team: "Equipe",
  datadog: "No Datadog",
  open: "Abrir",
  stillOpen: "aberto",
  incident: "Incidente",
  severity: "Severidade",
} as const satisfies Same<typeof english>;
