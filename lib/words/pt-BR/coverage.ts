import type { coverage as english } from "../en/coverage.ts";
import type { Same } from "../same.ts";

export const coverage = {
  nothing: "Nada foi lido ainda.",
  whole: "Lido de {from} a {to}, sem lacunas.",
  unread: "Lido de {from} a {to}; ainda não lido: {ranges}{more, plural, =0 {} other { e mais #}}.",
  gaps: "Lido de {from} a {to}; {gaps, plural, =1 {# trecho não pôde ser lido} other {# trechos não puderam ser lidos}}.",
  both: "Lido de {from} a {to}; ainda não lido: {ranges}{more, plural, =0 {} other { e mais #}}; {gaps, plural, =1 {# trecho não pôde ser lido} other {# trechos não puderam ser lidos}}.",
} as const satisfies Same<typeof english>;
