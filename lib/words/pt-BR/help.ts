import type { help as english } from "../en/help.ts";
import type { Same } from "../same.ts";

export const help = {
  title: "Ajuda",
  back: "Ir para o Plumbline",
  pages: "Páginas",
  onThisPage: "Nesta página",
  contents: "Onde encontrar cada assunto",
  search: "Buscar na ajuda",
  searchButton: "Buscar",
  found:
    "{count, plural, =0 {Nada encontrado para “{query}”.} =1 {# trecho para “{query}”} other {# trechos para “{query}”}}",
  nothingFound: "Tente menos palavras, ou outras. Todas as páginas estão na lista ao lado.",
  changelog: "Registro de versões",
  englishOnly: "Esta página existe só em inglês.",
  scrollable: "Tabela, rola para o lado",
  about: "Ajuda: {title}",
  version: "Versão {version}, commit {commit}",
  versionAlone: "Versão {version}, commit desconhecido",
  privacy: "Privacidade",
  foot: "Sobre este produto",
} as const satisfies Same<typeof english>;
