import type { connectionForms as english } from "../en/connection-forms.ts";
import type { Same } from "../same.ts";

export const connectionForms = {
  connect: "Verificar as chaves e conectar",
  demo: "Usar as chaves da demonstração",
  demoFilled: "As chaves do Datadog simulado estão preenchidas.",
  days: "Dias de histórico",
  daysHint: "Até onde a primeira sincronização lê para trás, de 1 a 730. A última semana vem primeiro.",
  name: "Nome",
  nameHint: "Opcional. Para distinguir várias contas.",
  replace: "Verificar e trocar as chaves",
  keepsOther: "Cada chave pode ser trocada sozinha: um campo vazio mantém a chave guardada.",
  replaced: "As novas chaves estão em uso. O que elas substituíram foi apagado.",
  open: "Reconectar",
  close: "Cancelar",
  reconnect: "Verificar as chaves e reconectar",
  purgeName: "Digite o nome para confirmar: {name}",
  purge: "{live, select, yes {Desconectar e apagar} other {Apagar o que foi lido}}",
} as const satisfies Same<typeof english>;
