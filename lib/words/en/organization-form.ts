/** What the form of a new organisation says in the browser. */
export const organizationForm = {
  create: "Create organisation",
  name: "Name",
  address: "Address",
  addressHint: "Where its pages live. It cannot be changed later.",
  timeZone: "Time zone",
  timeZoneHint: "That of this browser. Days begin at its midnight; it can be changed later.",
} as const;
