/** What the forms of the account page say in the browser. */
export const accountForms = {
  newPassword: "New password",
  passwordHint: "At least 10 characters.",
  setPassword: "Set the password",
  passwordSet: "The new password holds. Other devices are signed out.",

  typeEmail: "Type your e-mail address to confirm: {email}",
  remove: "Delete my account",
} as const;
