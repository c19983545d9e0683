import type { mapping as english } from "../en/mapping.ts";
import type { Same } from "../same.ts";

export const mapping = {
  title: "Repositórios",
  lead: "De qual repositório vem o deployment de cada serviço. O que o Datadog cita vem primeiro; um mapeamento vale para os deployments em que ele não cita nenhum. O GitHub lê, destes, os que a sua conexão escolheu.",
  theServices: "Os serviços",
  service: "Serviço",
  team: "Equipe",
  deployments: "Deployments, 90 dias",
  repository: "Repositório",
  without: "Sem",
  nothing: "Nenhum evento dos últimos 90 dias citou um serviço.",
  source: {
    datadog: "citado pelo Datadog",
    manual: "mapeado à mão",
    none: "Nenhum repositório é conhecido: nem o Datadog nem um mapeamento cita um.",
  },
  mappedTo: "mapeado para {repository} onde o Datadog não cita nenhum",
  guess: "Talvez {repository}",
  next: "Mais serviços",
  first: "Desde o primeiro",
  notRepository: "Isto não é o endereço de um repositório. Ele precisa de host, dono e nome.",
} as const satisfies Same<typeof english>;
