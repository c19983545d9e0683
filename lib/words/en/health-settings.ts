/** Settings, Health: from where to where a row of the grid is good or bad. */
export const healthSettings = {
  title: "Health thresholds",
  lead: "From where on a figure of merit is 1, and from where on it is 0. They judge values and never change them: past days are judged anew.",
  marks: "Thresholds",
  version: "{version, plural, =0 {The usual ones hold.} other {Version # holds, set on {day}.}}",
  onlyAdmins: "Admins set them.",
  row: "Row",
  measure: "Of",
  good: "1.00 at",
  bad: "0.00 at",
  reset: "Set back to the usual ones",
  resetText: "All thresholds of your own end. That is a version too; the audit log keeps the ones before.",
  resetButton: "Set back",
} as const;
