import type { client as english } from "../en/client.ts";
import type { Same } from "../same.ts";

export const client = {
  close: "Fechar",
  cancel: "Cancelar",
  copy: "Copiar",
  copied: "Copiado",
  typeToConfirm: "Para confirmar, digite: {text}",
  navigation: "Organização",
  dashboard: "Dashboard",
  dataQuality: "Qualidade dos dados",
  runs: "Execuções",
  settings: "Configurações",
  expandNavigation: "Expandir a navegação",
  collapseNavigation: "Recolher a navegação",
  colours: "Cores",
  coloursLight: "Claro",
  coloursDark: "Escuro",
  coloursAuto: "Como o sistema",
} as const satisfies Same<typeof english>;
