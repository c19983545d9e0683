import type { quality as english } from "../en/quality.ts";
import type { Same } from "../same.ts";

export const quality = {
  title: "Qualidade dos dados",
  lead: "Do Datadog a um número em que se pode confiar, etapa por etapa. O que os deployments informam é contado em produção nos últimos 90 dias. Horários em {timeZone}.",
  found: "O que foi encontrado",
  steps:
    "{count, plural, =1 {# etapa até um número em que se pode confiar} other {# etapas até um número em que se pode confiar}}",

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
} as const satisfies Same<typeof english>;
