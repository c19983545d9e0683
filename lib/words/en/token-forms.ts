/** What the form of a new token says in the browser. */
export const tokenForms = {
  create: "Create token",
  shown: 'Token "{name}". Copy it now: it is not shown again.',
  name: "Name",
  nameHint: "What it is for, as the audit log will call it.",
  role: "Role",
  roleHint: "The most it may do.",
  use: "Use",
  everything: "Everything its role may do",
  expiresAfter: "Expires after",
  days: "{days, plural, one {# day} other {# days}}",
} as const;
