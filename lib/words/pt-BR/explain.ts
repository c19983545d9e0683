import type { explain as english } from "../en/explain.ts";
import type { Same } from "../same.ts";

export const explain = {
  leftOut:
    "{count, select, excluded {{value, plural, =1 {# commit com horário depois do seu deployment} other {# commits com horário depois do seu deployment}}} redelivered {{value, plural, =1 {# commit que já tinha sido entregue} other {# commits que já tinham sido entregues}}} unrecovered {{value, plural, =1 {# deployment com falha sem tempo de recuperação} other {# deployments com falha sem tempo de recuperação}}} other {{value, plural, =1 {# deployment ainda sem veredito} other {# deployments ainda sem veredito}}}}",
  datadog: "Na tela do próprio Datadog",
  values: "Aqui {here}, lá {there}, para os mesmos deployments e dias.",
  reason: {
    calendar_days: "Ela divide por todos os dias do calendário, também pelos que não foram lidos.",
    mean_of_deployments:
      "Ela primeiro tira a média dos commits de cada deployment e depois a mediana entre deployments; aqui cada commit pesa o mesmo.",
    of_all:
      "Ela conta {pending, plural, =1 {# deployment sem veredito} other {# deployments sem veredito}} como bons.",
    corrected:
      "Ela não conhece {corrected, plural, =1 {# veredito corrigido aqui} other {# vereditos corrigidos aqui}}.",
    environments: "Ela mostra todos os ambientes, a menos que o filtro dela aponte para os que contam aqui.",
  },
  levels: {
    deployment_frequency:
      "Elite: uma vez por dia ou mais. Alto: uma vez por semana ou mais. Médio: uma vez por mês ou mais. Baixo: menos.",
    lead_time: "Elite: menos de um dia. Alto: menos de uma semana. Médio: menos de 30 dias. Baixo: mais.",
    change_failure_rate: "Marcas, e não uma escada: elite 5 %, alto 20 %, médio 10 %, baixo 40 %.",
    recovery_time:
      "Elite: menos de uma hora. Alto: menos de um dia. Médio: menos de uma semana. Baixo: mais.",
  },
  limits: "Limites",
} as const satisfies Same<typeof english>;
