/** Where an address leads nowhere. */
export const nothingHere = {
  metaTitle: "Nothing here",
  title: "There is nothing here",
  anywhere: "The address is wrong, or your account may not see this page. Ask an admin of the organisation.",
  toOrganisations: "Go to your organisations",
  inside: "The address is wrong, what it names was deleted, or your role may not see this page.",
  toDashboard: "Go to the overview",
} as const;
