import type { accountForms as english } from "../en/account-forms.ts";
import type { Same } from "../same.ts";

export const accountForms = {
  newPassword: "Nova senha",
  passwordHint: "Pelo menos 10 caracteres.",
  setPassword: "Definir a senha",
  passwordSet: "A nova senha já vale. Os outros dispositivos saíram da conta.",

  typeEmail: "Digite o seu endereço de e-mail para confirmar: {email}",
  remove: "Excluir minha conta",
} as const satisfies Same<typeof english>;
