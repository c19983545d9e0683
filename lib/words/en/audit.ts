/** Settings, Audit log. */
export const audit = {
  title: "Audit log",
  lead: "What was done to this organisation, newest first. Nobody can change or delete a line. Times in {timeZone}.",
  theLog: "The audit log",
  none: "Nothing was done yet",
  noneText: "Every change of the organisation leaves a line here.",
  noneMatching: "Nothing matches",
  list: "Audit log, newest first",

  when: "When",
  who: "Who",
  what: "What",
  address: "Address",
  deletedConnection: "a deleted connection",

  filters: "Filter the audit log",
  anybody: "Anybody",
  anything: "Anything",
  from: "From",
  to: "To",
  unfinishedDay: "Give the whole date, or none.",
  filter: "Filter",
  clear: "Clear",
  download: "Download CSV",
} as const;
