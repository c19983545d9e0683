/** In place of what a page shows when it has none: the true cause, and the one act that helps. */
export const empty = {
  notConnected: {
    title: "No Datadog account is connected",
    text: "Plumbline reads deployments and incidents from your Datadog account every night and computes these numbers from them. The first ones are here within a minute.",
    needs: "You need an API key, an application key with the scope dora_metrics_read, and your Datadog site.",
    connect: "Connect Datadog",
  },
  firstSync: {
    title: "The first sync is running",
    what: "First sync",
    follows: "The page follows by itself.",
    production: "Meanwhile: say which environment is production",
  },
  neverRead: {
    title: "No sync has finished yet",
    due: "The first run has not started yet. It is due within the day.",
    problem: "The last run ended with: {problem}",
    check: "Check the connection",
    see: "See the connection",
  },
  beforeHistory: {
    title: "This period lies before the history",
    text: "What was read begins on {day}. Of the days before it nothing is known.",
    show: "Show the first 30 days of the history",
  },
  notRead: {
    title: "This period has not been read",
    text: "Events were read up to {day}, and nothing of this period. What happened in it is not known, which is not the same as zero.",
    problem: "The last run ended with: {problem}",
    runs: "See the sync runs",
  },
  neverSent: {
    title:
      "{of, select, incidents {Datadog has never had an incident} other {Datadog has never had a deployment}}",
    text: "The account answers and was read, in every environment: there never was {of, select, incidents {an incident} other {a deployment}} in it. Your pipelines have to send them to Datadog first; the next sync then brings them here.",
    learn: "How events get to Datadog",
  },
  filtered: {
    title:
      "{of, select, incidents {No incident matches the filter} other {No deployment matches the filter}}",
    text: "This period is narrowed to: {filters}. Without that it has {of, select, incidents {{count, plural, one {# incident} other {# incidents}}} other {{count, plural, one {# deployment} other {# deployments}}}}.",
    clear: "Clear the filter",
  },
  noProduction: {
    title: "No deployment counts as production",
    text: "What counts as production: {names}. No deployment of the last 90 days names one of these, so there is nothing to compute numbers from.",
    seen: "Seen in the last 90 days:",
    one: "{env}: {count, plural, one {# deployment} other {# deployments}}",
    none: "In the last 90 days no deployment named any environment.",
    name: "Name the production environments",
    chooseOne: "Choose at least one.",
  },
  elsewhere: {
    title:
      "{of, select, incidents {No incident in production in this period} other {No deployment to production in this period}}",
    text: "{of, select, incidents {{count, plural, =0 {There is none in any other environment, either.} one {# incident of it is in another environment.} other {# incidents of it are in other environments.}}} other {{count, plural, =0 {There is none to any other environment, either.} one {# deployment of it went to another environment.} other {# deployments of it went to other environments.}}}} What counts as production: {names}.",
    last: "The last one in production was on {day}.",
    all: "Show all environments",
    name: "Name the production environments",
  },
  quiet: {
    title: "{of, select, incidents {No incident in this period} other {Nothing was deployed in this period}}",
    text: "It was read. The last {of, select, incidents {incident} other {deployment}} before its end was on {day}.",
    show: "Show the 30 days up to then",
  },
} as const;
