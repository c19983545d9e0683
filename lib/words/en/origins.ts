/** Who wrote the code, and how its failures compare. */
export const origins = {
  title: "Change failure rate by code origin",
  label: { human: "Human", ai_assisted: "AI-assisted", bot: "Bot", unknown: "Unknown" },
  commitsOf: "{commits, plural, one {# commit} other {# commits}}: {parts}",
  part: {
    human: "{count, plural, other {# human}}",
    ai_assisted: "{count, plural, other {# AI-assisted}}",
    bot: "{count, plural, other {# bot}}",
    unknown: "{count, plural, other {# unknown}}",
  },
  noCommits: "no commits",
  coverage:
    "{share} of {commits, plural, one {# commit} other {# commits}} have a known origin ({known, number}).",
  uncovered: "No deployment of this window names a commit.",
  onlyOne: "Only one of human and AI-assisted code was judged in this window.",
  seen: "AI-assisted code failed in {ai}, human code in {human}.",
  withinChance: "The difference is {value} ({low} to {high}): within chance.",
  apart:
    "AI-assisted code failed {than, select, more {more} other {less}} often, by {value} ({low} to {high}).",
  unmarked:
    "No commit carries a tool's mark in {repositories}{more, plural, =0 {} other { and # more}}: tools can be told not to sign.",
  inRepository: "{repository} ({count, plural, one {# commit} other {# commits}})",
  withoutRepository: "commits without a repository ({count, number})",
  notCompared: "Not compared: {reasons}",
  explained:
    "Human: no tool's mark was seen. A judged deployment counts as one, shared out over the origins of its commits. Whiskers: 95 % Wilson interval.",
  withAi: "With AI-assisted commits",
  withoutAi: "Without",
  byTool: "By tool",
  more: "Origins: shares over time, tools, repositories",
  origin: "Origin",
  commits: "Commits",
  share: "Share",
  rate: "Rate",
  failureRate: "Failure rate",
  interval: "95 % interval",
  deployments: "Deployments",
  failed: "Failed",
  judged: "Judged",
} as const;
