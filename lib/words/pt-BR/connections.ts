import type { connections as english } from "../en/connections.ts";
import type { Same } from "../same.ts";

export const connections = {
  title: "Conexões",
  lead: "As contas de onde vêm os números. Horários em {timeZone}.",
  theConnections: "as conexões",
  one: "Conexão",
  oneLead: "Horários em {timeZone}. <runs>Ver as execuções</runs>",
  newOne: "Conectar uma conta",
  connect: "Conectar {source}",
  connectAnother: "Conectar outra conta do {source}",
  connectByAdmin:
    "Um proprietário ou administrador de {organization} conecta a conta aqui. Para isso, precisa do que está descrito ao lado.",
  manageByAdmin:
    "Um proprietário ou administrador de {organization} pode trocar as chaves, desconectar a conta ou reconectá-la aqui.",

  none: "Nenhuma conta do Datadog conectada",
  noneText:
    "O Plumbline lê deployments e incidentes de uma conta do Datadog, uma vez ao conectar e depois toda noite. Ele só lê; não muda nada lá.",

  back: "{name} é a mesma conta do Datadog de antes e voltou com tudo o que tinha. O que aconteceu nesse meio-tempo está sendo lido.",
  backInstead:
    "{name} é a mesma conta do Datadog de antes e voltou com tudo o que tinha. {other} continua desconectada. O que aconteceu nesse meio-tempo está sendo lido.",
  addedInstead:
    "Estas chaves abrem outra conta do Datadog, que foi adicionada como {name}. {other} continua desconectada.",
  added: "{name} está conectada. Os últimos 7 dias são lidos primeiro.",

  manage: {
    active: "Trocar as chaves ou desconectar",
    syncing: "Trocar as chaves ou desconectar",
    needs_attention: "Detalhes, ou desconectar",
    disconnected: "Detalhes, ou apagar o que foi lido",
  },
  details: "Detalhes",
  syncing: "Sincronizando",
  syncNow: "Sincronizar agora",

  key: "Chave",
  keyDeleted: "Apagada",
  keyEnds: "Termina em {hint}",
  events: "Eventos",
  counts:
    "{deployments, plural, =1 {# deployment} other {# deployments}}, {incidents, plural, =1 {# incidente} other {# incidentes}}",
  covers: "Cobre",
  covered: "de <from></from> a <to></to>",
  lastSync: "Última sincronização",
  never: "Nunca",
  nextSync: "Próxima sincronização",
  runningNow: "Em andamento",
  nonePlanned: "Nenhuma prevista",
  wholeHistory: "Histórico inteiro",
  wholeUnderWay:
    "Em releitura: até <readTo></readTo> de <from></from> a <to></to> ({percent, number} %){ended, select, yes {, última concluída em <finishedAt></finishedAt>} other {}}",
  wholeFinished: "Relido pela última vez em <finishedAt></finishedAt>",
  wholePlanned: "Ainda não relido; uma vez a cada 30 dias",

  state: "Estado",
  standing: {
    syncing: "Sincronizando",
    disconnected: "Desconectada",
    needs_attention: "Precisa de atenção",
    waiting: "Aguardando a primeira sincronização",
    again: "Tentando de novo",
    stale: "Desatualizada",
    fresh: "Em dia",
  },
  disconnectedAdmin:
    "Desconectada desde <since></since>. As chaves foram destruídas; o que foi lido fica guardado e continua contando. Com chaves da mesma conta ela volta, e o que aconteceu nesse meio-tempo é lido.",
  disconnectedOther:
    "Desconectada desde <since></since>. As chaves foram destruídas; o que foi lido fica guardado e continua contando. Um proprietário ou administrador de {organization} pode reconectá-la com chaves da mesma conta.",
  firstSync: "Primeira sincronização",
  sync: "Sincronização",

  keyHelp: "De onde vêm as chaves",

  replaceKeys: "Trocar as chaves",
  disconnect: "Desconectar",
  disconnectText:
    "As sincronizações param e as chaves são destruídas na hora. O que foi lido fica, e os números também.",
  disconnectAsk: "Desconectar {name}?",
  disconnectKeys: "As chaves guardadas são destruídas na hora, e uma execução em andamento é encerrada.",
  disconnectNumbers: "Os números ficam como estão, assim como deployments, incidentes e execuções.",
  disconnectBack:
    "Com chaves da mesma conta do {source} ela pode voltar depois, e o que tiver acontecido nesse meio-tempo será lido.",
  disconnectRevoke:
    "Revogue as chaves também no {source}: backups do banco de dados podem contê-las, criptografadas.",
  reconnect: "Reconectar",
  reconnectText:
    "Com chaves da mesma conta do {source} ela volta com tudo o que tinha, e o que aconteceu nesse meio-tempo é lido.",
  purge: "Apagar o que foi lido",
  purgeText:
    "Apaga {deployments, plural, =1 {# deployment} other {# deployments}}, {incidents, plural, =1 {# incidente} other {# incidentes}} e todas as execuções e payloads desta conexão, e a própria conexão. Os números mudam na hora. Isso não pode ser desfeito.",
  wrongName: "Este não é o nome da conexão.",

  vanished: "Não é mais listado",
  vanishedCount:
    "Desde <since></since> o {source} não lista mais {missing, number} de {of, number} {stream, select, deployments {deployments} other {incidentes}} dos dias que são lidos.",
  vanishedCauses: "É o que se vê quando",
  vanishedSwitched:
    "a fonte de dados foi trocada no {source}: a página DORA dele tem uma única fonte ativa e lista só os eventos dela;",
  vanishedKeys:
    "as chaves enxergam menos do que antes, porque uma permissão foi retirada ou a chave de outra pessoa foi informada;",
  vanishedDeleted: "os eventos foram apagados lá, de propósito ou por engano.",
  vanishedDoubted:
    "Nada é apagado aqui: os eventos continuam contando. Cada sincronização procura por eles e, assim que voltarem a ser listados, isto termina sozinho.",
  vanishedKept:
    "Um administrador decidiu mantê-los. Eles continuam contando até que voltem a ser listados, ou até que um administrador mande apagá-los.",
  vanishedSee: "Ver os de produção dos últimos 90 dias",
  vanishedOther:
    "Um proprietário ou administrador de {organization} decide se eles são apagados: fale com um deles.",
  vanishedDelete: "Apagar mesmo assim",
  vanishedDeleteAsk:
    "Apagar {missing, plural, =1 {# evento} other {# eventos}} que o {source} não lista mais?",
  vanishedDeleteText:
    "Os números desses dias mudam na hora. Se o {source} voltar a listar os eventos, eles voltam com a próxima sincronização que ler esses dias.",
  vanishedKeep: "Manter",
  vanishedKeepAsk: "Manter {missing, plural, =1 {# evento} other {# eventos}} que o {source} não lista mais?",
  vanishedKeepText:
    "Eles continuam contando, e ninguém é avisado deles de novo. Um administrador ainda pode mandar apagá-los depois.",
  vanishedTitle: "{name} não lista mais boa parte do que tinha",
  vanishedNotice:
    "{missing, number} de {of, number} eventos não são mais listados pela fonte. Eles continuam contando, então os números valem. O mais comum é que a fonte de dados tenha sido trocada lá. <connection>{admin, select, yes {Ver e decidir} other {Ver por quê}}</connection>",

  attention: "{name} precisa de atenção",
  attentionAdmin:
    "Nada de novo é lido até que as chaves sejam trocadas. O que faltar nesse meio-tempo é lido depois. <connections>Trocar as chaves</connections>",
  attentionOther:
    "Nada de novo é lido até que um proprietário ou administrador troque as chaves: fale com um deles. O que faltar nesse meio-tempo é lido depois. <connections>Ver a conexão</connections>",
  notice: {
    failing: "{name} está há dois dias sem uma sincronização boa",
    broke: "A última sincronização de {name} falhou, a primeira em duas semanas",
  },
  noticeAdvice: {
    failing:
      "O que já foi lido conta, e nada mais novo. Tudo é tentado de novo sozinho. <connections>Ver a conexão</connections>",
    broke: "Tudo é tentado de novo sozinho. <connections>Ver a conexão</connections>",
  },

  oneLeadGitHub: "Horários em {timeZone}.",
  addedGitHub: "{name} está conectada. O que há nos repositórios dela está sendo coletado.",
  backGitHub: "{name} voltou com os repositórios dela. O que aconteceu nesse meio-tempo está sendo coletado.",
  collectNow: "Coletar agora",
  collecting: "Coletando",
  collectingNow: "O que há nos repositórios está sendo coletado.",
  tokenExpires: "O token acaba",
  tokenEndsUnknown: "O GitHub não informa o dia",
  tokenEndsSoon:
    "O token acaba em <day></day>. A partir daí nada é coletado: crie outro no GitHub e troque-o aqui.",
  repositories: "Repositórios",
  repository: "Repositório",
  repositoriesRead:
    "{read, number}{lacking, plural, =0 {} one {, em # falta algo} other {, em # falta algo}}",
  lastCollected: "Última coleta",
  nextCollected: "Próxima coleta",
  requests: "Requisições da última coleta",
  requestsUsed:
    "{calls, number} contadas, {free, number} sem custo{left, plural, =-1 {} one {; resta # nesta hora} other {; restam # nesta hora}}",
  collections: "Coletas",
  noCollections: "Nada foi coletado ainda.",
  collection: {
    when: "Início",
    metrics: "Métricas do dia",
    known: "{known, number} de {of, number} conhecidas",
    missing: "{count, number} não conhecidas:",
    requests: "Requisições",
    lacked: "Não se pôde obter",
    status: {
      running: "em andamento",
      succeeded: "completa",
      partial: "em parte",
      failed: "falhou",
      cancelled: "interrompida",
    },
  },
  readTo: "Completo até",
  notReadYet: "Ainda não coletado",
  mergeWorkflows: "Workflows que precisam passar",
  nobodyChose: "Não escolhidos",
  mergeWorkflowsText:
    "Se os testes de um repositório passam é lido dos workflows que você marcar aqui: a execução mais recente deles no branch padrão. Enquanto nenhum estiver marcado, isso não é conhecido.",
  noRepositories: "Esta conexão não lê nenhum repositório.",
  replaceToken: "Trocar o token",
  reconnectTextGitHub:
    "Com qualquer token que leia os repositórios dela ela volta, e o que aconteceu nesse meio-tempo é coletado.",
  disconnectBackGitHub: "Com um token que leia os repositórios dela ela volta mais tarde.",
  purgeTextGitHub:
    "Apaga os pull requests, as execuções de workflows, os commits e os branches que esta conexão leu, e a própria conexão. Os valores dos dias passados ficam. Não há como desfazer.",
  repositoryState: { read: "Lido", lacking: "Falta algo", waiting: "Aguardando a primeira coleta" },
} as const satisfies Same<typeof english>;
