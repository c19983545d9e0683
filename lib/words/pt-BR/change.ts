import type { change as english } from "../en/change.ts";
import type { Same } from "../same.ts";

export const change = {
  noChange: "sem variação",
  fromZero: "a partir de 0",
  points: "{amount} p.p.",
  better: "melhor",
  worse: "pior",
  chance: "pode ser acaso",
  among:
    "Sozinha, estaria além do acaso. Entre as {count, number} comparadas aqui, uma assim já se espera por acaso.",
  label: "{change}, {judgement}. {previous}",
  noChangeLabel: "sem variação. {previous}",
  notCompared: "não comparado",
  why: "não comparado: {reason, select, nothing_sent_before {nada foi enviado antes} not_covered {muito pouco dos dias anteriores foi lido} few_events {um dos dois períodos tem menos de 20 eventos} other {sem valor anterior}}",
} as const satisfies Same<typeof english>;
