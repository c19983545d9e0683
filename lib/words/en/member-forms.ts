/** What the forms and menus of members and invitations say in the browser. */
export const memberForms = {
  email: "E-mail",
  emailHint: "Only somebody with this confirmed address can accept.",
  role: "Role",
  roleOf: "Role of {name}",
  createInvitation: "Create invitation",
  shown:
    "{mailed, select, yes {A mail with this link is on its way to {email}. It works once, for 7 days, and is not shown again.} other {This installation sends no mail: copy this link and send it to {email} yourself. It works once, for 7 days, and is not shown again.}}",
  newLink: "New link",
  newLinkFor: "New link for {email}",
  newLinkShown: "The old link is dead. This one works once, for 7 days, and is not shown again.",
  revoke: "Revoke",
  revokeTitle: "Revoke the invitation of {email}",
  revokeText: "Its link stops working at once.",

  become:
    "{role, select, viewer {Become viewer} manager {Become manager} admin {Become admin} other {Become owner}}",
  becomeText: "You give up what your role may do now. {may} Somebody else has to raise you again.",
  makeOwnerOf: "Make {name} an owner",
  makeOwnerText: "An owner may do everything, also change or remove you.",
  makeOwner: "Make owner",

  moreAbout: "More about {name}",
  act: {
    suspend: "Suspend",
    reinstate: "Reinstate",
    transfer: "Transfer ownership",
    remove: "Remove",
    leave: "Leave",
  },
  actTitle: {
    suspend: "Suspend {name}",
    reinstate: "Reinstate {name}",
    transfer: "Transfer ownership to {name}",
    remove: "Remove {name}",
    leave: "Leave {organization}",
  },
  actText: {
    suspend:
      "They see nothing of this organisation and their API tokens stop, until they are reinstated. Invitations that they sent end.",
    reinstate: "They get their role back, and their API tokens work again.",
    transfer: "They become owner, and you become admin. Only an owner can make you one again.",
    remove:
      "They lose access at once. Their API tokens and the invitations that they sent end for good. To come back they need a new invitation.",
    leave:
      "You lose access at once. Your API tokens and the invitations that you sent end for good. To come back you need a new invitation.",
  },
} as const;
