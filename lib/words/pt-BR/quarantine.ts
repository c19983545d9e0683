import type { quarantine as english } from "../en/quarantine.ts";
import type { Same } from "../same.ts";

export const quarantine = {
  title: "Quarentena",
  lead: "Eventos que não puderam ser lidos. Ficam guardados e não contam em lugar nenhum; o que veio junto com eles foi guardado. Corrija-os onde são enviados ao Datadog: a próxima sincronização os lê de novo. Horários em {timeZone}.",
  theQuarantine: "a quarentena",
  managers: "Gestores veem estes eventos",
  managersText:
    "O texto de um evento pode conter qualquer coisa que tenha sido enviada ao Datadog. Um gestor, administrador ou proprietário de {organization} pode vê-lo.",

  none: "Não há nada em quarentena",
  noneText: "Todos os eventos que o Datadog enviou puderam ser lidos.",
  noneMatching: "Nenhum evento corresponde ao filtro",
  label: "Eventos em quarentena, mais recentes primeiro",
  filter: "Filtrar a quarentena",
  stream: "Tipo",
  both: "Os dois",
  reason: "Motivo",
  all: "Todos",
  option: "{reason} ({events, number})",

  event:
    "{stream, select, deployments {Deployment} other {Incidente}} {known, select, no {sem um id legível} other {<id></id>}}",
  firstSeen: "Visto pela primeira vez",
  lastSeen: "Visto pela última vez",
  connection: "Conexão",
  deletedConnection: "uma conexão excluída",
  stored: "Motivo como foi guardado",

  again: "Reler",
  againNamed: "Reler {name}",
  running: "Há uma execução em andamento",
  againText:
    "Relê estes eventos e, com eles, todos os payloads guardados, sem chamar o Datadog. Ajuda depois de uma atualização desta instalação; um evento corrigido no Datadog vem sozinho com a próxima sincronização.",
  kept: "{days, plural, =0 {Payloads de outros eventos não são guardados} =1 {Payloads de outros eventos são guardados por # dia} other {Payloads de outros eventos são guardados por # dias}}: <setting>ver a configuração</setting>.",
  noAccount: "Não há conta conectada para reler.",
  last: "<state></state> <at></at>. {outcome} <run>Ver a execução</run>",
} as const satisfies Same<typeof english>;
