/** What moved the numbers, wherever it is told. */
export const notes = {
  freeze: "Freeze",
  note: "Note",
  target: "Target: {metric}",
  target_removed: "Targets removed: {metric}",
  repository: "Repository of {service}",
  vanished_deleted: "Vanished events deleted",
  vanished_kept: "Vanished events kept",
  events: "{events, plural, one {# event} other {# events}}",
  change: "{from} → {to}",
  since: "{change}, from {day}",
  nothing: "nothing",
} as const;
