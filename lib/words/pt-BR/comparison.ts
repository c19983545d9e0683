import type { comparison as english } from "../en/comparison.ts";
import type { Same } from "../same.ts";

export const comparison = {
  no_commits: "Nenhum deployment deste período cita um commit.",
  low_coverage:
    "A origem é conhecida em {percent} % dos commits ({known, number} de {total, number}); uma comparação precisa de pelo menos 50 %.",
  few_failures:
    "{failed, plural, =1 {# deployment com falha tem} other {# deployments com falha têm}} um commit de origem conhecida; uma comparação precisa de pelo menos 10.",
  no_marks:
    "{commits, plural, one {O único commit não tem} other {Nenhum dos # commits tem}} a marca de uma ferramenta. Ferramentas podem ser configuradas para não assinar: “humano” aqui quer dizer que nenhuma marca de ferramenta foi vista.",
  no_origin: "Nenhuma origem tem um deployment avaliado; uma comparação precisa de pelo menos duas.",
  one_origin:
    "Só uma origem ({origin, select, human {humana} ai_assisted {com ajuda de IA} bot {bot} other {desconhecida}}) tem deployments avaliados; uma comparação precisa de pelo menos duas.",
} as const satisfies Same<typeof english>;
