import type { shell as english } from "../en/shell.ts";
import type { Same } from "../same.ts";

export const shell = {
  tagline: "Métricas de entrega que um gestor pode conferir.",
  noScript:
    "Números e listas chegam em partes, à medida que são lidos, e isso precisa de JavaScript: ative-o para este site e carregue a página de novo.",
  skip: "Ir para o conteúdo",
  openNavigation: "Abrir a navegação",
  closeNavigation: "Fechar a navegação",
  navigation: "Navegação",
  organisations: "Organizações",
  switchOrganisation: "Organização {name}: trocar",
  allOrganisations: "Todas as organizações, ou uma nova",
  account: "Conta",
  accountOf: "Conta {email}",
  help: "Ajuda",
  signOut: "Sair",
  language: "Idioma",
  languageOf: "Idioma: {name}",
  thisPage: "esta página",
} as const satisfies Same<typeof english>;
