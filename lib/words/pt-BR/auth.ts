import type { auth as english } from "../en/auth.ts";
import type { Same } from "../same.ts";

export const auth = {
  signIn: "Entrar",
  signUp: "Criar conta",
  recover: "Recuperar a senha",
  newPassword: "Nova senha",
  invitation: "Convite",

  noAccount: "Ainda não tem conta? <link>Crie uma</link>",
  haveAccount: "Já tem conta? <link>Entre</link>",
  forgotten: "Esqueceu a senha?",
  byCode: "Entrar com um código por e-mail",
  byPassword: "Entrar com a senha",
  backToSignIn: "Voltar à página de entrada",
  or: "ou",
  continueWith: "Continuar com {provider}",
  recoverLead: "Enviamos um e-mail com um link e um código para o endereço da sua conta.",
  codeTitle: "Entrar com um código",
  codeLead: "Enviamos um e-mail com um código e um link para o endereço da sua conta. Não precisa de senha.",
  newPasswordLead: "Para {email}. As sessões em outros dispositivos são encerradas.",

  problem: {
    link: "Este link está errado, já foi usado ou expirou. Entre, ou peça um novo e-mail.",
    provider: "Não foi possível entrar por lá. Tente de novo ou use a sua senha.",
    consent: "Você não autorizou por lá, então ninguém entrou. Tente de novo ou use a sua senha.",
    unverified:
      "O seu endereço de e-mail não está confirmado nesse provedor, então ele não abre nenhuma conta aqui. Confirme-o lá primeiro ou use a sua senha.",
    closed: "Esta instalação não aceita contas novas.",
    elsewhere:
      "Isto começou em outro navegador, então ninguém entrou aqui. Se você abriu um link para confirmar o seu endereço, ele está confirmado: entre.",
  },

  mailsPrinted:
    "Esta instalação não consegue enviar e-mails: eles aparecem só onde ela roda, no terminal e no arquivo mails.txt. Peça o seu a quem opera a instalação.",

  open: {
    title:
      "{purpose, select, recovery {Escolha uma nova senha} invite {Aceite o convite} email_change {Confirme o novo endereço de e-mail} signup {Confirme o seu endereço de e-mail} other {Entrar}}",
    lead: "Abrir o link ainda não mudou nada. Ele funciona uma vez, com este botão.",
    button:
      "{purpose, select, recovery {Ir para a nova senha} invite {Aceitar} email_change {Confirmar o endereço} signup {Confirmar o endereço} other {Entrar}}",
    busy: "Não funcionou agora, e o link continua valendo. Tente de novo em um minuto.",
    incomplete: "Este link está incompleto",
    incompleteText: "Abra-o inteiro a partir do e-mail, ou peça um novo e-mail.",
    over: "Este link não funciona mais",
    overText:
      "{purpose, select, signup {Ele já foi usado ou expirou. Se você confirmou o seu endereço com ele, entre; senão, peça um novo e-mail.} email_change {Ele já foi usado ou expirou. Entre para ver qual endereço a sua conta tem e, se for preciso, mude-o lá de novo.} other {Ele já foi usado ou expirou. Peça um novo e-mail; leva um minuto.}}",
    sendNew: "Enviar um novo e-mail",
    done: "{purpose, select, signup {O seu endereço de e-mail está confirmado} email_change {O seu endereço de e-mail está confirmado} other {Você entrou}}",
    doneLead: "{email}, neste dispositivo.",
    goOn: "Continuar",
    half: "Falta abrir mais um e-mail",
    halfText:
      "Este endereço está confirmado. Abra também o link no e-mail enviado ao outro endereço; só então a mudança é feita.",
  },

  invite: {
    join: "Entrar em {organization}",
    lead: "{invitedBy} convida você como {role, select, owner {proprietário} admin {administrador} manager {gestor} other {leitor}}. {may}",
    void: "Este convite não vale",
    voidText:
      "O link pode estar incompleto, ter mais de 7 dias, ter sido revogado ou já ter sido usado. Peça um novo a quem convidou você.",
    accepted: "Já aceitou antes? <link>Vá para as suas organizações</link>",
    busy: "Tentativas demais",
    busyText:
      "Links demais que não levam a nada foram abertos a partir da sua rede. Tente de novo em um minuto.",
    signedInAs: "Você entrou como {email}.",
    otherAddress:
      "Você entrou como {email}, e este convite foi enviado a outro endereço. Entre com aquele, ou peça a {invitedBy} um convite para este.",
    otherAccount: "Usar outra conta",
    signInFirst: "Entre, ou crie uma conta, com o endereço para o qual o convite foi enviado.",
    createAccount: "Criar conta",
  },
} as const satisfies Same<typeof english>;
