/** The trend of a figure, as a chart and as a table: in the browser. */
export const trend = {
  showAs: "Show as",
  chart: "Chart",
  table: "Table",
  csv: "CSV",
  png: "PNG",
  notDrawn: "The picture could not be drawn. Print the page instead.",
  source: "{organization} · deployments and incidents from Datadog, counted by Plumbline",
  asTable: "{title}, as a table",
  unread: "Nothing of this window has been read.",
  noDeployments: "No deployments in this window.",
  day: "Day",
  week: "Week",
  month: "Month",
  before: "Previous period",
  base: "n {n, number}",
  columns: {
    counted: "Counted",
    interval: "95 % interval",
    deployments: "Deployments",
    failed: "Failed",
    fine: "Judged fine",
    pending: "Pending",
    repairs: "Repairs",
    median: "Median",
  },
  bucket: {
    name: "{bucket, select, week {week of {day}} month {month of {day}} other {{day}}}",
    unread:
      "{bucket, select, week {week of {day} (not read)} month {month of {day} (not read)} other {{day} (not read)}}",
    unsent:
      "{bucket, select, week {week of {day} (nothing sent yet)} month {month of {day} (nothing sent yet)} other {{day} (nothing sent yet)}}",
    inPart:
      "{bucket, select, week {week of {day} (in part)} month {month of {day} (in part)} other {{day} (in part)}}",
    incomplete:
      "{bucket, select, week {week of {day}, not complete} month {month of {day}, not complete} other {{day}, not complete}}",
  },
  legend: {
    before: "previous period",
    band: "95 % interval",
    target: "target",
    incidents: "incidents began",
    failed: "failed",
    fine: "judged fine",
    pending: "pending",
    partial:
      "{bucket, select, week {lighter: week not complete} month {lighter: month not complete} other {lighter: day not complete}}",
    hollow:
      "{bucket, select, week {hollow: week not complete} month {hollow: month not complete} other {hollow: day not complete}}",
    unread: "not read",
    unsent: "nothing sent yet",
  },
} as const;
