/** What the forms of that page say in the browser. */
export const metricForms = {
  seen: "{deployments, plural, one {# deployment} other {# deployments}}, {incidents, plural, one {# incident} other {# incidents}} in 90 days; last on {last}",
  notSeen: "Others, not seen in 90 days",
  notSeenHint: "Names that no event carries yet.",
  enterAdds: "Enter adds one",
  effect: "Effect on the last 30 days",
  effectNone: "Change something to see what it does to the figures before you save it.",
  effectNotOf:
    "Not shown here: the time zone and the first day of a week, which only move events between days and weeks, and the levels, which are names for the same figures.",
  figure: "Figure",
  before: "Now",
  after: "Then",
  field: {
    metric: "Figure",
    value: "Target",
    from: "From",
    until: "Until",
    text: "Text",
    kind: "Kind",
  },
  typed: {
    perDay: "deployments per day",
    hours: "hours",
    percent: "percent",
  },
  metric: {
    deployment_frequency: "Deployment frequency",
    lead_time: "Lead time for changes",
    change_failure_rate: "Change failure rate",
    recovery_time: "Recovery time",
    time_to_restore: "Time to restore",
    rework_rate: "Rework rate",
  },
  kind: {
    freeze: "Freeze",
    note: "Note",
  },
  setTarget: "Set the target",
  addNote: "Add",
} as const;
