import type { general as english } from "../en/general.ts";
import type { Same } from "../same.ts";

export const general = {
  title: "Geral",
  pageTitle: "Configurações gerais",
  lead: "{admin, select, yes {Como ela se chama e quanto é lido e guardado.} other {Como ela se chama e quanto é lido e guardado. Um proprietário ou administrador pode mudar isso.}}",

  days: "{days, plural, =1 {# dia} other {# dias}}",
  noneKept: "Nenhum é guardado",

  remove: "Excluir a organização",
  removeName: "Digite o nome para confirmar: {name}",
  removeText:
    "Tudo o que há nela é apagado: conexões e suas chaves, deployments, incidentes, execuções, membros, tokens, convites e o registro de auditoria. As chaves são destruídas primeiro, na hora, e ninguém consegue mais abrir a organização. O resto leva alguns minutos.",
  removeFinal:
    "Isso não pode ser desfeito. Revogue as chaves também no Datadog: backups do banco de dados podem contê-las, criptografadas.",
} as const satisfies Same<typeof english>;
