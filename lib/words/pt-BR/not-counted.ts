import type { notCounted as english } from "../en/not-counted.ts";
import type { Same } from "../same.ts";

export const notCounted = {
  deleted: "Em nenhum número: foi apagado no Datadog.",
  left_out: "Em nenhum número: alguém o deixou de fora.",
  not_production: "Em nenhum número de produção: seu ambiente não conta como produção.",
  pending: "Fora da taxa de falha: ainda não tem veredito.",
  no_recovery: "Fora do tempo de recuperação: falhou, e não se sabe se foi recuperado.",
  no_commits: "Fora do lead time e das origens: não se conhece nenhum commit dele.",
  no_time: "{commits, plural, =1 {# commit não tem} other {# commits não têm}} tempo nem parte no lead time.",
  negative_times:
    "{commits, plural, =1 {# commit só tem} other {# commits só têm}} um tempo negativo, sem parte no lead time.",
  delivered_before:
    "{commits, plural, =1 {# commit já tinha sido entregue antes e conta} other {# commits já tinham sido entregues antes e contam}} lá.",
  unknown_origin:
    "{commits, plural, =1 {# commit é} other {# commits são}} de origem desconhecida, sem nada a dizer das origens.",
} as const satisfies Same<typeof english>;
