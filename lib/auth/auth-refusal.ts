import type { Refusal } from "../domain/refusals.ts";
import { AppError } from "../errors.ts";
import { log } from "../log.ts";
import { isOutage } from "./user.ts";

/** What an account is refused with, and said without numbers. */
type AccountRefusal = Extract<Refusal, { numbers: Record<string, never> }>["code"];

/** What the auth server's refusals mean to people, by its codes; of others each caller says what it tried. */
const REFUSED: Record<string, AccountRefusal> = {
  email_not_confirmed: "email_not_confirmed",
  user_already_exists: "account_taken",
  email_exists: "account_taken",
  weak_password: "weak_password",
  same_password: "same_password",
  signup_disabled: "sign_up_closed",
};
/**
 * That its mail server takes no mail to this address: the one that comes with a project knows its team only, and sends
 * two mails an hour.
 */
const UNMAILABLE: Record<string, AccountRefusal> = {
  email_address_not_authorized: "mail_refused",
  over_email_send_rate_limit: "mail_refused_now",
};

type AuthError = { code?: string | undefined; status?: number | undefined; message: string; name: string };

/**
 * A refusal of the auth server as an error of ours; `tried` is for those that only the caller can put into words, and
 * `field` the one of a form that it is about.
 */
export function refusalOf(error: AuthError, tried: AccountRefusal, field?: string): AppError {
  if (isOutage(error)) {
    const says = { code: "auth_down", numbers: {} } as const;
    return new AppError("unavailable", { message: `auth failed: ${error.message}`, says });
  }
  const unmailable = UNMAILABLE[error.code ?? ""];
  if (unmailable !== undefined) return mailRefused(error, unmailable);
  if (error.status === 429)
    return new AppError("rate_limited", { message: `auth refused: ${error.message}` });
  return new AppError("invalid_input", {
    message: `auth refused: ${error.code ?? error.name}`,
    says: { code: REFUSED[error.code ?? ""] ?? tried, numbers: {} } as Refusal,
    ...(field === undefined ? {} : { field }),
  });
}

/** One line for whoever runs this installation; without the address, which they do not need to repair it. */
function mailRefused({ code }: AuthError, unmailable: AccountRefusal): AppError {
  log().warn({ code }, "Supabase Auth refused to send a mail: set an SMTP server there, see docs/deploy.md");
  return new AppError("conflict", {
    message: `auth sends no mail: ${code}`,
    says: { code: unmailable, numbers: {} } as Refusal,
  });
}
