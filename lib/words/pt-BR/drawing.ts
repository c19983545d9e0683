import type { drawing as english } from "../en/drawing.ts";
import type { Same } from "../same.ts";

export const drawing = {
  health: "Saúde dos repositórios",
  all: "Todos os repositórios",
  asOf: "Dados até {moment}",
  nothing: "Nada coletado ainda",
  until: "Dados até {moment}",
  drawn: "desenhada em {moment}",
  cell: "{row}, {day}: {said}",
  figure: "{figure}, {band}",
  rows: "Linhas da grade",
  day: "{day}: {said}",
  part: "{title}: {part}",
  n: "{n, plural, one {de # evento} other {de # eventos}}",
  aged: "Desenhada {age}",
  legend: {
    healthy: "saudável, a partir de 0,70",
    warning: "atenção, a partir de 0,30",
    critical: "crítico, abaixo de 0,30",
    unknown: "desconhecido",
  },
} as const satisfies Same<typeof english>;
