import type { invitationMail as english } from "../en/invitation-mail.ts";
import type { Same } from "../same.ts";

export const invitationMail = {
  subject: "Convite para {organization} no Plumbline",
  lead: "{invitedBy} convida você para {organization} no Plumbline como {role, select, viewer {leitor} manager {gestor} admin {administrador} other {proprietário}}. {may}",
  accept: "Aceite aqui, depois de entrar com o endereço em que este e-mail chegou:",
  until: "O link funciona uma vez, até {until} UTC. Se você não esperava este convite, não faça nada.",
} as const satisfies Same<typeof english>;
