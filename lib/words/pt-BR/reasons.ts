import type { reasons as english } from "../en/reasons.ts";
import type { Same } from "../same.ts";

export const reasons = {
  missing: "Falta o campo “{field}”.",
  missing_or_long: "O campo “{field}” está ausente ou passa de {most} caracteres.",
  not_a_time: "O campo “{field}” não é um horário que possa ser lido, como 2026-03-01T12:00:00Z.",
  out_of_time: "O campo “{field}” fica antes de {from} ou depois de {to}.",
  negative: "O campo “{field}” é negativo.",
  not_finite: "O campo “{field}” não é um número finito.",
  not_seconds: "O campo “{field}” não é um número de segundos.",
  not_a_flag: "O campo “{field}” não é verdadeiro, falso nem vazio.",
  not_text: "O campo “{field}” não é um texto nem um número.",
  list_not_text: "O campo “{field}” contém algo que não é um texto nem um número.",
  not_exact: "O campo “{field}” é um número grande demais para ser exato.",
  unreadable: "O campo “{field}” é de um tipo que não pode ser lido.",
  misplaced: "O campo “{field}” fica fora dos dias em que o {source} listou o evento.",
  unreadable_event: "É de um tipo que não pode ser lido.",
  holds_nul: "Um texto dele contém um caractere NUL, que nenhum banco de dados consegue guardar.",
  half_character: "Um texto dele contém meio caractere: foi cortado no meio de um emoji ou algo assim.",
  too_deep: "Tem mais de {most} níveis de profundidade.",
  unstorable: "O banco de dados não consegue guardar um dos valores dele.",

  too_many_in_second: "mais de {most} eventos de um mesmo ambiente e serviço em um segundo",
  second_too_large:
    "os eventos de um ambiente e serviço em um segundo são maiores do que uma resposta pode ser",
  second_refused: "o Datadog se recusou a listar um segundo por ambiente e serviço",
  second_too_long: "um segundo levou mais de {most} chamadas",
} as const satisfies Same<typeof english>;
