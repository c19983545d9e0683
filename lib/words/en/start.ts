/** The first minutes: what somebody does first, and whom they ask for what is not theirs to do. */
export const start = {
  ask: "{count, plural, =0 {Ask an owner or admin of {organization}.} =1 {Ask {people}.} other {Ask one of these: {people}.}}",
  onlyAdmins: "Only an owner or an admin can connect it.",
  sendAddress: "Send them the address of this page.",
} as const;
