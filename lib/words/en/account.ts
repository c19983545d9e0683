/** The page of one's own account. */
export const account = {
  title: "Account",
  lead: "{email}. Times in UTC.",
  back: "Organisations",

  language: "Language",
  languageText:
    "Kept with your account: other browsers take it when you sign in, and your mails are written in it.",

  methods: "Sign-in methods",
  password: "Password",
  code: "A code by e-mail, sent to {email}",
  provider: "{provider, select, github {GitHub} google {Google} other {Another provider}}",
  noPassword:
    "This account has no password: it is opened with {provider, select, github {GitHub} google {Google} other {a code by e-mail}}. You can set one here.",
  forgotten: "Forgot the password?",
  passwordText: "Other devices are signed out when it changes.",

  sessions: "Sessions",
  theSessions: "Your sessions",
  sessionList: "Your sessions, last used first",
  browser: "Browser",
  onSystem: "{browser} on {system}",
  unknownBrowser: "Unknown browser",
  thisOne: "(this one)",
  begun: "Begun",
  lastUsed: "Last used",
  end: "End",
  endNamed: "End the session of {browser}, begun {begun}",
  endOthers: "End all others",
  onlyThis: "You are signed in nowhere else.",

  remove: "Delete my account",
  typeEmail: "Type your e-mail address to confirm: {email}",
  removeText:
    "You leave every organisation, and your API tokens and the invitations that you sent end. What you did stays in the audit logs without your name or address. This cannot be undone.",
  owned:
    "{count, plural, one {You are the last owner of this organisation. Make somebody else an owner, or delete it, before you delete your account:} other {You are the last owner of these organisations. For each, make somebody else an owner, or delete it, before you delete your account:}}",
  ownedOne: "{name}: <members>choose another owner</members> or <general>delete it</general>",
  lastOwner: "You are still the last owner of {names}. Nothing was deleted.",

  deleted: "Your account is deleted",
  deletedText: "You are signed out everywhere, and nothing of yours can be opened with it any more.",
  toFront: "Go to the front page",
} as const;
