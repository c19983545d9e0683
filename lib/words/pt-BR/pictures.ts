import type { pictures as english } from "../en/pictures.ts";
import type { Same } from "../same.ts";

export const pictures = {
  title: "Imagens",
  lead: "A saúde dos repositórios para dashboards, READMEs e wikis, desenhada de novo quando os dados mudam. Quem tem o endereço de uma imagem a vê, sem entrar. Horários em {timeZone}.",
  thePictures: "as imagens",
  make: "Criar uma imagem",

  none: "Nenhuma imagem ainda",
  noneText: "Uma imagem mostra a saúde dos seus repositórios onde ninguém entra no Plumbline.",
  list: "Imagens, mais recentes primeiro",
  picture: "Imagem",
  state: "Estado",
  expires: "Expira em",
  never: "Nunca",
  uses: "Usos",
  lastUsed: "Último uso",
  notUsed: "Ainda não",
  madeBy: "Criada por {email}",
  madeByFormer: "Criada por alguém que saiu",
  status: { active: "Ativa", expired: "Expirada", revoked: "Revogada", suspended: "Autor suspenso" },

  revoke: "Revogar",
  revokeNamed: "Revogar {name}",
  revokeText:
    "Onde o endereço dela estiver, nada é mostrado a partir de agora, no máximo depois dos cinco minutos que um navegador a guarda. Não há como trazê-la de volta.",

  notValid: "Isto não é válido.",
} as const satisfies Same<typeof english>;
