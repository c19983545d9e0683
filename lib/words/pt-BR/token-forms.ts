import type { tokenForms as english } from "../en/token-forms.ts";
import type { Same } from "../same.ts";

export const tokenForms = {
  create: "Criar token",
  shown: 'Token "{name}". Copie agora: ele não é mostrado de novo.',
  name: "Nome",
  nameHint: "Para que serve, como o registro de auditoria vai chamá-lo.",
  role: "Papel",
  roleHint: "O máximo que ele permite.",
  use: "Uso",
  everything: "Tudo o que o papel permite",
  expiresAfter: "Expira depois de",
  days: "{days, plural, =1 {# dia} other {# dias}}",
} as const satisfies Same<typeof english>;
