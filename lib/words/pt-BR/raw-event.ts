import type { rawEvent as english } from "../en/raw-event.ts";
import type { Same } from "../same.ts";

export const rawEvent = {
  title: "O que o Datadog enviou",
  summary: "O que o Datadog enviou ({count, plural, =1 {# caractere} other {# caracteres}})",
  showAll: "Mostrar tudo",
  failed: "Não foi possível ler o resto. Tente de novo.",
} as const satisfies Same<typeof english>;
