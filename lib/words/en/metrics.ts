import type { Metric } from "../../domain/metrics/metric.ts";
import type { MetricMessage } from "../metric-message.ts";

/** Everything that each figure with a card says, by its key. */
export const metrics = {
  deployment_frequency: {
    title: "Deployment frequency",
    question: "How is deployment frequency computed?",
    definition: "How often a change reaches production.",
    formula: "Deployments ÷ covered days: the days of the window that were read completely.",
    source: "Datadog DORA deployments, by the moment they started.",
    exclusions: "Deployments to other environments or without one, deleted at Datadog, or in quarantine.",
    daysOf: "Days of",
    sample:
      "<all>{deployments, plural, one {# deployment} other {# deployments}}</all> on {days, plural, one {# day} other {# days}}",
    reason: "Not known for this window.",
    trend:
      "{bucket, select, week {Deployments per week, by verdict} month {Deployments per month, by verdict} other {Deployments per day, by verdict}}",
    line: "deployments",
    nothing: "No deployments in this window.",
  },
  lead_time: {
    title: "Lead time for changes",
    question: "How is lead time for changes computed?",
    definition: "How long a commit waits until it is in production.",
    formula:
      "Median over commits of the end of the deployment minus the commit's time, or Datadog's own change lead time when it gives one. A commit counts once per service, ever: at its first deployment to these environments that gives a usable time.",
    source: "Commits of Datadog DORA deployments.",
    exclusions:
      "Commits without a time, commits whose time is after their deployment, and commits that had been delivered before; the last two are counted on the card.",
    sample:
      "<counted>{commits, plural, one {# commit} other {# commits}}</counted>{excluded, plural, =0 {} other {, <unused># excluded</unused>}}{redelivered, plural, =0 {} other {, <again># delivered before</again>}}",
    reason:
      "{deployments, plural, one {The only deployment has no commit with a time.} other {None of # deployments has a commit with a time.}}",
    reasonExcluded: "No usable commit time: {excluded, plural, other {# excluded}}.",
    trend:
      "{bucket, select, week {Median lead time per week} month {Median lead time per month} other {Median lead time per day}}",
    line: "median over commits",
    nothing: "No deployment of this window has a commit with a usable time.",
  },
  change_failure_rate: {
    title: "Change failure rate",
    question: "How is change failure rate computed?",
    definition: "The share of deployments that failed in production.",
    formula: "Failed deployments ÷ judged deployments, or ÷ all deployments where that is set below.",
    source:
      "Datadog's verdict on each deployment, read again every night because later deployments can change it; a manager's correction stands above it.",
    exclusions: "Deployments without a verdict yet; they are shown as pending, never counted as fine.",
    dividedBy: "Divided by",
    denominator:
      "{of, select, all {all deployments, as Datadog's own screen does} other {judged deployments}}",
    sample:
      "<bad>{failed, plural, other {# failed}}</bad> of <whole>{judged, plural, other {# judged}}</whole>, <open>{pending, plural, other {# pending}}</open>{corrected, plural, =0 {} other {, <mended># corrected</mended>}}",
    sampleOfAll:
      "<bad>{failed, plural, other {# failed}}</bad> of <whole>{deployments, plural, one {# deployment} other {# deployments}}</whole>, <open>{pending, plural, other {# pending}}</open>{corrected, plural, =0 {} other {, <mended># corrected</mended>}}",
    reason:
      "{deployments, plural, one {The only deployment is not judged yet.} other {None of # deployments is judged yet.}}",
    trend:
      "{bucket, select, week {Change failure rate per week} month {Change failure rate per month} other {Change failure rate per day}}",
    line: "{of, select, all {failed ÷ all deployments} other {failed ÷ judged deployments}}",
    nothing: "No deployment of this window is judged yet.",
  },
  recovery_time: {
    title: "Recovery time",
    question: "How is recovery time computed?",
    definition: "How long a failed deployment stays broken until a rollback or a fix repairs it.",
    formula: "Median of Datadog's recovery time over failed deployments that were repaired.",
    source: "Failed Datadog DORA deployments. Incidents have their own restore time.",
    exclusions: "Failed deployments without a recovery time; they are counted on the card as not recovered.",
    sample: "<fixed>{recovered, number}</fixed> of <bad>{failed, plural, other {# recovered}}</bad>",
    reason:
      "{unrecovered, plural, =0 {No deployment failed, nothing to recover.} one {The only failed deployment is not repaired yet.} other {None of # failed deployments is repaired yet.}}",
    trend:
      "{bucket, select, week {Median recovery time per week} month {Median recovery time per month} other {Median recovery time per day}}",
    line: "median over failed deployments",
    nothing: "No failed deployment of this window has a recovery time.",
  },
  rework_rate: {
    title: "Rework rate",
    question: "How is rework rate computed?",
    definition: "The share of deployments that only repair an earlier one.",
    formula: "Rollbacks, rollforwards and deployments named as a repair ÷ all deployments.",
    source: "Deployment type and remediation of Datadog DORA deployments.",
    exclusions: "Unplanned fixes that Datadog does not link to a failed deployment.",
    sample:
      "<repairs>{rework, number}</repairs> of <all>{deployments, plural, one {# deployment} other {# deployments}}</all>",
    reason: "Not known for this window.",
    trend:
      "{bucket, select, week {Rework rate per week} month {Rework rate per month} other {Rework rate per day}}",
    line: "repairs ÷ deployments",
    nothing: "No deployments in this window.",
  },
} as const satisfies Record<Metric, Record<MetricMessage, string> & Record<string, string>>;
