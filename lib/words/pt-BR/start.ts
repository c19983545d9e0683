import type { start as english } from "../en/start.ts";
import type { Same } from "../same.ts";

export const start = {
  ask: "{count, plural, =0 {Peça a um proprietário ou administrador de {organization}.} =1 {Peça a {people}.} other {Peça a uma destas pessoas: {people}.}}",
  onlyAdmins: "Só um proprietário ou um administrador pode conectar.",
  sendAddress: "Envie o endereço desta página.",
} as const satisfies Same<typeof english>;
