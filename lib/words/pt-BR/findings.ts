import type { findings as english } from "../en/findings.ts";
import type { Same } from "../same.ts";

export const findings = {
  none_connected: "Nenhuma conta do Datadog está conectada.",
  all_disconnected: "Todas as contas estão desconectadas: os números não mudam mais.",
  keys_refused: "O Datadog recusa as chaves de {names}.",
  connected: "{count, plural, =1 {# conta conectada} other {# contas conectadas}}: {names}.",

  no_sync_due: "Nenhuma conta está conectada, então nenhuma sincronização está prevista.",
  no_sync_finished: "Nenhuma sincronização terminou ainda.",
  never_read: "{name} nunca foi lida.",
  synced: "A última execução boa terminou {ago}.",
  not_synced: "A última execução boa terminou {ago}; há uma prevista toda noite.",

  nothing_read: "Nada foi lido ainda.",
  all_read: "Todo o histórico pedido foi lido por completo.",
  with_gaps:
    "{gaps, plural, =1 {# trecho não pôde ser lido} other {# trechos não puderam ser lidos}} por completo.",
  not_all_read_yet:
    "{unread, plural, =1 {# trecho do histórico ainda não foi lido} other {# trechos do histórico ainda não foram lidos}}.",
  with_gaps_and_unread:
    "{gaps, plural, =1 {# trecho não pôde ser lido} other {# trechos não puderam ser lidos}} por completo. {unread, plural, =1 {# trecho do histórico ainda não foi lido} other {# trechos do histórico ainda não foram lidos}}.",

  all_readable: "Todo evento que o Datadog enviou pôde ser lido.",
  in_quarantine:
    "{count, plural, =1 {# evento não pôde ser lido e não conta} other {# eventos não puderam ser lidos e não contam}} em lugar nenhum.",

  no_deployments: "Nenhum deployment nos últimos 90 dias.",
  none_counts: "Nenhum dos ambientes vistos conta como produção ({names}): os números estão vazios.",
  counted:
    "Contam como produção: {names}. Não contam: {others, number} de {total, plural, =1 {# ambiente} other {# ambientes}}.",

  no_production: "Nenhum deployment de produção nos últimos 90 dias.",
  names_all:
    "Todo deployment de produção dos últimos 90 dias cita {what, select, commits {seu commit} repository {seu repositório} service {seu serviço} other {sua equipe}} ({total, number}).",
  lacks:
    "{without, number} de {total, plural, =1 {# deployment de produção} other {# deployments de produção}} ({share}) não {without, plural, =1 {cita} other {citam}} {what, select, commits {commit: sem lead time e sem origem} repository {repositório: {without, plural, =1 {falta} other {faltam}} onde os números são mostrados por repositório} service {serviço: não {without, plural, =1 {entra} other {entram}} nos números de nenhum serviço} other {equipe: não {without, plural, =1 {entra} other {entram}} nos números de nenhuma equipe}}.{some, select, yes { A maioria é de {most}.} other {}}",

  all_judged:
    "{total, plural, =1 {O Datadog avaliou o único deployment de produção} other {O Datadog avaliou todos os # deployments de produção}}.",
  unjudged:
    "{pending, number} de {total, plural, =1 {# deployment de produção} other {# deployments de produção}} ainda {pending, plural, =1 {não tem} other {não têm}} veredito, {overWeek, number} há mais de uma semana; o mais antigo é de {day} ({ago}).",

  no_incidents:
    "Nenhum incidente foi registrado nos últimos 90 dias: não há tempo de restauração para mostrar.",
  all_services:
    "{total, plural, =1 {Um incidente citou o único serviço} other {Cada um dos # serviços foi citado por um incidente}}.{unnamed, plural, =0 {} =1 { # incidente de {incidents, number} não cita nenhum serviço.} other { # incidentes de {incidents, number} não citam nenhum serviço.}}",
  silent_services:
    "Nenhum incidente dos últimos 90 dias cita {without, number} de {total, plural, =1 {# serviço} other {# serviços}}: {names}{more, plural, =0 {} other { e mais #}}.{unnamed, plural, =0 {} =1 { # incidente de {incidents, number} não cita nenhum serviço.} other { # incidentes de {incidents, number} não citam nenhum serviço.}}",

  never_an_incident: "Nenhum incidente foi registrado até hoje.",
  last_incident: "O último foi registrado {ago}, em {day}.",

  no_commits: "Nenhum deployment de produção dos últimos 90 dias cita um commit.",
  origins_known:
    "{share} de {total, plural, =1 {# commit tem} other {# commits têm}} origem conhecida ({known, number}).",
  origins_partly_known:
    "{share} de {total, plural, =1 {# commit tem} other {# commits têm}} origem conhecida ({known, number}). Os de origem desconhecida estão principalmente em {most}.",
  origins_hardly_known:
    "{share} de {total, plural, =1 {# commit tem} other {# commits têm}} origem conhecida ({known, number}). Abaixo da metade nada é comparado. Os de origem desconhecida estão principalmente em {most}.",
} as const satisfies Same<typeof english>;
