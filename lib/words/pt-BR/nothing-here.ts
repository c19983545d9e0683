import type { nothingHere as english } from "../en/nothing-here.ts";
import type { Same } from "../same.ts";

export const nothingHere = {
  metaTitle: "Nada por aqui",
  title: "Não há nada aqui",
  anywhere:
    "O endereço está errado ou sua conta não pode ver esta página. Pergunte a um administrador da organização.",
  toOrganisations: "Ir para as suas organizações",
  inside: "O endereço está errado, o que ele nomeia foi excluído ou seu papel não permite ver esta página.",
  toDashboard: "Ir para a visão geral",
} as const satisfies Same<typeof english>;
