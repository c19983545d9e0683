/** What the forms of signing in say in the browser. */
export const authForms = {
  email: "E-mail",
  password: "Password",
  passwordHint: "At least 10 characters.",
  signIn: "Sign in",
  createAccount: "Create account",
  checkMail:
    "{known, select, yes {Check your mail: we sent a link to {email}. Open it to confirm the account.} other {Check your mail: we sent a link to your address. Open it to confirm the account.}}",
  confirmedElsewhere: "Confirmed on another device? <link>Sign in here</link>",
  code: "Code",
  sendMail: "Send the mail",
  sendAnother: "Send another mail",
  goOn: "Continue",
  sent: "If this address has an account, a mail is on its way. Open its link, or type its code here.",
  printed:
    "If this address has an account, its mail was printed where this installation runs. Ask whoever runs it for the code.",
} as const;
