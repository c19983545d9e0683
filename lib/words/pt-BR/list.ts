import type { list as english } from "../en/list.ts";
import type { Same } from "../same.ts";

export const list = {
  pages:
    "{what, select, runs {Páginas de execuções} lines {Páginas de registros} other {Páginas de eventos}}",
  newest: "Mais recentes",
  older: "Anteriores",
  noOlder:
    "{what, select, runs {Não há execuções mais antigas} lines {Não há registros mais antigos} other {Não há eventos mais antigos}}",
  all: "{what, select, runs {Ver todas as execuções} lines {Ver todos os registros} other {Ver todos os eventos}}",
} as const satisfies Same<typeof english>;
