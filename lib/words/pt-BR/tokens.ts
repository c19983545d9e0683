import type { tokens as english } from "../en/tokens.ts";
import type { Same } from "../same.ts";

export const tokens = {
  title: "Tokens de API",
  lead: "Para programas. Um token deixa de valer quando quem o criou sai da organização e para de funcionar enquanto a pessoa está suspensa. Horários em {timeZone}.",
  theTokens: "os tokens",
  create: "Criar um token",

  none: "Nenhum token ainda",
  noneText: "Um token permite que um programa use a API desta organização.",
  list: "Tokens, mais recentes primeiro",
  name: "Nome",
  state: "Estado",
  may: "Permite",
  expires: "Expira em",
  lastUsed: "Último uso",
  never: "Nunca",
  madeBy: "Criado por {email}",
  madeByFormer: "Criado por alguém que saiu",
  status: { active: "Ativo", expired: "Expirado", revoked: "Revogado", suspended: "Autor suspenso" },
  endsSoon: "Acaba em breve",
  scope: { "origins:write": "Enviar origens do código" },
  only: { "origins:write": "Só: enviar origens do código" },

  revoke: "Revogar",
  revokeNamed: "Revogar {name}",
  revokeText:
    "Os programas que o usam são recusados a partir de agora. Os tokens criados com ele deixam de valer junto.",

  badName: "O nome precisa ter de 1 a 80 caracteres.",
  notValid: "Isto não é válido.",
} as const satisfies Same<typeof english>;
