import type { metrics as english } from "../en/metrics.ts";
import type { Same } from "../same.ts";

export const metrics = {
  deployment_frequency: {
    title: "Frequência de deployments",
    question: "Como a frequência de deployments é calculada?",
    definition: "Com que frequência uma mudança chega à produção.",
    formula: "Deployments ÷ dias cobertos: os dias do período que foram lidos por completo.",
    source: "Deployments do Datadog DORA, pelo momento em que começaram.",
    exclusions: "Deployments em outros ambientes ou sem ambiente, apagados no Datadog ou em quarentena.",
    daysOf: "Dias no fuso",
    sample:
      "<all>{deployments, plural, =1 {# deployment} other {# deployments}}</all> em {days, plural, =1 {# dia} other {# dias}}",
    reason: "Desconhecida neste período.",
    trend:
      "{bucket, select, week {Deployments por semana, por veredito} month {Deployments por mês, por veredito} other {Deployments por dia, por veredito}}",
    line: "deployments",
    nothing: "Nenhum deployment neste período.",
  },
  lead_time: {
    title: "Tempo de espera (lead time)",
    question: "Como o tempo de espera (lead time) é calculado?",
    definition: "Quanto tempo um commit espera até estar em produção.",
    formula:
      "Mediana, entre os commits, do fim do deployment menos o horário do commit, ou o lead time do próprio Datadog quando ele informa um. Cada commit conta uma única vez por serviço: no seu primeiro deployment nestes ambientes que dá um tempo utilizável.",
    source: "Commits dos deployments do Datadog DORA.",
    exclusions:
      "Commits sem horário, commits com horário posterior ao do deployment e commits já entregues antes; os dois últimos aparecem contados no card.",
    sample:
      "<counted>{commits, plural, =1 {# commit} other {# commits}}</counted>{excluded, plural, =0 {} =1 {, <unused># excluído</unused>} other {, <unused># excluídos</unused>}}{redelivered, plural, =0 {} =1 {, <again># já entregue antes</again>} other {, <again># já entregues antes</again>}}",
    reason:
      "{deployments, plural, =1 {O único deployment não tem commit com horário.} other {Nenhum dos # deployments tem um commit com horário.}}",
    reasonExcluded:
      "Nenhum commit com horário utilizável: {excluded, plural, =1 {# excluído} other {# excluídos}}.",
    trend:
      "{bucket, select, week {Mediana do lead time por semana} month {Mediana do lead time por mês} other {Mediana do lead time por dia}}",
    line: "mediana entre os commits",
    nothing: "Nenhum deployment deste período tem um commit com horário utilizável.",
  },
  change_failure_rate: {
    title: "Taxa de falha de mudanças",
    question: "Como a taxa de falha de mudanças é calculada?",
    definition: "A parcela dos deployments que falharam em produção.",
    formula:
      "Deployments com falha ÷ deployments avaliados, ou ÷ todos os deployments quando isso está definido abaixo.",
    source:
      "O veredito do Datadog para cada deployment, lido de novo toda noite, porque deployments posteriores podem mudá-lo; a correção de um gestor vale mais.",
    exclusions:
      "Deployments ainda sem veredito; aparecem como pendentes e nunca contam como avaliados sem falha.",
    dividedBy: "Dividido por",
    denominator:
      "{of, select, all {todos os deployments, como na tela do próprio Datadog} other {deployments avaliados}}",
    sample:
      "<bad>{failed, plural, other {# com falha}}</bad> entre <whole>{judged, plural, =1 {# avaliado} other {# avaliados}}</whole>, <open>{pending, plural, =1 {# pendente} other {# pendentes}}</open>{corrected, plural, =0 {} =1 {, <mended># corrigido</mended>} other {, <mended># corrigidos</mended>}}",
    sampleOfAll:
      "<bad>{failed, plural, other {# com falha}}</bad> entre <whole>{deployments, plural, =1 {# deployment} other {# deployments}}</whole>, <open>{pending, plural, =1 {# pendente} other {# pendentes}}</open>{corrected, plural, =0 {} =1 {, <mended># corrigido</mended>} other {, <mended># corrigidos</mended>}}",
    reason:
      "{deployments, plural, =1 {O único deployment ainda não foi avaliado.} other {Nenhum dos # deployments foi avaliado ainda.}}",
    trend:
      "{bucket, select, week {Taxa de falha de mudanças por semana} month {Taxa de falha de mudanças por mês} other {Taxa de falha de mudanças por dia}}",
    line: "{of, select, all {com falha ÷ todos os deployments} other {com falha ÷ deployments avaliados}}",
    nothing: "Nenhum deployment deste período foi avaliado ainda.",
  },
  recovery_time: {
    title: "Tempo de recuperação",
    question: "Como o tempo de recuperação é calculado?",
    definition:
      "Quanto tempo um deployment com falha fica quebrado até um rollback ou uma correção repará-lo.",
    formula: "Mediana do tempo de recuperação do Datadog entre os deployments com falha que foram reparados.",
    source: "Deployments com falha do Datadog DORA. Os incidentes têm seu próprio tempo de restauração.",
    exclusions:
      "Deployments com falha sem tempo de recuperação; aparecem contados no card como não recuperados.",
    sample:
      "<fixed>{recovered, number}</fixed> de <bad>{failed, plural, =1 {# recuperado} other {# recuperados}}</bad>",
    reason:
      "{unrecovered, plural, =0 {Nenhum deployment falhou, nada a recuperar.} =1 {O único deployment com falha ainda não foi reparado.} other {Nenhum dos # deployments com falha foi reparado ainda.}}",
    trend:
      "{bucket, select, week {Mediana do tempo de recuperação por semana} month {Mediana do tempo de recuperação por mês} other {Mediana do tempo de recuperação por dia}}",
    line: "mediana entre os deployments com falha",
    nothing: "Nenhum deployment com falha deste período tem tempo de recuperação.",
  },
  rework_rate: {
    title: "Taxa de retrabalho",
    question: "Como a taxa de retrabalho é calculada?",
    definition: "A parcela dos deployments que só reparam um anterior.",
    formula: "Rollbacks, rollforwards e deployments marcados como reparo ÷ todos os deployments.",
    source: "Tipo de deployment e correção (remediation) dos deployments do Datadog DORA.",
    exclusions: "Correções não planejadas que o Datadog não liga a um deployment com falha.",
    sample:
      "<repairs>{rework, number}</repairs> de <all>{deployments, plural, =1 {# deployment} other {# deployments}}</all>",
    reason: "Desconhecida neste período.",
    trend:
      "{bucket, select, week {Taxa de retrabalho por semana} month {Taxa de retrabalho por mês} other {Taxa de retrabalho por dia}}",
    line: "reparos ÷ deployments",
    nothing: "Nenhum deployment neste período.",
  },
} as const satisfies Same<typeof english>;
