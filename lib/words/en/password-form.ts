/** The form of a new password, in the account and after a mail. */
export const passwordForm = {
  present: "Present password",
  password: "New password",
  hint: "At least 10 characters.",
  set: "Set the password",
  done: "The new password holds. Other devices are signed out.",
} as const;
