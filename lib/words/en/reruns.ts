/** Leaving re-runs out of all numbers, and counting them again. */
export const reruns = {
  leaveOut: "Leave these out",
  title: "Leave the re-runs out?",
  text: "{count, plural, one {# deployment counts} other {# deployments count}} in no number any more. A failure that Datadog tells of the re-run alone goes to the deployment that it repeats. Each is a correction in the audit log, and all of them can be undone at once. Datadog's own screen keeps them.",
  again: "Count those left out again",
  done: "{changed, plural, =0 {Nothing was to be changed.} one {# deployment is left out.} other {# deployments are left out.}}",
  undone:
    "{changed, plural, =0 {Nothing was to be changed.} one {# deployment counts again.} other {# deployments count again.}}",
} as const;
