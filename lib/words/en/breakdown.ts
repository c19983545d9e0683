/** The table of what makes the numbers, in the browser; its dimensions are called as the filters are. */
export const breakdown = {
  by: "Break down by",
  deployments: "Deployments",
  cfr: "Change failure rate",
  leadTimeP50: "Lead time, median",
  recoveryP50: "Recovery, median",
  none: {
    service: "no service",
    team: "no team",
    repository: "no repository",
    env: "no environment",
  },
  showOnly: "Show only {name}",
  empty: "No deployments in this window, so there is nothing to break down.",
  cut: {
    service:
      "The {count, number} services with most deployments; there are more. Narrow the filters to see them.",
    team: "The {count, number} teams with most deployments; there are more. Narrow the filters to see them.",
    repository:
      "The {count, number} repositories with most deployments; there are more. Narrow the filters to see them.",
    env: "The {count, number} environments with most deployments; there are more. Narrow the filters to see them.",
  },
} as const;
