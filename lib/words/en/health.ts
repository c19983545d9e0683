/** What the grid of health says: its rows by their keys, its bands, and why a cell is not known. */
export const health = {
  row: {
    tests_passing: "Tests passing",
    failing_workflows: "Failing workflows",
    hotfixes: "Hotfixes",
    reverts: "Reverts",
    ci_duration_p90: "CI duration, p90",
    stale_pulls: "Stale pull requests",
    pull_cycle_time: "Pull request cycle time",
    deployment_frequency: "Deployment frequency",
    lead_time: "Lead time",
    change_failure_rate: "Change failure rate",
    recovery_time: "Recovery time",
    rework_rate: "Rework rate",
  },
  band: { critical: "critical", warning: "warning", healthy: "healthy", unknown: "not known" },
  formula: {
    binary: "1.00 when they pass, 0.00 when they do not",
    lower: "1.00 up to {good}, 0.00 from {bad} on, evenly in between",
    higher: "0.00 up to {bad}, 1.00 from {good} on, evenly in between",
  },
  valueOf: "{value}, {n, plural, one {of # event} other {of # events}}",
  explained: "{said}. {of}. {formula}",
  missing: {
    not_collected: "Not collected: nobody has looked at this day.",
    not_connected: "GitHub is not connected, or this repository was not chosen.",
    not_read: "GitHub was asked and did not answer for this window.",
    short_answer: "GitHub's answer held less than is known to be there.",
    odd_rows:
      "{rows, plural, one {# row} other {# rows}} of GitHub's answer could not be read{field, select, none {} other {, for {field}}}: the rest is kept, and no value is made of a part.",
    files_unnamed:
      "{commits, plural, one {# commit changed} other {# commits changed}} more files than GitHub names.",
    no_permission: "The token may not read this.",
    not_all_read: "{read, number} of {of, number} are read so far.",
    no_event: "Nothing happened that it could be made of.",
    not_configured: "Nobody has said which workflows have to pass.",
    repositories_missing: "{known, number} of {of, number} repositories are known.",
    few: "{n, plural, one {# event} other {# events}}: below {least, number}, a share is mostly chance.",
  },
  /** The same in a table, where each has little room. */
  short: {
    not_collected: "not collected",
    not_connected: "not connected",
    not_read: "no answer",
    short_answer: "answer too short",
    no_permission: "no permission",
    not_all_read: "not all read",
    no_event: "nothing happened",
    not_configured: "not configured",
    repositories_missing: "repositories missing",
    few: "too few events",
  },
} as const;
