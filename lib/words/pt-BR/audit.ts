import type { audit as english } from "../en/audit.ts";
import type { Same } from "../same.ts";

export const audit = {
  title: "Registro de auditoria",
  lead: "O que foi feito nesta organização, do mais recente ao mais antigo. Ninguém pode mudar nem apagar uma linha. Horários em {timeZone}.",
  theLog: "o registro de auditoria",
  none: "Nada foi feito ainda",
  noneText: "Toda mudança na organização deixa uma linha aqui.",
  noneMatching: "Nada corresponde ao filtro",
  list: "Registro de auditoria, mais recentes primeiro",

  when: "Quando",
  who: "Quem",
  what: "O quê",
  address: "Endereço",
  deletedConnection: "uma conexão excluída",

  filters: "Filtrar o registro de auditoria",
  anybody: "Qualquer pessoa",
  anything: "Qualquer ação",
  from: "De",
  to: "Até",
  unfinishedDay: "Informe a data inteira, ou nenhuma.",
  filter: "Filtrar",
  clear: "Limpar",
  download: "Baixar CSV",
} as const satisfies Same<typeof english>;
