/** The page of what goes back to Datadog: what would be sent, what was, and dashboards. */
export const publishing = {
  title: "To Datadog",
  lead: "Sends the health figures and the daily values to Datadog as metrics, and makes dashboards of them. Nothing is sent until you say so.",
  settings: "What is sent, and where to",
  fact: {
    enabled: "Sent on its own",
    prefix: "Prefix",
    env: "Environment",
    service: "Service",
    team: "Team",
    tags: "Tags",
    connection: "Goes to",
    resend: "Standing values sent again",
    verify: "Arrival checked",
  },
  yes: "yes, every half hour",
  no: "no",
  yesResend: "yes",
  yesVerify: "yes, a minute after each run",
  none: "not set",
  preview: "What would be sent now",
  previewText: "Exactly this, byte for byte, is what publishing sends. Making this preview called nobody.",
  obstacle: {
    no_account: "No Datadog account is connected that it could go to.",
    no_connection: "No Datadog connection is chosen that it goes to.",
    not_set:
      "Nobody has set which Datadog connection it goes to and of which environment it is: {values, plural, =0 {no value waits} one {# value waits} other {# values wait}} for that.",
    no_env:
      "No environment is set, and nothing is sent without a tag that says of which it is: {values, plural, =0 {no value waits} one {# value waits} other {# values wait}} for it.",
    too_old:
      "{values, plural, one {# value is known, and its window} other {# values are known, and their windows}} ended more than an hour ago: Datadog takes no older point. Switch on that standing values are sent again, or wait for the next collection.",
    no_values:
      "No value of today or yesterday is known yet. They come with the next collection, and the health page says how far it is.",
    refused: "Of what is known nothing can be sent: why stands below.",
    all_sent:
      "Everything that stands was sent before: publishing now would send nothing. New values come with the next collection.",
  },
  act: {
    connect: "Connect Datadog",
    settings: "Set it above",
    health: "See the health page",
  },
  billable: "{series, plural, one {# custom metric} other {# custom metrics}} in Datadog's count",
  billableMeans:
    "Datadog counts each name with its tags as one custom metric for every hour in which it has a point, however many points. What that costs is in your contract; plans include a number of them for each host. The figure is what Datadog's public price list names, as a hint.",
  price: "about {price} a month by the public price list",
  counts:
    "{bodies, plural, =0 {No request} one {# request} other {# requests}}, {waiting, plural, one {# point} other {# points}} to send, {sent, plural, =0 {none} other {#}} sent before, {refused, plural, =0 {none} other {#}} refused, {missing, plural, =0 {none} other {#}} not known",
  series: "Series",
  column: {
    metric: "Metric",
    tags: "Tags",
    value: "Value",
    at: "Point",
    state: "State",
    what: "Value",
    why: "Why",
    when: "When",
    status: "How it went",
    sent: "Sent",
    left: "Left out",
    words: "What Datadog said",
  },
  state: { waiting: "to send", sent: "sent before" },
  restamped: "stamped now: it describes the time until {to}",
  shown: "The first {shown, number} of {of, number}. The API answers all of them.",
  leftOut: "Left out, and why",
  nothingLeftOut: "Nothing is left out.",
  valueCount: "{count, plural, one {# value.} other {# values.}}",
  allOf: "all {count, number}",
  several: {
    too_old:
      "Their windows ended more than an hour ago: Datadog takes no older point. Have standing values sent again.",
    too_early: "Their windows end more than ten minutes from now: Datadog takes no such point.",
    same_series:
      "As Datadog writes names and tags, each is the same series as another: neither is sent, since one would stand for both.",
    odd_rows: "Rows of GitHub's answers could not be read.",
    files_unnamed: "Commits changed more files than GitHub names.",
    not_all_read: "Not all that they are made of is read yet.",
    repositories_missing: "Of the organisation as a whole: not all its repositories are known.",
    few: "Too few events: a share of them is mostly chance.",
  },
  json: "The exact JSON",
  jsonLong: "The beginning of {bytes, number} bytes; the API answers all of it.",
  wholeOrganisation: "all repositories",
  runs: "What was sent",
  noRuns: "Nothing was sent yet.",
  status: {
    running: "running",
    succeeded: "all taken",
    partial: "partly refused",
    failed: "failed",
    cancelled: "stopped",
  },
  trigger: { manual: "by hand", cron: "on its own", worker: "on its own", connect: "on its own" },
  sentCell:
    "{sent, plural, one {# point} other {# points}} in {bodies, plural, one {# request} other {# requests}}",
  arrival: {
    awaited: "Datadog is asked within a minute or so whether it can be read there.",
    seen: "{metrics, plural, one {The one metric} other {All # metrics}} can be read in Datadog.",
    unseen:
      "Five minutes later Datadog showed no new point of {unseen, plural, one {# metric} other {# metrics}} of {metrics, number}: {names}{unseen, plural, =1 {} =2 {} =3 {} other {, …}}.",
    unasked: "Whether it can be read there is not known.",
  },
  already: "{count, plural, one {# point} other {# points}} sent before.",
  nothingLeft: "nothing",
  problem: "Request {body, number}: {words}",
  dashboards: "Dashboards",
  dashboardsText:
    "Ready to paste into Datadog (a new dashboard, then Import dashboard JSON), or pushed there with the application key, which needs dashboards_write. A second push replaces the first.",
  makePicture: "Make a picture of the grid",
  pushWants:
    "To push them, choose above where it goes to and which environment it is of. Copying works without.",
  kind: {
    values: "A widget for each cell",
    table: "One table, coloured",
    heatgrid: "Datadog's heatgrid",
    wildcard: "Drawn by Datadog (wildcard, Vega-Lite)",
    image: "Our picture, light and dark",
  },
  kindText: {
    values:
      "Seven checks on seven days as 64 widgets. Works in every Datadog, and each cell opens on its own.",
    table: "A row for each check and a coloured column for each day, from a single query.",
    heatgrid:
      "A row for each check and a cell for each day, in three colours. Needs Datadog's newer heatgrid widget.",
    wildcard: "The grid as one widget in our colours. Needs Datadog's wildcard widget.",
    image:
      "The picture of the grid that we draw, as everybody sees it here. Needs the address of one made under Pictures.",
  },
  pushed: "Made {at}",
  openBoard: "Open in Datadog",
  notPushed: "Not made yet",
  board: {
    title: "Repository health",
    description: "Figures of merit from 0 to 1, published by Plumbline: red below 0.3, yellow below 0.7.",
    today: "Today",
    ago: "-{days, number} d",
  },
} as const;
