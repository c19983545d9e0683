import type { breakdown as english } from "../en/breakdown.ts";
import type { Same } from "../same.ts";

export const breakdown = {
  by: "Detalhar por",
  deployments: "Deployments",
  cfr: "Taxa de falha de mudanças",
  leadTimeP50: "Lead time, mediana",
  recoveryP50: "Recuperação, mediana",
  none: {
    service: "sem serviço",
    team: "sem equipe",
    repository: "sem repositório",
    env: "sem ambiente",
  },
  showOnly: "Mostrar só {name}",
  empty: "Nenhum deployment neste período, então não há o que detalhar.",
  cut: {
    service: "Os {count, number} serviços com mais deployments; há outros. Restrinja os filtros para vê-los.",
    team: "As {count, number} equipes com mais deployments; há outras. Restrinja os filtros para vê-las.",
    repository:
      "Os {count, number} repositórios com mais deployments; há outros. Restrinja os filtros para vê-los.",
    env: "Os {count, number} ambientes com mais deployments; há outros. Restrinja os filtros para vê-los.",
  },
} as const satisfies Same<typeof english>;
