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

  none_vanished: "O Datadog ainda lista o que informou, salvo exclusões isoladas.",
  events_vanished:
    "Desde {day}, o Datadog não lista {missing, number} de {of, plural, =1 {# evento lido} other {# eventos lidos}} antes.",

  one_account: "Não há duas contas a comparar.",
  all_abreast: "As {count, number} conexões foram lidas com no máximo uma noite de diferença.",
  some_behind:
    "{count, number} de {total, number} conexões {count, plural, =1 {está} other {estão}} mais de uma noite atrás da que foi lida por último.",

  no_deployments: "Nenhum deployment nos últimos 90 dias.",
  none_counts: "Nenhum dos ambientes vistos conta como produção ({names}): os números estão vazios.",
  counted:
    "Contam como produção: {names}. Não contam: {others, number} de {total, plural, =1 {# ambiente} other {# ambientes}}.",

  none_alike: "Nenhum ambiente que não conta parece produção.",
  alike:
    "{names} {count, plural, =1 {parece produção e não conta} other {parecem produção e não contam}}: {deployments, plural, =1 {# deployment não está} other {# deployments não estão}} em número nenhum.",

  sent_before: "Nada indica que o envio tenha começado nos últimos 90 dias.",
  both_began:
    "O primeiro deployment de todos foi enviado em {deploymentsDay}, o primeiro incidente em {incidentsDay}. Os dias anteriores foram lidos e estão vazios.",
  deployments_began:
    "O primeiro deployment de todos foi enviado em {deploymentsDay}. Os dias anteriores foram lidos e estão vazios.",
  incidents_began:
    "O primeiro incidente de todos foi enviado em {incidentsDay}. Os dias anteriores foram lidos e estão vazios.",
  services_began:
    "{services, plural, =1 {# serviço enviou seu} other {# serviços enviaram seu}} primeiro deployment nos últimos 90 dias, depois de outros.",

  no_production: "Nenhum deployment de produção nos últimos 90 dias.",
  names_all:
    "Todo deployment de produção dos últimos 90 dias cita {what, select, commits {seu commit} repository {seu repositório} service {seu serviço} other {sua equipe}} ({total, number}).",
  lacks:
    "{without, number} de {total, plural, =1 {# deployment de produção} other {# deployments de produção}} ({share}) não {without, plural, =1 {cita} other {citam}} {what, select, commits {commit: sem lead time e sem origem} repository {repositório: {without, plural, =1 {falta} other {faltam}} onde os números são mostrados por repositório} service {serviço: não {without, plural, =1 {entra} other {entram}} nos números de nenhum serviço} other {equipe: não {without, plural, =1 {entra} other {entram}} nos números de nenhuma equipe}}.",

  each_lists_its_own: "Nenhum serviço deixa seus commits a outro serviço do mesmo repositório.",
  only_the_first_lists:
    "{services, plural, =1 {# serviço é} other {# serviços são}} implantados em commits que só outro serviço lista: {deployments, plural, =1 {# deployment não cita} other {# deployments não citam}} nenhum.",

  ids_of_their_own: "Nenhum id foi usado para vários serviços.",
  ids_shared:
    "{ids, plural, =1 {# id foi usado} other {# ids foram usados}} para eventos de vários serviços, um id de no máximo {services, number}.",

  none_renamed: "Nenhum serviço silenciou no dia em que surgiu outro com o mesmo repositório.",
  seem_renamed:
    "{count, plural, =1 {# serviço silenciou} other {# serviços silenciaram}} no dia em que surgiu outro com o mesmo repositório.",

  none_repeats:
    "{total, plural, =1 {O único deployment de produção não repete} other {Nenhum dos # deployments de produção repete}} a versão e o commit do anterior.",
  repeat_the_one_before:
    "{reruns, number} de {total, plural, =1 {# deployment de produção} other {# deployments de produção}} ({share}) {reruns, plural, =1 {repete} other {repetem}} a versão e o commit do anterior no mesmo serviço e ambiente.",

  ends_are_told: "Os deployments duram o que deployments duram.",
  ends_at_once:
    "Todos os deployments de {services, plural, =1 {# serviço} other {# serviços}} duram no máximo um segundo: {deployments, plural, =1 {# deployment} other {# deployments}}.",

  all_judged:
    "{total, plural, =1 {O Datadog avaliou o único deployment de produção} other {O Datadog avaliou todos os # deployments de produção}}.",
  some_unjudged:
    "{pending, number} de {total, plural, =1 {# deployment de produção} other {# deployments de produção}} ainda {pending, plural, =1 {não tem} other {não têm}} veredito, {overWeek, number} há mais de uma semana; o mais antigo é de {day} ({ago}).",

  none_registered:
    "Nenhum incidente foi registrado nos últimos 90 dias: não há tempo de restauração para mostrar.",
  all_services:
    "{total, plural, =1 {Um incidente citou o único serviço} other {Cada um dos # serviços foi citado por um incidente}}.{unnamed, plural, =0 {} =1 { # incidente de {incidents, number} não cita nenhum serviço.} other { # incidentes de {incidents, number} não citam nenhum serviço.}}",
  silent_services:
    "Nenhum incidente dos últimos 90 dias cita {without, number} de {total, plural, =1 {# serviço} other {# serviços}}: {names}{more, plural, =0 {} other { e mais #}}.{unnamed, plural, =0 {} =1 { # incidente de {incidents, number} não cita nenhum serviço.} other { # incidentes de {incidents, number} não citam nenhum serviço.}}",

  never_an_incident: "Nenhum incidente foi registrado até hoje.",
  last_incident: "O último foi registrado {ago}, em {day}.",

  last_and_first:
    "O último foi registrado {ago}, em {day}; o primeiro de todos em {firstDay}, embora os dias anteriores tenham sido lidos.",

  no_incidents: "Nenhum incidente em produção nos últimos 90 dias.",
  none_of_a_pipeline:
    "{total, plural, =1 {O único incidente não parece} other {Os # incidentes não parecem}} pipelines que falharam.",
  short_and_alike:
    "{incidents, number} de {total, plural, =1 {# incidente} other {# incidentes}} {incidents, plural, =1 {dura} other {duram}} menos de cinco minutos, em serviços onde a maioria é assim e tem o mesmo nome.",

  no_commits_named: "Nenhum deployment de produção dos últimos 90 dias cita um commit.",
  origins_known:
    "{share} de {total, plural, =1 {# commit tem} other {# commits têm}} origem conhecida ({known, number}{byGitHub, plural, =0 {} other {, # deles pelo GitHub}}).",
  origins_partly_known:
    "{share} de {total, plural, =1 {# commit tem} other {# commits têm}} origem conhecida ({known, number}{byGitHub, plural, =0 {} other {, # deles pelo GitHub}}).",
  origins_hardly_known:
    "{share} de {total, plural, =1 {# commit tem} other {# commits têm}} origem conhecida ({known, number}{byGitHub, plural, =0 {} other {, # deles pelo GitHub}}). Abaixo da metade nada é comparado.",
  origins_by_silence:
    "{share} de {total, plural, =1 {# commit tem} other {# commits têm}} origem ({known, number}{byGitHub, plural, =0 {} other {, # deles pelo GitHub}}), mas {unmarked, plural, =1 {# deles está} other {# deles estão}} em repositórios sem a marca de nenhuma ferramenta.",

  marks_are_seen:
    "Em cada repositório maior, algum commit traz a marca de uma ferramenta, ou outra evidência diz a origem.",
  no_mark:
    "Nenhum commit de {repositories, plural, =1 {# repositório} other {# repositórios}} traz a marca de uma ferramenta de IA ({commits, plural, =1 {# commit} other {# commits}}).",

  trailers_are_known: "Nenhum trailer que fala de origem é desconhecido de todas as regras.",
  trailers_nobody_knows:
    "{trailers, plural, =1 {# trailer parece} other {# trailers parecem}} declarar uma origem, e nenhuma regra {trailers, plural, =1 {o conhece} other {os conhece}}: {commits, plural, =1 {# commit} other {# commits}}.",
} as const satisfies Same<typeof english>;
