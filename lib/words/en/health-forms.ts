/** What the form of the thresholds of the health grid says in the browser. */
export const healthForms = {
  end: { good: "1.00 at", bad: "0.00 at" },
  endOf: { good: "{row}: 1.00 at", bad: "{row}: 0.00 at" },
  typed: {
    count: "count",
    ratio: "ratio",
    share: "percent",
    hours: "hours",
    minutes: "minutes",
    lines: "lines",
    flag: "yes or no",
    per_day: "per day",
    merit: "0 to 1",
  },
  usual: "usually {value}",
  of: {
    count: "Of a repository",
    share: "Of the organisation",
    both: "Of a repository and of the organisation",
  },
  scope: "Preview of",
  all: "All repositories",
  preview: "Preview",
  save: "Save the thresholds",
  effect: "Effect on the last seven days",
  effectNone: "Preview what other thresholds make of the grid before you save them.",
  changed:
    "{cells, plural, =0 {No cell changes its band.} one {# cell changes its band.} other {# cells change their band.}}",
  row: "Row",
  becomes: "{before} becomes {after}",
} as const;
