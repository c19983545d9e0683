/** The page of the data's quality around its findings: what was read, and which environments were seen. */
export const quality = {
  title: "Data quality",
  lead: "From Datadog to a number that can be trusted, step by step. What deployments name is told of production in the last 90 days. Times in {timeZone}.",
  found: "What was found",
  steps:
    "{count, plural, one {# step to a number that can be trusted} other {# steps to a number that can be trusted}}",

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
} as const;
