/** The trend of a figure, as a chart and as a table: in the browser. */
export const trend = {
  showAs: "Show as",
  chart: "Chart",
  table: "Table",
  csv: "CSV",
  asTable: "{title}, as a table",
  unread: "Nothing of this window has been read.",
  noDeployments: "No deployments in this window.",
  day: "Day",
  week: "Week",
  columns: {
    deployments: "Deployments",
    failed: "Failed",
    fine: "Judged fine",
    pending: "Pending",
    repairs: "Repairs",
    median: "Median",
  },
  bucket: {
    name: "{bucket, select, week {week of {day}} other {{day}}}",
    unread: "{bucket, select, week {week of {day} (not read)} other {{day} (not read)}}",
    inPart: "{bucket, select, week {week of {day} (in part)} other {{day} (in part)}}",
    incomplete: "{bucket, select, week {week of {day}, not complete} other {{day}, not complete}}",
  },
  legend: {
    failed: "failed",
    fine: "judged fine",
    pending: "pending",
    partial: "{bucket, select, week {lighter: week not complete} other {lighter: day not complete}}",
    hollow: "{bucket, select, week {hollow: week not complete} other {hollow: day not complete}}",
    unread: "not read",
  },
} as const;
