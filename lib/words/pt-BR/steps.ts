import type { steps as english } from "../en/steps.ts";
import type { Same } from "../same.ts";

export const steps = {
  title: {
    connection: "Conexão",
    sync: "Última sincronização",
    coverage: "O que foi lido",
    quarantine: "Quarentena",
    environments: "Ambientes",
    commits: "Commits",
    repository: "Repositórios",
    service: "Serviços",
    team: "Equipes",
    verdicts: "Vereditos",
    services: "Serviços com incidentes",
    incidents: "Último incidente",
    origins: "Origem do código",
  },
  state: {
    good: "Bom",
    improve: "A melhorar",
    check: "Vale conferir",
    bad: "Exige ação",
    nothing: "Nada a avaliar ainda",
  },
  link: {
    connections: "Ver as conexões",
    runs: "Ver as execuções",
    quarantine: "Ver a quarentena",
    setting: "Ver a configuração",
  },
  nothingToDo: "Nada a fazer",
  improve: "{improve, plural, =1 {# pode melhorar} other {# podem melhorar}}",
  act: "{act, plural, =1 {# exige ação} other {# exigem ação}}{improve, plural, =0 {} =1 {, # pode melhorar} other {, # podem melhorar}}",
  item: "{name} ({count, number})",
  part: "{name} ({count, number} de {of, number})",
  noRepository: "sem repositório",
} as const satisfies Same<typeof english>;
