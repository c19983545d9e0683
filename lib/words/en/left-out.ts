/** Why a value that is known is not sent to Datadog. */
export const leftOut = {
  env_missing: "No environment is set: nothing is sent without a tag that says of which it is.",
  service_missing: "No service is set.",
  name_refused: "With this prefix its name is none that Datadog keeps as it is.",
  too_old:
    "Its window ended {minutes, plural, one {# minute} other {# minutes}} ago: Datadog takes no point older than an hour. Have standing values sent again.",
  too_early:
    "Its window ends in {minutes, plural, one {# minute} other {# minutes}}: Datadog takes no point more than ten minutes ahead.",
  same_series:
    "As Datadog writes names and tags, it is the same series as that of {other}: neither is sent, since one would stand for both.",
} as const;
