import type { lane as english } from "../en/lane.ts";
import type { Same } from "../same.ts";

export const lane = {
  explained:
    "Barras: incidentes, pelo tempo que duraram; hachuradas: ainda abertos. Traços: deployments com falha.",
  asTable: "Como tabela",
  label: "Incidentes e deployments com falha",
  of: "De",
  event: "Evento",
  start: "Início",
  end: "Fim",
  open: "aberto",
} as const satisfies Same<typeof english>;
