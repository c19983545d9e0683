import type { correctionForm as english } from "../en/correction-form.ts";
import type { Same } from "../same.ts";

export const correctionForm = {
  correct: "Corrigir o veredito",
  correctMany: "{count, plural, =1 {Corrigir # veredito} other {Corrigir # vereditos}}",
  verdict: "Conta como",
  failed: "Com falha",
  fine: "Sem falha",
  left_out: "Deixado de fora: não entra em nenhum número",
  reason: "Por quê",
  reasonHint: "Todos leem ao lado do veredito e no registro de auditoria.",
  repairedBy: "O que o reparou",
  nobody: "Não reparado, ou desconhecido",
  save: "Salvar a correção",
  cancel: "Cancelar",
  undo: "Desfazer a correção",
  keep: "Manter a correção",
  done: "{count, plural, =1 {O veredito foi corrigido.} other {# vereditos foram corrigidos.}}",
  selected: "{count, plural, =1 {# marcado} other {# marcados}}",
  clear: "Desmarcar",
} as const satisfies Same<typeof english>;
