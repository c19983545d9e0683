/** The frame around every page, and the menus in it. */
export const shell = {
  tagline: "Delivery metrics a manager can check.",
  noScript:
    "Numbers and lists come in parts as they are read, which needs JavaScript: turn it on for this site, then load the page again.",
  skip: "Skip to the content",
  openNavigation: "Open the navigation",
  closeNavigation: "Close the navigation",
  navigation: "Navigation",
  organisations: "Organisations",
  switchOrganisation: "Organisation {name}: switch",
  allOrganisations: "All organisations, or a new one",
  account: "Account",
  accountOf: "Account {email}",
  help: "Help",
  signOut: "Sign out",
  language: "Language",
  languageOf: "Language: {name}",
  thisPage: "This page",
} as const;
