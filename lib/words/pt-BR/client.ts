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
  table: "{label}, tabela",
  actions: "Ações",
  couldNotRead: "Não foi possível ler: {what}. Algo deu errado do nosso lado; nada seu se perdeu.",
  couldNotReadLine: "Não foi possível ler: {what}.",
  helpNumber: "Ao pedir ajuda, informe este número: <code>{number}</code>",
  tryAgain: "Tentar de novo",
  fromTo: "<from></from> a <to></to>",
} as const satisfies Same<typeof english>;
