import type { empty as english } from "../en/empty.ts";
import type { Same } from "../same.ts";

export const empty = {
  notConnected: {
    title: "Nenhuma conta do Datadog está conectada",
    text: "O Plumbline lê deployments e incidentes da sua conta do Datadog toda noite e calcula estes números a partir deles. Os primeiros chegam em menos de um minuto.",
    needs:
      "Você precisa de uma chave de API, de uma chave de aplicação com o escopo dora_metrics_read e do seu site do Datadog.",
    connect: "Conectar o Datadog",
  },
  firstSync: {
    title: "A primeira sincronização está em andamento",
    what: "Primeira sincronização",
    follows: "A página se atualiza sozinha.",
    production: "Enquanto isso: informe qual ambiente é a produção",
  },
  neverRead: {
    title: "Nenhuma sincronização terminou ainda",
    due: "A primeira execução ainda não começou. Ela deve começar dentro de um dia.",
    problem: "A última execução terminou com: {problem}",
    check: "Verificar a conexão",
    see: "Ver a conexão",
  },
  beforeHistory: {
    title: "Este período é anterior ao histórico",
    text: "O que foi lido começa em {day}. Dos dias anteriores nada se sabe.",
    show: "Mostrar os primeiros 30 dias do histórico",
  },
  notRead: {
    title: "Este período não foi lido",
    text: "Os eventos foram lidos até {day}, e nada deste período. O que aconteceu nele não se sabe, o que não é o mesmo que zero.",
    problem: "A última execução terminou com: {problem}",
    runs: "Ver as execuções",
  },
  neverSent: {
    title:
      "{of, select, incidents {O Datadog nunca teve um incidente} other {O Datadog nunca teve um deployment}}",
    text: "A conta responde e foi lida, em todos os ambientes: nunca houve {of, select, incidents {um incidente} other {um deployment}} nela. Seus pipelines precisam primeiro enviá-los ao Datadog; a próxima sincronização então os traz para cá.",
    learn: "Como os eventos chegam ao Datadog",
  },
  filtered: {
    title:
      "{of, select, incidents {Nenhum incidente corresponde ao filtro} other {Nenhum deployment corresponde ao filtro}}",
    text: "Este período está restrito a: {filters}. Sem isso ele tem {of, select, incidents {{count, plural, =1 {# incidente} other {# incidentes}}} other {{count, plural, =1 {# deployment} other {# deployments}}}}.",
    clear: "Limpar o filtro",
  },
  noProduction: {
    title: "Nenhum deployment conta como produção",
    text: "O que conta como produção: {names}. Nenhum deployment dos últimos 90 dias cita um desses ambientes, por isso não há de que calcular os números.",
    seen: "Vistos nos últimos 90 dias:",
    one: "{env}: {count, plural, =1 {# deployment} other {# deployments}}",
    none: "Nos últimos 90 dias nenhum deployment citou um ambiente.",
    name: "Informar os ambientes de produção",
    chooseOne: "Escolha ao menos um.",
  },
  elsewhere: {
    title:
      "{of, select, incidents {Nenhum incidente em produção neste período} other {Nenhum deployment em produção neste período}}",
    text: "{of, select, incidents {{count, plural, =0 {Em outros ambientes também não há.} =1 {# incidente dele está em outro ambiente.} other {# incidentes dele estão em outros ambientes.}}} other {{count, plural, =0 {Em outros ambientes também não há.} =1 {# deployment dele foi para outro ambiente.} other {# deployments dele foram para outros ambientes.}}}} O que conta como produção: {names}.",
    last: "O último em produção foi em {day}.",
    all: "Mostrar todos os ambientes",
    name: "Informar os ambientes de produção",
  },
  quiet: {
    title: "{of, select, incidents {Nenhum incidente neste período} other {Nenhum deployment neste período}}",
    text: "Ele foi lido. O último {of, select, incidents {incidente} other {deployment}} antes do seu fim foi em {day}.",
    show: "Mostrar os 30 dias até lá",
  },
} as const satisfies Same<typeof english>;
