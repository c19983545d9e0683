import { AppError } from "../errors.ts";
import { log } from "../log.ts";
import { isOutage } from "./user.ts";

const TAKEN = "This account cannot be created. If it is yours, sign in or recover the password.";
/** What the auth server's refusals mean to people, by their codes; of others each caller says what it tried. */
const SENTENCES: Record<string, string> = {
  email_not_confirmed: "Confirm your e-mail first: open the link that we sent you.",
  user_already_exists: TAKEN,
  email_exists: TAKEN,
  weak_password: "This password is too easy to guess. Choose a longer one.",
  same_password: "This is the password you had. Choose another one.",
  signup_disabled: "New accounts are closed on this installation.",
};
/** That its mail server takes no mail to this address: its own one knows the project's team only, and two mails an hour. */
const UNMAILABLE: Record<string, string> = {
  email_address_not_authorized: "This installation cannot send mail to your address; tell whoever runs it.",
  over_email_send_rate_limit:
    "This installation cannot send mail to your address at the moment. Try again in a few minutes; if it stays so, tell whoever runs it.",
};

type AuthError = { code?: string | undefined; status?: number | undefined; message: string; name: string };

/** A refusal of the auth server as an error of ours; `sentence` is for those that only the caller can put into words. */
export function refusalOf(error: AuthError, sentence: string): AppError {
  if (isOutage(error)) {
    const publicMessage = "Signing in does not work at the moment. Try again in a minute.";
    return new AppError("unavailable", { message: `auth failed: ${error.message}`, publicMessage });
  }
  const unmailable = UNMAILABLE[error.code ?? ""];
  if (unmailable !== undefined) return mailRefused(error, unmailable);
  if (error.status === 429)
    return new AppError("rate_limited", { message: `auth refused: ${error.message}` });
  return new AppError("invalid_input", {
    message: `auth refused: ${error.code ?? error.name}`,
    publicMessage: SENTENCES[error.code ?? ""] ?? sentence,
  });
}

/** One line for whoever runs this installation; without the address, which they do not need to repair it. */
function mailRefused({ code }: AuthError, publicMessage: string): AppError {
  log().warn({ code }, "Supabase Auth refused to send a mail: set an SMTP server there, see docs/deploy.md");
  return new AppError("conflict", { message: `auth sends no mail: ${code}`, publicMessage });
}
