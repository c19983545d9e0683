import type { panels as english } from "../en/panels.ts";
import type { Same } from "../same.ts";

export const panels = {
  breakdown: "De onde vêm os números",
  stages: {
    title: "Etapas do lead time",
    none: "O Datadog não informa etapas para os commits deste período. Para isso, os repositórios precisam da integração de código-fonte.",
    explained: "Medianas de cada etapa entre os seus próprios commits; elas não somam o lead time.",
    notGiven: "não informado pelo Datadog",
    commits: "{count, plural, =1 {# commit} other {# commits}}",
    averages: "{count, plural, =1 {média de # deployment} other {médias de # deployments}}",
    name: {
      time_to_pr_ready: "Até o pull request ficar pronto",
      review_time: "Revisão",
      merge_time: "Merge",
      time_to_deploy: "Espera até o deployment",
      deploy_time: "Deployment",
    },
  },
  percentiles: {
    title: "Medianas e os casos mais lentos",
    time: "Tempo",
    atMost: "{share} levaram no máximo este tempo",
    leadTime: "Lead time",
    recovery: "Recuperação de deployments com falha",
    restore: "Restauração de incidentes",
    commits: "{count, plural, =1 {# commit} other {# commits}}",
    deployments: "{count, plural, =1 {# deployment} other {# deployments}}",
    incidents: "{count, plural, =1 {# incidente} other {# incidentes}}",
    neverRegistered: "Nenhum incidente foi registrado aqui até hoje.",
    noneNamed:
      "Desconhecido: {incidents, plural, =1 {o único incidente deste período não cita um repositório.} other {nenhum dos # incidentes deste período cita um repositório.}}",
    firstIncident: "Primeiro incidente registrado em {day}.",
    withoutRepository:
      "{incidents, plural, =1 {# outro não cita um repositório.} other {# outros não citam um repositório.}}",
    noIncidents: "Nenhum incidente neste período.",
    noneOpen: "{incidents, plural, =1 {# incidente} other {# incidentes}} neste período, nenhum aberto.",
    someOpen:
      "{incidents, plural, =1 {# incidente} other {# incidentes}} neste período, {open, plural, =1 {# aberto} other {# abertos}}, o mais antigo há {age}.",
    rolledBack:
      "{rate} dos deployments com falha tiveram rollback ({rollbacks, number} de {failed, number}).",
  },
  incidents: {
    title: "Aberto agora",
    byRepository:
      "Desconhecido: nenhum incidente deste período cita um repositório. Remova esse filtro para vê-los.",
    none: "Nenhum incidente está aberto.",
    unnamed: "Sem nome",
    all: "<link>Todos os {count, number} incidentes abertos</link>",
    openFor: "aberto há {age}, desde <at></at>",
  },
  failed: {
    service: "Serviço",
    started: "Início",
    version: "Versão",
    recovery: "Recuperação",
    commits: "Commits",
    noService: "sem serviço",
    noEnvironment: "sem ambiente",
    noCommit: "sem commit",
    commitIn: "Commit {sha} em {repository}",
    after: "depois de {duration}",
    remediatedAfter: "{remediation} depois de {duration}",
    notRecovered: "não recuperado",
    remediated: "{remediation}, tempo desconhecido",
  },
} as const satisfies Same<typeof english>;
