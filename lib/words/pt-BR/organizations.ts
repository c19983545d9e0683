import type { organizations as english } from "../en/organizations.ts";
import type { Same } from "../same.ts";

export const organizations = {
  title: "Organizações",
  yours: "As suas",
  none: "Você ainda não faz parte de nenhuma organização. Crie uma aqui ou peça a um administrador da sua um convite para {email}.",
  suspended:
    "Seu acesso a {name} foi suspenso. Peça a um proprietário ou administrador de {name} que o reative; um convite não resolve.",
  noneOpen: "Nenhuma organização está aberta para você agora. Você pode criar uma sua aqui.",
  create: "Criar uma",
  joinable: "Abertas ao domínio do seu e-mail",
  join: "Entrar",
  joinNamed: "Entrar em {name}",
  deleted:
    "A organização foi excluída. As chaves dela estão destruídas; o resto do que ela guardava é apagado em alguns minutos.",

  badName: "O nome precisa ter de 1 a 80 caracteres.",
  badTimeZone: "Este fuso horário não é conhecido aqui. Escolha outro; pode ser mudado depois.",
  taken: "Este endereço já está em uso. Escolha outro.",
} as const satisfies Same<typeof english>;
