/** Settings, Members: who belongs to an organisation and who is invited. */
export const members = {
  title: "Members",
  lead: "{admin, select, yes {Who belongs to {organization}. A change takes effect with their next request.} other {Who belongs to {organization}. An owner or admin can invite people and change roles.}}",
  theMembers: "The members",
  theInvitations: "The invitations",
  whoMayJoin: "Who may join",
  inviteSomebody: "Invite somebody",
  roles: "Roles",

  list: "Members, newest first",
  member: "Member",
  role: "Role",
  state: "State",
  joined: "Joined",
  active: "Active",
  suspended: "Suspended",
  you: "(you)",
  newest: "These are the newest {count}.",

  noInvitations: "No open invitations",
  noInvitationsText:
    "An invitation that you create is listed here until it is accepted, so that you can send it again.",
  openInvitations: "Open invitations",
  invitationList: "Open invitations, newest first",
  email: "E-mail",
  invitedBy: "Invited by {email}",
  invitedByMember: "Invited by a member",
  pending: "Pending",
  expired: "Expired",
  expires: "Expires",

  joining: "Joining by domain",
  joiningOn: "Whoever has a confirmed address at {domain} may join as viewer.",
  joiningOff: "Off: people join by invitation only. An owner can change it.",
  joiningWithoutDomain:
    "Off: people join by invitation only. It needs an owner with a confirmed address at a company's own domain.",
  joiningPossible:
    "Off: people join by invitation only. You can let whoever has a confirmed address at {domain} join as viewer.",
  letJoin: "Let {domain} join",
  turnOff: "Turn it off",

  noEmail: "Enter an e-mail address, like ada@example.com.",
} as const;
