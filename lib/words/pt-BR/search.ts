import type { search as english } from "../en/search.ts";
import type { Same } from "../same.ts";

export const search = {
  open: "Buscar",
  close: "Fechar a busca",
  label: "Buscar nesta organização",
  placeholder: "Serviço, versão, sha, incidente, página …",
  found: "{count, plural, =0 {Nada encontrado} one {# resultado} other {# resultados}}",
  nothing: "Nada encontrado para {text}. A busca olha nomes, versões, shas, ids e a ajuda.",
  failed: "A busca não pôde ser respondida. Nada seu se perdeu; digite de novo para tentar outra vez.",
  keys: "↑ ↓ para escolher, Enter para abrir, Esc para fechar",
  kind: {
    page: "Páginas",
    service: "Serviços",
    team: "Equipes",
    repository: "Repositórios",
    deployment: "Deployments",
    incident: "Incidentes",
    setting: "Configurações",
    help: "Ajuda",
  },
} as const satisfies Same<typeof english>;
