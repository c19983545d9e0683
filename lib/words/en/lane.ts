/** Incidents and failed deployments over time, one lane each. */
export const lane = {
  explained: "Bars: incidents, as long as they lasted; hatched: still open. Ticks: failed deployments.",
  asTable: "As a table",
  label: "Incidents and failed deployments",
  of: "Of",
  event: "Event",
  start: "Start",
  end: "End",
  open: "open",
} as const;
