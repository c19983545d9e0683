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
    verify: "Chegada verificada",
  },
  yes: "sim, a cada meia hora",
  no: "não",
  yesResend: "sim",
  yesVerify: "sim, um minuto depois de cada execução",
  none: "não definido",
  preview: "O que seria enviado agora",
  previewText:
    "É exatamente isto, byte por byte, que a publicação envia. Fazer esta prévia não chamou ninguém.",
  obstacle: {
    no_account: "Nenhuma conta do Datadog está conectada para onde isto poderia ir.",
    no_connection: "Nenhuma conexão do Datadog foi escolhida para onde isto vai.",
    not_set:
      "Ninguém definiu para qual conexão do Datadog isto vai e de qual ambiente é: {values, plural, =0 {nenhum valor espera} one {# valor espera} other {# valores esperam}} por isso.",
    no_env:
      "Nenhum ambiente está definido, e nada é enviado sem uma tag que diga de qual ele é: {values, plural, =0 {nenhum valor espera} one {# valor espera} other {# valores esperam}} por isso.",
    too_old:
      "{values, plural, one {# valor é conhecido, e o seu período terminou} other {# valores são conhecidos, e os seus períodos terminaram}} há mais de uma hora: o Datadog não aceita pontos mais velhos. Ligue o reenvio do que continua valendo, ou espere a próxima coleta.",
    no_values:
      "Nenhum valor de hoje nem de ontem é conhecido ainda. Eles vêm com a próxima coleta, e a página de saúde diz a quantas ela anda.",
    refused: "Do que se conhece, nada pode ser enviado: o porquê está abaixo.",
    all_sent:
      "Tudo o que vale já foi enviado: publicar agora não enviaria nada. Valores novos vêm com a próxima coleta.",
  },
  act: {
    connect: "Conectar o Datadog",
    settings: "Definir acima",
    health: "Ver a página de saúde",
  },
  billable:
    "{series, plural, one {# métrica personalizada} other {# métricas personalizadas}} na conta do Datadog",
  billableMeans:
    "O Datadog conta cada nome com as suas tags como uma métrica personalizada (custom metric) por hora em que ela tem um ponto, não importa quantos. O preço está no seu contrato; os planos incluem um número delas por host. O valor é o da lista pública de preços do Datadog, como referência.",
  price: "cerca de {price} por mês pela lista pública de preços",
  counts:
    "{bodies, plural, =0 {Nenhuma requisição} one {# requisição} other {# requisições}}, {waiting, plural, one {# ponto} other {# pontos}} a enviar, {sent, plural, =0 {nenhum já enviado} one {# já enviado} other {# já enviados}}, {refused, plural, =0 {nenhum recusado} one {# recusado} other {# recusados}}, {missing, plural, =0 {nenhum desconhecido} one {# desconhecido} other {# desconhecidos}}",
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
  valueCount: "{count, plural, one {# valor.} other {# valores.}}",
  allOf: "todos os {count, number}",
  several: {
    too_old:
      "Os períodos terminaram há mais de uma hora: o Datadog não aceita pontos mais velhos. Mande reenviar os valores que continuam valendo.",
    too_early: "Os períodos terminam daqui a mais de dez minutos: o Datadog não aceita esses pontos.",
    same_series:
      "Do jeito que o Datadog escreve nomes e tags, cada um é a mesma série que outro: nenhum é enviado, pois um valeria pelos dois.",
    odd_rows: "Linhas das respostas do GitHub não puderam ser lidas.",
    files_unnamed: "Commits mudaram mais arquivos do que o GitHub informa.",
    not_all_read: "Nem tudo de que são feitos foi lido ainda.",
    repositories_missing: "Da organização como um todo: nem todos os seus repositórios são conhecidos.",
    few: "Eventos de menos: uma parcela deles é quase só acaso.",
  },
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
  arrival: {
    awaited: "Em cerca de um minuto o Datadog será consultado para saber se isto pode ser lido lá.",
    seen: "{metrics, plural, one {A única métrica pode ser lida} other {Todas as # métricas podem ser lidas}} no Datadog.",
    unseen:
      "Cinco minutos depois, o Datadog não mostrava nenhum ponto novo de {unseen, plural, one {# métrica} other {# métricas}} de {metrics, number}: {names}{unseen, plural, =1 {} =2 {} =3 {} other {, …}}.",
    unasked: "Não se sabe se isto pode ser lido lá.",
  },
  already: "{count, plural, one {# ponto já enviado} other {# pontos já enviados}}.",
  nothingLeft: "nada",
  problem: "Requisição {body, number}: {words}",
  dashboards: "Dashboards",
  dashboardsText:
    "Prontos para colar no Datadog (um dashboard novo, depois Import dashboard JSON), ou enviados para lá com a chave de aplicação, que precisa de dashboards_write. Um segundo envio substitui o primeiro.",
  makePicture: "Fazer uma imagem da grade",
  pushWants:
    "Para enviá-los, escolha acima para onde isto vai e de qual ambiente é. Copiar funciona sem isso.",
  kind: {
    values: "Um widget por célula",
    table: "Uma tabela, colorida",
    heatgrid: "O heatgrid do Datadog",
    wildcard: "Desenhado pelo Datadog (wildcard, Vega-Lite)",
    image: "A nossa imagem, clara e escura",
  },
  kindText: {
    values:
      "Sete verificações em sete dias, em 64 widgets. Funciona em todo Datadog, e cada célula abre sozinha.",
    table: "Uma linha por verificação e uma coluna colorida por dia, de uma única consulta.",
    heatgrid:
      "Uma linha por verificação e uma célula por dia, em três cores. Precisa do novo widget heatgrid do Datadog.",
    wildcard: "A grade em um único widget, nas nossas cores. Precisa do widget wildcard do Datadog.",
    image:
      "A imagem da grade que nós desenhamos, como todos a veem aqui. Precisa do endereço de uma feita em Imagens.",
  },
  pushed: "Feito em {at}",
  openBoard: "Abrir no Datadog",
  notPushed: "Ainda não feito",
  board: {
    title: "Saúde dos repositórios",
    description:
      "Números de 0 a 1, publicados pelo Plumbline: vermelho abaixo de 0,3, amarelo abaixo de 0,7.",
    today: "Hoje",
    ago: "-{days, number} d",
  },
} as const satisfies Same<typeof english>;
