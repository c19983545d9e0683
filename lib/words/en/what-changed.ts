/** The panel above the cards: what moved beyond chance, where and since when, and what waits for somebody. */
export const whatChanged = {
  title: "What changed",
  finding: "<b>{title}</b> {now}: <sample></sample>. Before: {before} (<earlier></earlier>).",
  since: "Clearest since {day}.",
  where: "Most of it:",
  readingWhere: "Looking for where it comes from",
  nowhere: "No single service stands out.",
  ratePart:
    "<count>{failed, number} of {whole, number}</count> (was <was>{before, number} of {wholeBefore, number}</was>)",
  countPart: "<count>{now, number}</count> (was <was>{before, number}</was>)",
  timePart: "<count>{now}</count> (was <was>{before}</was>)",
  nothing: "Nothing moved beyond chance.",
  nothingElse: "Nothing else moved beyond chance.",
  notCompared: "No figure was compared with an earlier period.",
  readingIncidents: "Looking for open incidents",
  noneOpen: "No incident is open now.",
  unknownOpen: "Not known whether an incident is open: none names a repository.",
  oldest:
    "{count, plural, one {<all># incident</all> is open now} other {<all># incidents</all> are open now}}, {count, plural, one {} other {the oldest }}<one>{name}</one>{about, select, none {} other { ({about})}}, for {age}.",
  pending:
    "{count, plural, one {<all># verdict</all> is pending} other {<all># verdicts</all> are pending}}{old, plural, =0 {} other {, <late>#</late> for over a week}}.",
  behind: "The numbers of {names} are stale: the last sync was {ago}.",
  stale: "The numbers are stale: the last sync was {ago}.",
} as const;
