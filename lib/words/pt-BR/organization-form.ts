import type { organizationForm as english } from "../en/organization-form.ts";
import type { Same } from "../same.ts";

export const organizationForm = {
  create: "Criar organização",
  name: "Nome",
  address: "Endereço",
  addressHint: "Onde ficam as páginas dela. Não pode ser mudado depois.",
  timeZone: "Fuso horário",
  timeZoneHint: "O deste navegador. Os dias começam à meia-noite dele; pode ser mudado depois.",
} as const satisfies Same<typeof english>;
