import type { passwordForm as english } from "../en/password-form.ts";
import type { Same } from "../same.ts";

export const passwordForm = {
  present: "Senha atual",
  password: "Nova senha",
  hint: "Pelo menos 10 caracteres.",
  set: "Definir a senha",
  done: "A nova senha já vale. As sessões em outros dispositivos foram encerradas.",
} as const satisfies Same<typeof english>;
