/** The pages between a visitor and a session, and what their forms are refused with. */
export const auth = {
  signIn: "Sign in",
  signUp: "Create an account",
  recover: "Recover the password",
  newPassword: "New password",
  invitation: "Invitation",

  noAccount: "No account yet? <link>Create one</link>",
  haveAccount: "Have an account already? <link>Sign in</link>",
  forgotten: "Forgot the password?",
  byCode: "Sign in with a code by e-mail",
  byPassword: "Sign in with your password",
  backToSignIn: "Back to sign in",
  or: "or",
  continueWith: "Continue with {provider}",
  recoverLead: "We send a mail with a link and a code to the address of your account.",
  codeTitle: "Sign in with a code",
  codeLead: "We send a mail with a code and a link to the address of your account. No password needed.",
  newPasswordLead: "For {email}. Other devices are signed out.",

  problem: {
    link: "This link is wrong, was used before or has run out. Sign in, or ask for a new mail.",
    provider: "Signing in there did not work. Try again, or use your password.",
    consent: "You did not allow it there, so nobody was signed in. Try again, or use your password.",
    unverified:
      "Your e-mail address is not confirmed at that provider, so it opens no account here. Confirm it there first, or use your password.",
    closed: "New accounts are closed on this installation.",
    elsewhere:
      "This was begun in another browser, so nobody is signed in here. If you opened a link to confirm your address, it is confirmed: sign in.",
  },

  mailsPrinted:
    "This installation cannot send mail: its mails appear only where it runs, in the terminal and in mails.txt. Ask whoever runs it for yours.",

  open: {
    title:
      "{purpose, select, recovery {Choose a new password} invite {Accept the invitation} email_change {Confirm the new e-mail address} signup {Confirm your e-mail address} other {Sign in}}",
    lead: "Opening the link has changed nothing yet. It works once, with this button.",
    button:
      "{purpose, select, recovery {Go on to the new password} invite {Accept} email_change {Confirm the address} signup {Confirm the address} other {Sign in}}",
    busy: "This did not work just now, and the link still holds. Try again in a minute.",
    incomplete: "This link is incomplete",
    incompleteText: "Open it from the mail again, whole, or ask for a new mail.",
    over: "This link no longer works",
    overText:
      "{purpose, select, signup {It was used before or has run out. If you confirmed your address with it, sign in; otherwise have a new mail sent.} email_change {It was used before or has run out. Sign in to see which address your account has, and change it there again if need be.} other {It was used before or has run out. Have a new mail sent; it takes a minute.}}",
    sendNew: "Send a new mail",
    done: "{purpose, select, signup {Your e-mail address is confirmed} email_change {Your e-mail address is confirmed} other {You are signed in}}",
    doneLead: "{email}, on this device.",
    goOn: "Go on",
    half: "One more mail to open",
    halfText:
      "This address is confirmed. Open the link in the mail to the other address as well; then the change is made.",
  },

  invite: {
    join: "Join {organization}",
    lead: "{invitedBy} invites you as {role, select, owner {owner} admin {admin} manager {manager} other {viewer}}. {may}",
    void: "This invitation does not hold",
    voidText:
      "The link may be incomplete, older than 7 days, withdrawn or used already. Ask the person who invited you for a new one.",
    accepted: "Did you accept it before? <link>Go to your organisations</link>",
    busy: "Too many tries",
    busyText: "Too many links that lead nowhere were opened from your network. Try again in a minute.",
    signedInAs: "You are signed in as {email}.",
    otherAddress:
      "You are signed in as {email}, and this invitation was sent to another address. Sign in with that one, or ask {invitedBy} for an invitation to this one.",
    otherAccount: "Use another account",
    signInFirst: "Sign in, or create an account, with the address that the invitation was sent to.",
    createAccount: "Create an account",
  },
} as const;
