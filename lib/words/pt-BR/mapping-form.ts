import type { mappingForm as english } from "../en/mapping-form.ts";
import type { Same } from "../same.ts";

export const mappingForm = {
  map: "Mapear",
  change: "Mudar",
  label: "Mapear {service}",
  dialog: "Repositório de {service}",
  field: "Repositório",
  about: "O endereço em qualquer forma, como github.com/dono/nome. Vazio: nenhum mapeamento.",
  preview: "Ver o que muda",
  save: "Salvar",
  cancel: "Cancelar",
  undo: "Desfazer",
  effect: {
    none: "Nenhum deployment dos últimos 90 dias mudaria.",
    gains:
      "{count, plural, =1 {# deployment} other {# deployments}} dos últimos 90 dias passariam a ter este repositório.",
    changes:
      "{count, plural, =1 {# deployment} other {# deployments}} dos últimos 90 dias mudariam para este repositório.",
    loses:
      "{count, plural, =1 {# deployment} other {# deployments}} dos últimos 90 dias ficariam sem repositório.",
  },
  saved: "{service} está mapeado para {repository}.",
  unmapped: "{service} não está mais mapeado.",
  undone: "Como era antes.",
} as const satisfies Same<typeof english>;
