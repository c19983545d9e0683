/** Settings, API tokens. */
export const tokens = {
  title: "API tokens",
  lead: "For programs. A token ends when its maker leaves, and stops while they are suspended. Times in {timeZone}.",
  theTokens: "The tokens",
  create: "Create a token",

  none: "No tokens yet",
  noneText: "A token lets a program use the API of this organisation.",
  list: "Tokens, newest first",
  name: "Name",
  state: "State",
  may: "May",
  expires: "Expires",
  lastUsed: "Last used",
  never: "Never",
  madeBy: "Made by {email}",
  madeByFormer: "Made by somebody who left",
  status: { active: "Active", expired: "Expired", revoked: "Revoked", suspended: "Maker suspended" },
  endsSoon: "Ends soon",
  scope: { "origins:write": "Send code origins" },
  only: { "origins:write": "Only: Send code origins" },

  revoke: "Revoke",
  revokeNamed: "Revoke {name}",
  revokeText: "Programs that use it are refused from now on. Tokens that it made end with it.",

  badName: "A name has 1 to 80 characters.",
  notValid: "This is not valid.",
} as const;
