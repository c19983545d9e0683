/** What stands in a picture. */
export const drawing = {
  health: "Repository health",
  all: "All repositories",
  asOf: "As of {moment}",
  nothing: "Nothing collected yet",
  until: "Data until {moment}",
  drawn: "drawn {moment}",
  cell: "{row}, {day}: {said}",
  figure: "{figure}, {band}",
  rows: "Rows of the grid",
  day: "{day}: {said}",
  part: "{title}: {part}",
  n: "{n, plural, one {of # event} other {of # events}}",
  aged: "Last drawn {age}",
  legend: {
    healthy: "healthy, from 0.70",
    warning: "warning, from 0.30",
    critical: "critical, below 0.30",
    unknown: "not known",
  },
} as const;
