import type { replay as english } from "../en/replay.ts";
import type { Same } from "../same.ts";

export const replay = {
  /** Of an event that reads well, which only its source can put right. */
  useless:
    "A leitura deu certo, mas ele não está onde o Datadog o lista. A próxima sincronização olha de novo; reler não muda nada.",
  running: "Os payloads guardados estão sendo relidos.",
  succeeded:
    "{first, plural, =0 {Nenhum evento pôde ser lido} =1 {# evento pôde ser lido} other {# eventos puderam ser lidos}} pela primeira vez; alterados: {changed, number}; sem mudança: {same, number}.",
  broken:
    "Não chegou ao fim; até então, {first, plural, =0 {nenhum evento pôde ser lido} =1 {# evento pôde ser lido} other {# eventos puderam ser lidos}} pela primeira vez; alterados: {changed, number}; sem mudança: {same, number}.",
} as const satisfies Same<typeof english>;
