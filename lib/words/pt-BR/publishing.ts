import type { publishing as english } from "../en/publishing.ts";
import type { Same } from "../same.ts";

export const publishing = {
  title: "Para o Datadog",
  lead: "Envia os números de saúde e os valores diários ao Datadog como métricas e faz dashboards com eles. Nada é enviado até você mandar.",
  settings: "O que é enviado, e para onde",
  fact: {
    enabled: "Envio automático",
    prefix: "Prefixo",
    env: "Ambiente",
    service: "Serviço",
    team: "Time",
    tags: "Tags",
    connection: "Vai para",
    resend: "Reenvio do que continua valendo",
  },
  yes: "sim, a cada meia hora",
  no: "não",
  yesResend: "sim",
  none: "não definido",
  preview: "O que seria enviado agora",
  previewText:
    "É exatamente isto, byte por byte, que a publicação envia. Fazer esta prévia não chamou ninguém.",
  nothing: "Nada a enviar: não há valores de hoje nem de ontem. Eles vêm com a próxima coleta.",
  allSent: "Tudo o que vale já foi enviado: publicar agora não enviaria nada.",
  billable:
    "{series, plural, one {# métrica personalizada} other {# métricas personalizadas}} na conta do Datadog",
  billableMeans:
    "O Datadog conta cada nome com as suas tags como uma métrica personalizada (custom metric) por hora em que ela tem um ponto, não importa quantos. O preço está no seu contrato; os planos incluem um número delas por host. O valor é o da lista pública de preços do Datadog, como referência.",
  price: "cerca de {price} por mês pela lista pública de preços",
  counts:
    "{bodies, plural, =0 {Nenhuma requisição} one {# requisição} other {# requisições}}, {waiting, plural, one {# ponto} other {# pontos}} a enviar, {sent, plural, =0 {nenhum} other {#}} já enviados, {refused, plural, =0 {nenhum} other {#}} recusados, {missing, plural, =0 {nenhum} other {#}} desconhecidos",
  series: "Séries",
  column: {
    metric: "Métrica",
    tags: "Tags",
    value: "Valor",
    at: "Ponto",
    state: "Estado",
    what: "Valor",
    why: "Por quê",
    when: "Quando",
    status: "Como foi",
    sent: "Enviados",
    left: "De fora",
    words: "O que o Datadog disse",
  },
  state: { waiting: "a enviar", sent: "já enviado" },
  restamped: "com a hora de agora: descreve o tempo até {to}",
  shown: "As primeiras {shown, number} de {of, number}. A API responde todas.",
  leftOut: "O que fica de fora, e por quê",
  nothingLeftOut: "Nada fica de fora.",
  json: "O JSON exato",
  jsonLong: "O começo de {bytes, number} bytes; a API responde tudo.",
  wholeOrganisation: "todos os repositórios",
  runs: "O que foi enviado",
  noRuns: "Nada foi enviado ainda.",
  status: {
    running: "em andamento",
    succeeded: "tudo aceito",
    partial: "recusado em parte",
    failed: "falhou",
    cancelled: "interrompida",
  },
  trigger: { manual: "à mão", cron: "automático", worker: "automático", connect: "automático" },
  sentCell:
    "{sent, plural, one {# ponto} other {# pontos}} em {bodies, plural, one {# requisição} other {# requisições}}",
  leftCell: "{already, number} já enviados, {refused, number} recusados, {missing, number} desconhecidos",
  problem: "Requisição {body, number}: {words}",
  dashboards: "Dashboards",
  dashboardsText:
    "Prontos para colar no Datadog (um dashboard novo, depois Import dashboard JSON), ou enviados para lá com a chave de aplicação, que precisa de dashboards_write. Um segundo envio substitui o primeiro.",
  kind: {
    values: "Um widget por célula",
    table: "Uma tabela, colorida",
    wildcard: "Desenhado pelo Datadog (wildcard, Vega-Lite)",
    image: "A nossa imagem, clara e escura",
  },
  kindText: {
    values:
      "Sete verificações em sete dias, em 64 widgets. Funciona em todo Datadog, e cada célula abre sozinha.",
    table: "Uma linha por verificação e uma coluna colorida por dia, de uma única consulta.",
    wildcard: "A grade em um único widget, nas nossas cores. Precisa do widget wildcard do Datadog.",
    image:
      "A imagem da grade que nós desenhamos, como todos a veem aqui. Precisa do endereço de uma feita em Imagens.",
  },
  pushed: "Feito em {at}",
  notPushed: "Ainda não feito",
  board: {
    title: "Saúde dos repositórios",
    description:
      "Números de 0 a 1, publicados pelo Plumbline: vermelho abaixo de 0,3, amarelo abaixo de 0,7.",
    today: "Hoje",
    ago: "-{days, number} d",
  },
} as const satisfies Same<typeof english>;
