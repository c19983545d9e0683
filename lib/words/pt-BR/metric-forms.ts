import type { metricForms as english } from "../en/metric-forms.ts";
import type { Same } from "../same.ts";

export const metricForms = {
  seen: "{deployments, plural, =1 {# deployment} other {# deployments}}, {incidents, plural, =1 {# incidente} other {# incidentes}} em 90 dias; o último em {last}",
  notSeen: "Outros, não vistos em 90 dias",
  notSeenHint: "Nomes que nenhum evento traz ainda.",
  enterAdds: "Enter adiciona um",
  effect: "Efeito nos últimos 30 dias",
  effectNone: "Mude algo para ver o que isso faz com os números antes de salvar.",
  effectNotOf:
    "Não aparecem aqui: o fuso horário e o primeiro dia da semana, que só movem eventos entre dias e semanas, e os níveis, que são nomes para os mesmos números.",
  figure: "Número",
  before: "Agora",
  after: "Depois",
  field: {
    metric: "Número",
    value: "Meta",
    from: "De",
    until: "Até",
    text: "Texto",
    kind: "Tipo",
  },
  typed: {
    perDay: "deployments por dia",
    hours: "horas",
    percent: "por cento",
  },
  metric: {
    deployment_frequency: "Frequência de deployments",
    lead_time: "Tempo de espera (lead time)",
    change_failure_rate: "Taxa de falha de mudanças",
    recovery_time: "Tempo de recuperação",
    time_to_restore: "Tempo de restauração",
    rework_rate: "Taxa de retrabalho",
  },
  kind: {
    freeze: "Congelamento",
    note: "Anotação",
  },
  setTarget: "Definir a meta",
  addNote: "Acrescentar",
} as const satisfies Same<typeof english>;
