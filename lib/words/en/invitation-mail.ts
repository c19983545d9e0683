/** The mail that brings an invitation. */
export const invitationMail = {
  subject: "Invitation to {organization} on Plumbline",
  lead: "{invitedBy} invites you to {organization} on Plumbline as {role, select, viewer {viewer} manager {manager} admin {admin} other {owner}}. {may}",
  accept: "Accept it here, signed in with the address that this mail came to:",
  until: "The link works once, until {until} UTC. If you did not expect it, do nothing.",
} as const;
