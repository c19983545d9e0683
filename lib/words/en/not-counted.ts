/** What keeps a deployment, or some of its commits, out of figures, by code. */
export const notCounted = {
  deleted: "In no figure: it was deleted at Datadog.",
  left_out: "In no figure: somebody left it out.",
  not_production: "In no figure of production: its environment does not count as production.",
  pending: "Not in the failure rate: it has no verdict yet.",
  no_recovery: "Not in the recovery time: it failed, and is not known to have recovered.",
  no_commits: "Not in lead time and origins: no commit of it is known.",
  no_time: "{commits, plural, one {# commit has} other {# commits have}} no time, and no part in lead time.",
  negative_times:
    "{commits, plural, one {# commit has} other {# commits have}} a negative time only, and no part in lead time.",
  delivered_before:
    "{commits, plural, one {# commit had} other {# commits had}} been delivered before, and counts there.",
  unknown_origin:
    "{commits, plural, one {# commit is} other {# commits are}} of unknown origin, and tells nothing of origins.",
} as const;
