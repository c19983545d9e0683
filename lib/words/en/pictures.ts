/** Settings, pictures. */
export const pictures = {
  title: "Pictures",
  lead: "Repository health for dashboards, READMEs and wikis, drawn anew as the data changes. Whoever has the address of a picture sees it, without signing in. Times in {timeZone}.",
  thePictures: "The pictures",
  make: "Make a picture",

  none: "No pictures yet",
  noneText: "A picture shows the health of your repositories where nobody signs in to Plumbline.",
  list: "Pictures, newest first",
  picture: "Picture",
  state: "State",
  expires: "Expires",
  never: "Never",
  uses: "Uses",
  lastUsed: "Last used",
  notUsed: "Not yet",
  madeBy: "Made by {email}",
  madeByFormer: "Made by somebody who left",
  status: { active: "Active", expired: "Expired", revoked: "Revoked", suspended: "Maker suspended" },

  revoke: "Revoke",
  revokeNamed: "Revoke {name}",
  revokeText:
    "Wherever its address stands, nothing is shown from now on, at the latest when what a browser keeps for five minutes has ended. It cannot be brought back.",

  notValid: "This is not valid.",
} as const;
