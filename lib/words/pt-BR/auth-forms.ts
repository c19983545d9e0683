import type { authForms as english } from "../en/auth-forms.ts";
import type { Same } from "../same.ts";

export const authForms = {
  email: "E-mail",
  password: "Senha",
  passwordHint: "Pelo menos 10 caracteres.",
  signIn: "Entrar",
  createAccount: "Criar conta",
  checkMail:
    "{known, select, yes {Confira o seu e-mail: enviamos um link para {email}. Abra-o para confirmar a conta.} other {Confira o seu e-mail: enviamos um link para o seu endereço. Abra-o para confirmar a conta.}}",
  confirmedElsewhere: "Confirmou em outro dispositivo? <link>Entre aqui</link>",
  code: "Código",
  sendMail: "Enviar o e-mail",
  sendAnother: "Enviar outro e-mail",
  goOn: "Continuar",
  sent: "Se existir uma conta com este endereço, um e-mail está a caminho. Abra o link dele ou digite o código aqui.",
  printed:
    "Se existir uma conta com este endereço, o e-mail dela apareceu só onde esta instalação roda. Peça o código a quem opera a instalação.",
} as const satisfies Same<typeof english>;
