/** The first minutes of an owner: from keys to numbers that others read. */
export const firstRun = {
  title: "First steps",
  lead: "From your Datadog to the numbers of {organization}, in a few minutes. You can leave and come back: what is done stays done.",
  later: "Later: to the dashboard",
  state: { done: "Done", now: "Now", next: "Then" },
  step: {
    keys: {
      title: "Connect your Datadog",
      text: "Two keys and the site. They are checked with Datadog before anything is kept.",
    },
    reading: {
      title: "Reading",
      text: "The last seven days come first, then the older ones. You need not wait for those.",
    },
    production: {
      title: "Which of these is production?",
      text: "Every number is about deployments to production. These are the environments that your events name.",
    },
    numbers: {
      title: "Your numbers",
      text: "The dashboard opens by itself as soon as you have said what production is.",
    },
    invite: {
      title: "Invite those who read them",
      text: "Managers correct verdicts and start syncs; viewers read everything.",
    },
  },
  reading: {
    what: "First sync",
    problem: "The last run ended with: {problem}",
    check: "Check the connection",
  },
  noneSeen:
    "No deployment of the last 90 days names an environment. As soon as one does, it is offered here and on the dashboard.",
  invite: "Invite people",
  here: "Your numbers are here. What counts as production: {names}.",
  last: "One step is left: those who read them.",
} as const;
