import type { dashboard as english } from "../en/dashboard.ts";
import type { Same } from "../same.ts";

export const dashboard = {
  title: "Entrega",
  sync: "Sincronizar agora",
  syncing: "Sincronizando",
  exports: { deployments: "Deployments destes números, CSV", incidents: "Incidentes deste período, CSV" },
  parts: {
    freshness: "de quando são os números",
    running: "se há uma sincronização em andamento",
    attention: "se uma conexão precisa de alguém",
    filters: "os filtros",
    numbers: "os números",
    figures: "os números principais e sua tendência",
    times: "as etapas e os tempos mais longos",
    origins: "a taxa de falha por origem do código",
    breakdown: "de onde vêm os números",
    incidents: "os incidentes abertos",
  },
  reading: "Lendo os números",
  readingFreshness: "Vendo de quando são os números",
  freshness: {
    syncing: "Sincronizando: {read, number} de {asked, number} dias lidos",
    covers: "cobre de <from></from> a <to></to>",
    coversToNow: "cobre de <from></from> até agora",
    zone: "horários em {timeZone}",
    gaps: "{count, plural, =1 {# trecho não pôde ser lido} other {# trechos não puderam ser lidos}}",
    quarantined: "{count, plural, =1 {# evento} other {# eventos}} em quarentena",
    synced: "Sincronizado {ago}",
    firstSync: "Primeira sincronização em andamento",
    never: "Nunca sincronizado",
    disconnected: "Desconectado: os números não mudam mais",
    none: "Ainda não há números",
    stale: "Desatualizado",
    staleSince: "última sincronização em <at></at> ({ago}); nenhuma execução terminou desde então",
    staleBecause: "última sincronização em <at></at> ({ago}): {problem}",
  },
  coverage: {
    none: "Nada deste período foi lido.",
    part: "Cobre {read} de {all} dias: {reasons}.",
    before: "o histórico começa em {day}",
    inside: "{days} dias no meio do período não puderam ser lidos",
    after: "nada foi lido depois de {day}",
    begins:
      "{count, plural, =1 {Uma conexão começa} other {# conexões começam}} dentro deste período, {names}{more, plural, =0 {} other { e mais #}}; nada anterior a isso {count, plural, =1 {dela} other {delas}} entra nestes números.",
    beginsOn: "{name} em {day}",
  },
} as const satisfies Same<typeof english>;
