import type { generalForms as english } from "../en/general-forms.ts";
import type { Same } from "../same.ts";

export const generalForms = {
  organisation: "Organização",
  calendar: "Calendário",
  metrics: "Métricas",
  sync: "Sincronização",
  evaluatedHint:
    "Os deployments que o Datadog ainda não avaliou não contam para nenhum dos lados e aparecem como pendentes.",
  allHint:
    "Como o Datadog mostra: os que ainda não foram avaliados contam como bons, e os dias recentes parecem melhores do que são.",
  saved: "Salvo.",
  save: "Salvar",
} as const satisfies Same<typeof english>;
