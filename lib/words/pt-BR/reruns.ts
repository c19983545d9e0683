import type { reruns as english } from "../en/reruns.ts";
import type { Same } from "../same.ts";

export const reruns = {
  leaveOut: "Deixar estes de fora",
  title: "Deixar as reexecuções de fora?",
  text: "{count, plural, =1 {# deployment deixa} other {# deployments deixam}} de entrar em qualquer número. Uma falha que o Datadog atribui só à reexecução passa ao deployment que ela repete. Cada um é uma correção no registro de auditoria, e dá para desfazer todas de uma vez. A tela do próprio Datadog os mantém.",
  again: "Contar de novo os deixados de fora",
  done: "{changed, plural, =0 {Não havia nada a mudar.} =1 {# deployment ficou de fora.} other {# deployments ficaram de fora.}}",
  undone:
    "{changed, plural, =0 {Não havia nada a mudar.} =1 {# deployment conta de novo.} other {# deployments contam de novo.}}",
} as const satisfies Same<typeof english>;
