import type { origins as english } from "../en/origins.ts";
import type { Same } from "../same.ts";

export const origins = {
  title: "Taxa de falha de mudanças por origem do código",
  label: { human: "Humano", ai_assisted: "Com ajuda de IA", bot: "Bot", unknown: "Desconhecida" },
  commitsOf: "{commits, plural, =1 {# commit} other {# commits}}: {parts}",
  part: {
    human: "{count, plural, =1 {# humano} other {# humanos}}",
    ai_assisted: "{count, plural, other {# com ajuda de IA}}",
    bot: "{count, plural, other {# de bot}}",
    unknown: "{count, plural, other {# de origem desconhecida}}",
  },
  noCommits: "sem commits",
  coverage:
    "{share} de {commits, plural, =1 {# commit tem} other {# commits têm}} origem conhecida ({known, number}).",
  uncovered: "Nenhum deployment deste período cita um commit.",
  onlyOne: "Só um dos dois, código humano ou com ajuda de IA, foi avaliado neste período.",
  seen: "O código com ajuda de IA falhou em {ai}; o humano, em {human}.",
  withinChance: "A diferença é de {value} ({low} a {high}): pode ser acaso.",
  apart:
    "O código com ajuda de IA falhou {than, select, more {mais} other {menos}} vezes: {value} ({low} a {high}).",
  unmarked:
    "Nenhum commit tem a marca de uma ferramenta em {repositories}{more, plural, =0 {} other { e mais #}}: ferramentas podem ser configuradas para não assinar.",
  inRepository: "{repository} ({count, plural, =1 {# commit} other {# commits}})",
  withoutRepository: "commits sem repositório ({count, number})",
  notCompared: "Não comparado: {reasons}",
  explained:
    "Humano: nenhuma marca de ferramenta foi vista. Cada deployment avaliado conta como um, repartido entre as origens dos seus commits. As hastes mostram o intervalo de Wilson de 95 %.",
  withAi: "Com commits com ajuda de IA",
  withoutAi: "Sem",
  byTool: "Por ferramenta",
  more: "Origens: parcelas ao longo do tempo, ferramentas, repositórios",
  origin: "Origem",
  commits: "Commits",
  share: "Parcela",
  rate: "Taxa",
  failureRate: "Taxa de falha",
  interval: "Intervalo de 95 %",
  deployments: "Deployments",
  failed: "Com falha",
  judged: "Avaliados",
} as const satisfies Same<typeof english>;
