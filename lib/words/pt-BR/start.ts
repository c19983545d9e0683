import type { start as english } from "../en/start.ts";
import type { Same } from "../same.ts";

export const start = {
  ask: "{count, plural, =0 {Peça a um proprietário ou administrador de {organization}.} =1 {Peça a {people}.} other {Peça a uma destas pessoas: {people}.}}",
  onlyAdmins: "Só um proprietário ou um administrador pode conectar.",
  sendAddress: "Envie o endereço desta página.",
  next: "Depois, <quality>Qualidade dos dados</quality> mostra o que ainda falta nos seus eventos, e em <members>Membros</members> você convida quem vai ler os números.",
} as const satisfies Same<typeof english>;
