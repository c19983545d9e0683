import type { roles as english } from "../en/roles.ts";
import type { Same } from "../same.ts";

export const roles = {
  name: { owner: "Proprietário", admin: "Administrador", manager: "Gestor", viewer: "Leitor" },
  may: {
    owner:
      "Define quem é proprietário, permite a entrada por domínio de e-mail e faz o que um administrador faz.",
    admin: "Conecta o Datadog, gerencia membros, tokens de API e configurações e faz o que um gestor faz.",
    manager: "Inicia sincronizações, examina eventos em quarentena e faz o que um leitor faz.",
    viewer: "Vê dashboards, listas, execuções e exportações.",
  },
  sentence: {
    owner:
      "Um proprietário define quem é proprietário, permite a entrada por domínio de e-mail e faz o que um administrador faz.",
    admin:
      "Um administrador conecta o Datadog, gerencia membros, tokens de API e configurações e faz o que um gestor faz.",
    manager: "Um gestor inicia sincronizações, examina eventos em quarentena e faz o que um leitor faz.",
    viewer: "Um leitor vê dashboards, listas, execuções e exportações.",
  },
} as const satisfies Same<typeof english>;
