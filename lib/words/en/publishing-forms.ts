/** The forms and buttons of publishing, which run in the browser. */
export const publishingForms = {
  label: {
    connectionId: "Datadog connection",
    env: "Environment",
    service: "Service",
    team: "Team",
    prefix: "Prefix",
    tags: "More tags",
    enabled: "Send on its own, every half hour",
    resend: "Send values that still stand again with the time of now",
    verify: "Check afterwards that it can be read in Datadog",
  },
  about: {
    connectionId: "Its API key sends the metrics; its application key makes the dashboards.",
    env: "The tag env. It has no default: nothing is taken for production.",
    service: "The tag service of every series.",
    team: "The tag team; may stay empty.",
    prefix:
      "Every name begins with it: plumbline.github.prs.open. Another one begins new series; boards and monitors keep asking for the old ones.",
    tags: "key:value, with commas between them. Each series gets all of them.",
    enabled: "Off: only when you press Publish.",
    resend:
      "A value is from the end of its window. On a board of the last hour it would show No data soon after.",
    verify:
      "Asks Datadog a minute after each run, and for five minutes at most. Its application key needs timeseries_query.",
  },
  noConnection: "Choose a connection",
  publish: "Publish",
  publishTitle: "Publish to Datadog?",
  publishText:
    "{points, plural, one {# point goes} other {# points go}} to {account}, exactly as the preview shows. Datadog bills by the number of series: see the count above.",
  published: "On its way: the run below says how it went.",
  copy: "Copy the JSON",
  copied: "Copied",
  push: "Push to Datadog",
  pushTitle: "Make this dashboard in Datadog?",
  pushText:
    "It is made in the chosen account. One that was pushed before is replaced, with whatever was changed in it there.",
  picture: "Address of a picture",
  pictureAbout: "As it was shown once when the picture was made; it ends in .png.",
  pictureWrong: "This is not the address of a picture made under Pictures: it ends in .png.",
} as const;
