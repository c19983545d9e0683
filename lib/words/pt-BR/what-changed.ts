import type { whatChanged as english } from "../en/what-changed.ts";
import type { Same } from "../same.ts";

export const whatChanged = {
  title: "O que mudou",
  finding: "<b>{title}</b> {now}: <sample></sample>. Antes: {before} (<earlier></earlier>).",
  since: "Mais claro desde {day}.",
  where: "A maior parte:",
  readingWhere: "Procurando de onde vem",
  nowhere: "Nenhum serviço se destaca.",
  ratePart:
    "<count>{failed, number} de {whole, number}</count> (antes, <was>{before, number} de {wholeBefore, number}</was>)",
  countPart: "<count>{now, number}</count> (antes, <was>{before, number}</was>)",
  timePart: "<count>{now}</count> (antes, <was>{before}</was>)",
  nothing: "Nada mudou além do acaso.",
  nothingElse: "Nada mais mudou além do acaso.",
  notCompared: "Nenhum número foi comparado com um período anterior.",
  readingIncidents: "Procurando incidentes abertos",
  noneOpen: "Nenhum incidente está aberto agora.",
  unknownOpen: "Não se sabe se há um incidente aberto: nenhum cita um repositório.",
  oldest:
    "{count, plural, =1 {<all># incidente</all> está aberto agora} other {<all># incidentes</all> estão abertos agora}}, {count, plural, =1 {} other {o mais antigo, }}<one>{name}</one>{about, select, none {} other { ({about})}}, há {age}.",
  pending:
    "{count, plural, =1 {<all># avaliação</all> está pendente} other {<all># avaliações</all> estão pendentes}}{old, plural, =0 {} other {, <late>#</late> há mais de uma semana}}.",
  behind: "Os números de {names} estão desatualizados: a última sincronização foi {ago}.",
  stale: "Os números estão desatualizados: a última sincronização foi {ago}.",
} as const satisfies Same<typeof english>;
