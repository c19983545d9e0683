/** The front page, before anybody has signed in, with the people of the demo. */
export const front = {
  signIn: "Sign in",
  title: "Delivery metrics a manager can check",
  lead: "Plumbline reads deployments and incidents from your Datadog account every night, and shows change failure rate, recovery time, lead time and deployment frequency.",
  create: "Create an account",
  points: {
    covers: {
      title: "What it covers",
      text: "Every number says which days it was read for, how many deployments are behind it, and what is still pending.",
    },
    behind: {
      title: "What is behind it",
      text: "Every number opens to its definition and to the deployments and incidents that it was computed from.",
    },
    written: {
      title: "What failed, by whom written",
      text: "Failure, recovery and lead time by code origin: human, AI-assisted, bot, and the share that is not known.",
    },
  },
  demo: {
    title: "This is the demo",
    text: "Two made-up companies on a simulated Datadog. Sign in as one of their people:",
    who: "{role, select, owner {Owner of {organization}} manager {Manager of {organization}} other {Viewer of {organization}}}",
    may: {
      connects: "connects Datadog, changes settings",
      syncs: "reads and starts a sync",
      reads: "reads",
      apart: "sees nothing of the first; a connection waits to be mended",
    },
    password: "The same with a password: {email} and the others, with <code>{password}</code>.",
  },
} as const;
