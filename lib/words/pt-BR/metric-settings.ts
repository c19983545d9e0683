import type { metricSettings as english } from "../en/metric-settings.ts";
import type { Same } from "../same.ts";

export const metricSettings = {
  title: "Produção e métricas",
  lead: "{admin, select, yes {Como os números são calculados. Uma mudança vale também para o passado e fica anotada abaixo.} other {Como os números são calculados. Um proprietário ou administrador pode mudar isso.}}",
  deployments: "Deployments",
  failed: "Deployments com falha",
  targets: "Metas",
  targetsText: "O que se quer de cada número a partir de um dia. Uma meta anterior vale até esse dia.",
  metric: "Número",
  inForce: "Em vigor",
  from: "Desde",
  others: "Futuras e passadas",
  since: "{value} a partir de {day}",
  remove: "Remover",
  removeTitle: "Remover as metas: {metric}",
  removeText: "Todas saem, as passadas e as futuras também. O registro de auditoria as guarda.",
  notes: "O que mexeu nos números",
  notesText:
    "Configurações, metas e repositórios mudados, decisões sobre eventos que sumiram e o que os gestores anotam. Todos da organização leem.",
  noNotes: "Nada foi mudado nem anotado ainda.",
  when: "Quando",
  what: "O quê",
  told: "Mudança",
  who: "Quem",
  removeNote: "Remover esta anotação",
} as const satisfies Same<typeof english>;
