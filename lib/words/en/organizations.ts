/** The page of all organisations that somebody belongs to, or may join. */
export const organizations = {
  title: "Organisations",
  yours: "Yours",
  none: "You belong to no organisation yet. Create one here, or ask an admin of yours for an invitation to {email}.",
  suspended:
    "Your access to {name} was suspended. Ask an owner or admin of {name} to reinstate you; an invitation does not.",
  noneOpen: "No organisation is open to you now. You can create one of your own here.",
  create: "Create one",
  joinable: "Open to your mail domain",
  join: "Join",
  joinNamed: "Join {name}",
  deleted:
    "The organisation was deleted. Its keys are destroyed; the rest of what it held goes within some minutes.",

  badName: "A name has 1 to 80 characters.",
  badTimeZone: "This time zone is not known here. Choose another one; it can be changed later.",
  taken: "This address is taken. Choose another one.",
} as const;
