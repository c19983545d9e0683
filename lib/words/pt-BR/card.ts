import type { card as english } from "../en/card.ts";
import type { Same } from "../same.ts";

export const card = {
  keyFigures: "Números principais",
  unknown: "desconhecido",
  statistic: { median: "mediana" },
  definition: "O que é",
  formula: "Fórmula",
  source: "Fonte",
  exclusions: "O que não conta",
  production: "Conta como produção",
  more: "Leia mais na ajuda",
  bands: "Níveis",
  bandsOff: "desligados",
  levels: {
    bands: "DORA 2024, o último ano com níveis",
    mark: "sem nível; distância até a marca de 5 %",
  },
  band: {
    elite: "Elite · DORA 2024",
    high: "Alto · DORA 2024",
    medium: "Médio · DORA 2024",
    low: "Baixo · DORA 2024",
  },
  mark: {
    above: "{points} p.p. acima da marca de 5 %",
    below: "{points} p.p. abaixo da marca de 5 %",
    at: "na marca de 5 %",
  },
  between: "{low} a {high}",
  intervalHint: "intervalo de 95 %: o valor pode estar entre estes dois",
  target: {
    met: "meta {value}: atingida",
    missed: "meta {value}: não atingida",
    few: "meta {value}: poucos eventos para dizer",
  },
  unread: "Este período não foi lido.",
  empty: "Nenhum deployment em {range}.",
  lastOne: "Último: {day}.",
  few: "só indica a direção: menos de 10",
  read: "{read} de {all} dias lidos",
  noPrevious: "sem valor anterior",
  previous: "Período anterior: {value} ({range}).",
  previousInPart: "Período anterior: {value} ({range}, com {read} de {all} dias lidos).",
  changeInterval: "A variação fica entre {low} e {high} (95 %).",
  notCompared: {
    nothing_sent_before: "não comparado: nada foi enviado antes de {day}",
    not_covered: "não comparado: {read} de {all} dias anteriores foram lidos",
    few_events: "não comparado: um dos dois períodos tem menos de 20 eventos",
  },
  firstSeen: "Primeiro deployment visto em {day}.",
  since: "Primeiro deployment visto em {day}; desde então, {frequency}.",
  byBots:
    "{bots, number} de {commits, plural, =1 {# commit} other {# commits}} de bots. <link>Deixar de fora</link>",
} as const satisfies Same<typeof english>;
