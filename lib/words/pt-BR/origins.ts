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
  overlap: "Os intervalos se sobrepõem: a diferença pode ser acaso.",
  apart:
    "Os intervalos não se sobrepõem: o código com ajuda de IA falhou {than, select, more {com mais frequência} other {com menos frequência}}.",
  notCompared: "Não comparado: {reasons}",
  explained:
    "Cada deployment avaliado conta como um, repartido entre as origens dos seus commits. As hastes mostram o intervalo de Wilson de 95 %.",
  withAndWithout: "Deployments com e sem commits com ajuda de IA",
  withAi: "Com commits com ajuda de IA",
  withoutAi: "Sem",
  byTool: "Por ferramenta",
  commitsTitle: "Commits por origem do código",
  origin: "Origem",
  tool: "Ferramenta",
  commits: "Commits",
  share: "Parcela",
  shareHint: "{weight} de {all} deployments avaliados",
  toolHint: "deployments avaliados, pela parcela dos commits da ferramenta em cada um",
  rate: "Taxa",
  failureRate: "Taxa de falha",
  interval: "Intervalo de 95 %",
  rateWithInterval: "{rate}, intervalo de 95 % de {interval}",
  unknownRate: "desconhecida",
  deployments: "Deployments",
  failed: "Com falha",
  judged: "Avaliados",
} as const satisfies Same<typeof english>;
