import type { memberForms as english } from "../en/member-forms.ts";
import type { Same } from "../same.ts";

export const memberForms = {
  email: "E-mail",
  emailHint: "Só quem tem este endereço confirmado pode aceitar.",
  role: "Papel",
  roleOf: "Papel de {name}",
  createInvitation: "Criar convite",
  shown:
    "{mailed, select, yes {Um e-mail com este link está a caminho de {email}. O link funciona uma vez, por 7 dias, e não é mostrado de novo.} other {Esta instalação não envia e-mails: copie este link e envie-o você mesmo a {email}. Ele funciona uma vez, por 7 dias, e não é mostrado de novo.}}",
  newLink: "Novo link",
  newLinkFor: "Novo link para {email}",
  newLinkShown: "O link antigo não vale mais. Este funciona uma vez, por 7 dias, e não é mostrado de novo.",
  revoke: "Revogar",
  revokeTitle: "Revogar o convite para {email}",
  revokeText: "O link deixa de funcionar na hora.",

  become:
    "{role, select, viewer {Tornar-se leitor} manager {Tornar-se gestor} admin {Tornar-se administrador} other {Tornar-se proprietário}}",
  becomeText:
    "Você abre mão do que o seu papel permite hoje. {may} Só outra pessoa pode devolver o papel a você.",
  makeOwnerOf: "Tornar {name} proprietário",
  makeOwnerText: "Um proprietário pode tudo, inclusive mudar o seu papel ou remover você.",
  makeOwner: "Tornar proprietário",

  moreAbout: "Mais sobre {name}",
  act: {
    suspend: "Suspender",
    reinstate: "Reativar",
    transfer: "Transferir a propriedade",
    remove: "Remover",
    leave: "Sair da organização",
  },
  actTitle: {
    suspend: "Suspender {name}",
    reinstate: "Reativar {name}",
    transfer: "Transferir a propriedade a {name}",
    remove: "Remover {name}",
    leave: "Sair de {organization}",
  },
  actText: {
    suspend:
      "A pessoa não vê mais nada desta organização e os tokens de API dela param, até que seja reativada. Os convites que ela enviou deixam de valer.",
    reinstate: "A pessoa recebe de volta o papel que tinha, e os tokens de API dela voltam a funcionar.",
    transfer:
      "A pessoa passa a ser proprietária, e você, administrador. Só um proprietário pode tornar você proprietário de novo.",
    remove:
      "A pessoa perde o acesso na hora. Os tokens de API dela e os convites que ela enviou deixam de valer de vez. Para voltar, ela precisa de um novo convite.",
    leave:
      "Você perde o acesso na hora. Seus tokens de API e os convites que você enviou deixam de valer de vez. Para voltar, você precisa de um novo convite.",
  },
} as const satisfies Same<typeof english>;
