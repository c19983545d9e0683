import type { productionForm as english } from "../en/production-form.ts";
import type { Same } from "../same.ts";

export const productionForm = {
  legend: "Qual destes é a produção?",
  seen: "{count, plural, =1 {# deployment} other {# deployments}} nos últimos 90 dias",
  hint: "Todos os números são sobre estes. Pode ser mudado a qualquer momento em Configurações.",
  save: "Salvar e mostrar os números",
} as const satisfies Same<typeof english>;
