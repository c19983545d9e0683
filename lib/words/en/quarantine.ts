/** The events that could not be read. */
export const quarantine = {
  title: "Quarantine",
  lead: "Events that could not be read. They are kept and count nowhere; what came with them is stored. Mend them where they are sent to Datadog from: the next sync reads them again. Times in {timeZone}.",
  theQuarantine: "The quarantine",
  managers: "Managers see these events",
  managersText:
    "The text of an event may hold anything that was sent to Datadog. A manager, admin or owner of {organization} can look into it.",

  none: "Nothing is in quarantine",
  noneText: "Every event that Datadog sent could be read.",
  noneMatching: "No event matches the filter",
  label: "Events in quarantine, newest first",
  filter: "Filter the quarantine",
  stream: "Stream",
  both: "Both",
  reason: "Reason",
  all: "All",
  option: "{reason} ({events, number})",

  event:
    "{stream, select, deployments {Deployment} other {Incident}} {known, select, no {without a readable id} other {<id></id>}}",
  firstSeen: "First seen",
  lastSeen: "Last seen",
  connection: "Connection",
  deletedConnection: "a deleted connection",
  stored: "Reason as stored",

  again: "Parse again",
  againNamed: "Parse {name} again",
  running: "A run is going on",
  againText:
    "Reads these events once more, and every stored payload with them, without asking Datadog. It helps after an update of this installation; an event that is mended at Datadog comes with the next sync by itself.",
  kept: "{days, plural, =0 {Payloads of other events are not kept} one {Payloads of other events are kept for # day} other {Payloads of other events are kept for # days}}: <setting>see the setting</setting>.",
  noAccount: "There is no connected account to parse for.",
  last: "<state></state> <at></at>. {outcome} <run>See the run</run>",
} as const;
