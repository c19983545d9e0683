import type { members as english } from "../en/members.ts";
import type { Same } from "../same.ts";

export const members = {
  title: "Membros",
  lead: "{admin, select, yes {Quem faz parte de {organization}. Uma mudança vale a partir da próxima requisição da pessoa.} other {Quem faz parte de {organization}. Um proprietário ou administrador pode convidar pessoas e mudar papéis.}}",
  theMembers: "os membros",
  theInvitations: "os convites",
  whoMayJoin: "quem pode entrar na organização",
  inviteSomebody: "Convidar alguém",
  roles: "Papéis",

  list: "Membros, mais recentes primeiro",
  member: "Membro",
  role: "Papel",
  state: "Estado",
  joined: "Desde",
  active: "Ativo",
  suspended: "Suspenso",
  you: "(você)",
  newest: "Estes são os {count} mais recentes.",

  noInvitations: "Nenhum convite em aberto",
  noInvitationsText:
    "Um convite que você cria aparece aqui até ser aceito, para que você possa enviá-lo de novo.",
  openInvitations: "Convites em aberto",
  invitationList: "Convites em aberto, mais recentes primeiro",
  email: "E-mail",
  invitedBy: "Convidado por {email}",
  invitedByMember: "Convidado por um membro",
  pending: "Pendente",
  expired: "Expirado",
  expires: "Expira em",

  joining: "Entrada por domínio",
  joiningOn: "Quem tem um endereço confirmado em {domain} pode entrar na organização como leitor.",
  joiningOff: "Desligada: só se entra por convite. Um proprietário pode mudar isso.",
  joiningWithoutDomain:
    "Desligada: só se entra por convite. Para ligar, é preciso um proprietário com endereço confirmado no domínio próprio de uma empresa.",
  joiningPossible:
    "Desligada: só se entra por convite. Você pode deixar que quem tem um endereço confirmado em {domain} entre como leitor.",
  letJoin: "Permitir a entrada por {domain}",
  turnOff: "Desligar",

  noEmail: "Digite um endereço de e-mail, como ada@example.com.",
} as const satisfies Same<typeof english>;
