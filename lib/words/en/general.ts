/** Settings, General. */
export const general = {
  title: "General",
  pageTitle: "General settings",
  lead: "{admin, select, yes {What it is called, and how much is read and kept.} other {What it is called, and how much is read and kept. An owner or admin can change it.}}",

  days: "{days, plural, one {# day} other {# days}}",
  noneKept: "None are kept",

  remove: "Delete the organisation",
  removeName: "Type the name to confirm: {name}",
  removeText:
    "Everything in it is deleted: connections with their keys, deployments, incidents, runs, members, tokens, invitations and the audit log. The keys are destroyed first and at once, and nobody can open it any more. The rest takes some minutes.",
  removeFinal:
    "This cannot be undone. Revoke the keys in Datadog too: backups of the database may hold them, encrypted.",
} as const;
