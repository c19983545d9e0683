import type { progress as english } from "../en/progress.ts";
import type { Same } from "../same.ts";

export const progress = {
  planning: "Planejando o que ler",
  read: "{read, number} de {asked, number} dias lidos",
  bar: "{what}: dias lidos",
  starting: "{what}: começando.",
  announced: "{what}: {percent, number} % de {asked, number} dias lidos.",
} as const satisfies Same<typeof english>;
