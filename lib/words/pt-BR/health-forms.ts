import type { healthForms as english } from "../en/health-forms.ts";
import type { Same } from "../same.ts";

export const healthForms = {
  end: { good: "1,00 em", bad: "0,00 em" },
  endOf: { good: "{row}: 1,00 em", bad: "{row}: 0,00 em" },
  typed: {
    count: "contagem",
    ratio: "razão",
    share: "por cento",
    hours: "horas",
    minutes: "minutos",
    lines: "linhas",
    flag: "sim ou não",
    per_day: "por dia",
    merit: "0 a 1",
  },
  usual: "em geral {value}",
  of: { count: "De um repositório", share: "Da organização", both: "De um repositório e da organização" },
  scope: "Prévia de",
  all: "Todos os repositórios",
  preview: "Prévia",
  save: "Salvar os limites",
  effect: "Efeito nos últimos sete dias",
  effectNone: "Veja o que outros limites fazem da grade antes de salvá-los.",
  changed:
    "{cells, plural, =0 {Nenhuma célula muda de faixa.} one {# célula muda de faixa.} other {# células mudam de faixa.}}",
  row: "Linha",
  becomes: "{before} passa a {after}",
} as const satisfies Same<typeof english>;
