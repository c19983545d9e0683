import type { notes as english } from "../en/notes.ts";
import type { Same } from "../same.ts";

export const notes = {
  freeze: "Congelamento",
  note: "Anotação",
  target: "Meta: {metric}",
  target_removed: "Metas removidas: {metric}",
  repository: "Repositório de {service}",
  vanished_deleted: "Eventos que sumiram, excluídos",
  vanished_kept: "Eventos que tinham sumido, mantidos",
  events: "{events, plural, =1 {# evento} other {# eventos}}",
  change: "{from} → {to}",
  since: "{change}, a partir de {day}",
  nothing: "nada",
} as const satisfies Same<typeof english>;
