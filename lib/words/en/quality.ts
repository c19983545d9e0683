/** The page of the data's quality around its findings: what was read, and which environments were seen. */
export const quality = {
  title: "Data quality",
  lead: "From Datadog to a number that can be trusted: what stands in the way, what it means and what to do. Events are those of production in the last 90 days. Times in {timeZone}.",
  found: "What was found",
  toDo: "{count, plural, =0 {What is to be done} one {# thing to look at} other {# things to look at}}",
  nothingToDo: "Nothing is to be done: no check found anything.",
  rest: "{count, plural, one {# check without a finding} other {# checks without a finding}}",
  toDoMark: "{count, plural, one {# to do} other {# to do}}",

  readOf: "What was read of {connection}",
  nothingRead: "Nothing has been read yet.",
  legend: { read: "read", unread: "not read", gap: "could not be read" },
  gaps: "What could not be read, and why",
  gap: "<range></range>: {reason}",
  older: "{count, plural, one {And # older one.} other {And # older ones.}}",

  rerunReason: "A re-run: it repeats version and commit of the deployment before it.",

  environments: "Environments of the last 90 days",
  environment: "Environment",
  noneNamed: "none named",
  counts: "Counts",
  asProduction: "As production",
  no: "No",
  incidentsOnly: "Incidents only",
  deployments: "Deployments",
  incidents: "Incidents",
  lastEvent: "Last event",

  up: "Data quality",
  theEvents: "The events of this check",
  rowsOf:
    "{stream, select, incidents {Incidents of the last 90 days} other {Deployments of the last 90 days}}",
  count:
    "{stream, select, incidents {{count, plural, one {# incident} other {# incidents}}} other {{count, plural, one {# deployment} other {# deployments}}}}",
  onlyOf: "Only these: {item}",
  seeAll: "See all",
  noRows: "No such event in the last 90 days",
  noRowsText: "What was found here before is gone: it was mended, or is older than 90 days by now.",
  lasted: "Lasted",
  repository: "Repository",
  team: "Team",
  datadog: "At Datadog",
  open: "Open",
  stillOpen: "open",
  incident: "Incident",
  severity: "Severity",
} as const;
