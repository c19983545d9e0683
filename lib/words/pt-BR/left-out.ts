import type { leftOut as english } from "../en/left-out.ts";
import type { Same } from "../same.ts";

export const leftOut = {
  env_missing: "Nenhum ambiente está definido: nada é enviado sem uma tag que diga de qual ele é.",
  service_missing: "Nenhum serviço está definido.",
  name_refused: "Com este prefixo, o nome não é um que o Datadog mantenha como está.",
  too_old:
    "O período terminou há {minutes, plural, one {# minuto} other {# minutos}}: o Datadog não aceita pontos com mais de uma hora. Mande reenviar os valores que continuam valendo.",
  too_early:
    "O período termina em {minutes, plural, one {# minuto} other {# minutos}}: o Datadog não aceita pontos mais de dez minutos adiantados.",
  same_series:
    "Do jeito que o Datadog escreve nomes e tags, é a mesma série que a de {other}: nenhuma é enviada, pois uma valeria pelas duas.",
} as const satisfies Same<typeof english>;
