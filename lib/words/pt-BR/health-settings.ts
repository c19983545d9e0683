import type { healthSettings as english } from "../en/health-settings.ts";
import type { Same } from "../same.ts";

export const healthSettings = {
  title: "Limites da saúde",
  lead: "A partir de onde um índice de mérito é 1, e a partir de onde é 0. Eles avaliam os valores e nunca os mudam: os dias passados são avaliados de novo.",
  marks: "Limites",
  version: "{version, plural, =0 {Valem os limites padrão.} other {Vale a versão #, definida em {day}.}}",
  onlyAdmins: "Quem os define são os administradores.",
  row: "Linha",
  measure: "De quê",
  good: "1,00 em",
  bad: "0,00 em",
  reset: "Voltar aos limites padrão",
  resetText:
    "Todos os limites próprios terminam. Isso também é uma versão; o registro de auditoria guarda os anteriores.",
  resetButton: "Voltar",
} as const satisfies Same<typeof english>;
