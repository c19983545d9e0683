import type { pictureForms as english } from "../en/picture-forms.ts";
import type { Same } from "../same.ts";

export const pictureForms = {
  make: "Criar imagem",
  shown: "{name}. Copie agora o que precisar: o endereço não é mostrado de novo.",
  kind: "O quê",
  kinds: { grid: "Grade", card: "Cartão", trend: "Tendência", badge: "Selo" },
  figure: "De qual linha ou métrica",
  part: "Workflow",
  partHint: "Pelo nome, como está no GitHub.",
  scope: "De qual repositório",
  shownDays: "Dias",
  usual: "{days, plural, =1 {# dia, como de costume} other {# dias, como de costume}}",
  days: "{days, plural, =1 {# dia} other {# dias}}",
  expiresAfter: "Expira depois de",
  expiresHint: "Até ser revogada, quando nada é escolhido.",
  never: "Nunca",
  address: "Endereço",
  darkAddress: "Endereço para páginas escuras",
  markdown: "Markdown, para um README",
  widget: "Datadog, widget de um dashboard",
} as const satisfies Same<typeof english>;
