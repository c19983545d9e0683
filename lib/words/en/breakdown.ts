/** The table of what makes the numbers, in the browser; its dimensions are called as the filters are. */
export const breakdown = {
  by: "Break down by",
  deployments: "Deployments",
  counted: "{count, plural, one {deployment} other {deployments}}",
  cfr: "Failure rate",
  interval: "95 % interval",
  leadTimeP50: "Lead time",
  recoveryP50: "Recovery",
  timeHint: "the median; n is what it is the median of",
  n: "n {count, number}",
  csv: "CSV",
  none: {
    service: "no service",
    team: "no team",
    repository: "no repository",
    env: "no environment",
    tag: "no tag",
  },
  rateWithInterval: "{rate}, 95 % interval {interval}",
  unknownRate: "not known",
  effect: "Effect",
  effectHint: "the failure rate of all minus that of all others: what the row adds to it",
  changes: {
    deployment_frequency: "Change of the frequency",
    change_failure_rate: "Change of the failure rate",
    lead_time: "Change of the lead time",
    recovery_time: "Change of the recovery time",
  },
  open: "Open",
  openHint: "incidents of this window that are open",
  total: "All, as on the cards",
  parts: "<bad>{failed, number}</bad> of <whole>{of, number}</whole>",
  legend:
    "≈: the change may be chance, among all rows. Whiskers: 95 % interval. Times are medians. Dimmed: under 10 judged.",
  folded:
    "{count, plural, one {# more row} other {# more rows}}{few, plural, =0 {.} other {, # with under 10 judged deployments.}}",
  unfold: "Show all",
  fold: "Fold",
  tagsOverlap: "A deployment counts in the row of each of its tags, so these rows do not add up.",
  empty: "No deployments in this window, so there is nothing to break down.",
  cut: {
    service:
      "The {count, number} services with most deployments; there are more. Narrow the filters to see them.",
    team: "The {count, number} teams with most deployments; there are more. Narrow the filters to see them.",
    repository:
      "The {count, number} repositories with most deployments; there are more. Narrow the filters to see them.",
    env: "The {count, number} environments with most deployments; there are more. Narrow the filters to see them.",
    tag: "The {count, number} tags with most deployments; there are more. Narrow the filters to see them.",
  },
} as const;
