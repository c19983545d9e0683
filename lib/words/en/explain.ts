/** What the explanation of a figure says beside its definition. */
export const explain = {
  leftOut:
    "{count, select, excluded {{value, plural, one {# commit whose time is after its deployment} other {# commits whose time is after their deployment}}} redelivered {{value, plural, one {# commit that had been delivered before} other {# commits that had been delivered before}}} unrecovered {{value, plural, one {# failed deployment without a recovery time} other {# failed deployments without a recovery time}}} other {{value, plural, one {# deployment without a verdict yet} other {# deployments without a verdict yet}}}}",
  datadog: "On Datadog's own screen",
  values: "Here {here}, there {there}, for the same deployments and days.",
  reason: {
    calendar_days: "It divides by all calendar days, also by those that were not read.",
    mean_of_deployments:
      "It averages the commits of each deployment first and takes the median over deployments; here each commit weighs the same.",
    of_all:
      "It counts {pending, plural, one {# deployment without a verdict} other {# deployments without a verdict}} as fine.",
    corrected:
      "It does not know {corrected, plural, one {# verdict that was corrected here} other {# verdicts that were corrected here}}.",
    environments: "It shows every environment unless its filter is set to those that count here.",
  },
  levels: {
    deployment_frequency:
      "Elite: once a day or more. High: once a week or more. Medium: once a month or more. Low: less.",
    lead_time: "Elite: under a day. High: under a week. Medium: under 30 days. Low: longer.",
    change_failure_rate: "Marks, and no ladder: elite 5 %, high 20 %, medium 10 %, low 40 %.",
    recovery_time: "Elite: under an hour. High: under a day. Medium: under a week. Low: longer.",
  },
  limits: "Limits",
} as const;
