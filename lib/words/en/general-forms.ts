/** What the form of the settings says in the browser, beside the words of the settings themselves. */
export const generalForms = {
  organisation: "Organisation",
  calendar: "Calendar",
  metrics: "Metrics",
  sync: "Sync",
  evaluatedHint: "Deployments that Datadog has not judged yet count neither way and are shown as pending.",
  allHint:
    "As Datadog shows it: those not judged yet count as good, so recent days look better than they are.",
  saved: "Saved.",
  save: "Save",
} as const;
