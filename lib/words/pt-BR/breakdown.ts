import type { breakdown as english } from "../en/breakdown.ts";
import type { Same } from "../same.ts";

export const breakdown = {
  by: "Detalhar por",
  deployments: "Deployments",
  counted: "{count, plural, one {deployment} other {deployments}}",
  cfr: "Taxa de falha",
  interval: "Intervalo de 95 %",
  leadTimeP50: "Lead time",
  recoveryP50: "Recuperação",
  timeHint: "a mediana; n é de quantos ela é",
  n: "n {count, number}",
  csv: "CSV",
  none: {
    service: "sem serviço",
    team: "sem equipe",
    repository: "sem repositório",
    env: "sem ambiente",
    tag: "sem tag",
  },
  rateWithInterval: "{rate}, intervalo de 95 % de {interval}",
  unknownRate: "desconhecida",
  effect: "Efeito",
  effectHint: "a taxa de falha de tudo menos a de todo o resto: o que a linha acrescenta",
  changes: {
    deployment_frequency: "Variação da frequência",
    change_failure_rate: "Variação da taxa de falha",
    lead_time: "Variação do lead time",
    recovery_time: "Variação do tempo de recuperação",
  },
  open: "Abertos",
  openHint: "incidentes deste período que estão abertos",
  total: "Tudo, como nos cartões",
  parts: "<bad>{failed, number}</bad> de <whole>{of, number}</whole>",
  legend:
    "≈: a variação pode ser acaso, entre todas as linhas. Hastes: intervalo de 95 %. Tempos são medianas. Apagado: menos de 10 avaliados.",
  folded:
    "Mais {count, plural, =1 {# linha} other {# linhas}}{few, plural, =0 {.} other {, # com menos de 10 deployments avaliados.}}",
  unfold: "Mostrar todas",
  fold: "Recolher",
  tagsOverlap: "Um deployment conta na linha de cada uma das suas tags, por isso estas linhas não somam.",
  empty: "Nenhum deployment neste período, então não há o que detalhar.",
  cut: {
    service: "Os {count, number} serviços com mais deployments; há outros. Restrinja os filtros para vê-los.",
    team: "As {count, number} equipes com mais deployments; há outras. Restrinja os filtros para vê-las.",
    repository:
      "Os {count, number} repositórios com mais deployments; há outros. Restrinja os filtros para vê-los.",
    env: "Os {count, number} ambientes com mais deployments; há outros. Restrinja os filtros para vê-los.",
    tag: "As {count, number} tags com mais deployments; há outras. Restrinja os filtros para vê-las.",
  },
} as const satisfies Same<typeof english>;
