import type { settingPages as english } from "../en/setting-pages.ts";
import type { Same } from "../same.ts";

export const settingPages = {
  navigation: "Configurações",
  page: {
    connections: "Conexões",
    general: "Geral",
    metrics: "Produção e métricas",
    health: "Saúde",
    repositories: "Repositórios",
    publishing: "Para o Datadog",
    members: "Membros",
    pictures: "Imagens",
    tokens: "Tokens de API",
    audit: "Registro de auditoria",
  },
  attention: "se alguma conexão precisa de alguém",
} as const satisfies Same<typeof english>;
