import type { account as english } from "../en/account.ts";
import type { Same } from "../same.ts";

export const account = {
  title: "Conta",
  lead: "{email}. Horários em UTC.",
  back: "Organizações",

  language: "Idioma",
  languageText:
    "Fica guardado com a sua conta: outros navegadores o usam quando você entra, e os seus e-mails são escritos nele.",

  methods: "Formas de entrar",
  password: "Senha",
  code: "Um código por e-mail, enviado a {email}",
  provider: "{provider, select, github {GitHub} google {Google} other {Outro provedor}}",
  noPassword:
    "Esta conta não tem senha: você entra com {provider, select, github {GitHub} google {Google} other {um código por e-mail}}. Você pode criar uma aqui.",
  forgotten: "Esqueceu a senha?",
  passwordText: "As sessões em outros dispositivos são encerradas quando a senha muda.",

  sessions: "Sessões",
  theSessions: "as suas sessões",
  sessionList: "Suas sessões, por último uso, mais recentes primeiro",
  browser: "Navegador",
  onSystem: "{browser} em {system}",
  unknownBrowser: "Navegador desconhecido",
  thisOne: "(esta)",
  begun: "Início",
  lastUsed: "Último uso",
  end: "Encerrar",
  endNamed: "Encerrar a sessão de {browser}, iniciada em {begun}",
  endOthers: "Encerrar todas as outras",
  onlyThis: "Você não está conectado em nenhum outro lugar.",

  remove: "Excluir minha conta",
  typeEmail: "Digite o seu endereço de e-mail para confirmar: {email}",
  removeText:
    "Você sai de todas as organizações, e os seus tokens de API e os convites que você enviou deixam de valer. O que você fez continua nos registros de auditoria, sem o seu nome nem o seu endereço. Isso não pode ser desfeito.",
  owned:
    "{count, plural, =1 {Você é o último proprietário desta organização. Torne outra pessoa proprietária, ou exclua a organização, antes de excluir sua conta:} other {Você é o último proprietário destas organizações. Em cada uma, torne outra pessoa proprietária, ou exclua a organização, antes de excluir sua conta:}}",
  ownedOne:
    "{name}: <members>escolher outro proprietário</members> ou <general>excluir a organização</general>",
  lastOwner: "Você ainda é o último proprietário de {names}. Nada foi excluído.",

  deleted: "Sua conta foi excluída",
  deletedText: "Todas as suas sessões foram encerradas, e nada seu pode mais ser aberto com ela.",
  toFront: "Ir para a página inicial",
} as const satisfies Same<typeof english>;
