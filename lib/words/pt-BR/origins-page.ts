import type { originsPage as english } from "../en/origins-page.ts";
import type { Same } from "../same.ts";

export const originsPage = {
  title: "Origens",
  lead: "Quem escreveu o que é implantado, e se isso faz diferença. Sistemas, não pessoas.",
  file: "A tabela de origens em CSV",
  part: {
    difference: "A diferença",
    shares: "As parcelas ao longo do tempo",
    origins: "As origens e ferramentas",
    exposure: "Deployments com e sem IA",
    marks: "As marcas de ferramentas",
  },
  difference: {
    title: "O código com ajuda de IA falha mais?",
    known:
      "<known></known> de <total></total> têm origem conhecida{byGitHub, plural, =0 {} other { (# deles pelo GitHub)}}, <unknown></unknown> não têm.",
    commits: "{count, plural, =1 {# commit} other {# commits}}",
    leadsTo: "O que falta e o que fazer",
  },
  shares: {
    title:
      "{bucket, select, day {Commits por dia, por origem} week {Commits por semana, por origem} other {Commits por mês, por origem}}",
    explained:
      "Cada barra são todos os commits do seu tempo, por parcela; hachurada no topo: de origem desconhecida. Uma moldura tracejada não foi lida; um lugar vazio não tem commit.",
    at: "Desde",
    commits: "Commits",
    known: "Conhecidos",
    unread: "não lido",
    said: "{at}: {parts}",
    one: "{origin} {share}",
    none: "sem commits",
    nothing: "Nenhum deployment deste período cita um commit.",
  },
  table: {
    title: "Por origem e ferramenta",
    origin: "Origem",
    tool: "Ferramenta",
    commits: "Commits",
    weight: "Deployments avaliados, repartidos",
    change: "Variação",
    lead: "Lead time, mediana",
    recovery: "Recuperação, mediana",
    rollback: "Com rollback",
    ofFailed: "de {failed} com falha",
    few: "Apagado: menos de 10 deployments avaliados; só indica a direção, não é uma medida.",
    small: "{count, plural, =1 {# ferramenta} other {# ferramentas}} com menos de 3 deployments avaliados",
  },
  exposure: {
    title: "Deployments com e sem commits com ajuda de IA",
    explained:
      "Deployments inteiros, conforme algum commit de origem conhecida neles teve ajuda de IA. Deployments grandes têm mais commits e, por isso, mais vezes um assim: compare com cuidado.",
  },
  marks: {
    title: "Marcas de ferramentas, por repositório",
    explained:
      "Repositórios com pelo menos 30 commits neste período. Uma ferramenta pode ser configurada para não assinar: a falta de marca não prova trabalho manual.",
    repository: "Repositório",
    marked: "Com marca",
    share: "Parcela",
    unmarked: "nenhuma: a assinatura está desligada?",
    no: "nenhum repositório citado",
    nothing: "Nenhum repositório tem 30 commits neste período.",
  },
  missing: {
    title: "Onde faltam evidências e o que fazer",
    unknown:
      "<count></count> de origem desconhecida: o Datadog não enviou a mensagem deles. Deixe o Datadog ler o código-fonte dos repositórios, conecte o GitHub, que é consultado sobre eles, ou informe as origens a partir do seu pipeline.",
    unmarked:
      "{count, plural, =1 {# repositório não tem} other {# repositórios não têm}} nenhuma marca, embora outros tenham: pergunte lá se as assinaturas das ferramentas estão desligadas.",
    report: "Como informar origens a partir do git",
    none: "Nada: todo commit deste período tem origem conhecida.",
  },
} as const satisfies Same<typeof english>;
