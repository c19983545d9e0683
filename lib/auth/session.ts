import "server-only";
import type { EmailOtpType } from "@supabase/supabase-js";
import { DEMO_LOGINS, DEMO_PASSWORD } from "../domain/access/demo-logins.ts";
import type { Refusal } from "../domain/refusals.ts";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { log } from "../log.ts";
import { cookieClient } from "../supabase/server.ts";
import { takeRateLimit } from "./rate-limit.ts";
import { isOutage } from "./user.ts";

export const PASSWORD_MIN_LENGTH = 10;
const PASSWORD_MAX_LENGTH = 72; // bcrypt reads no more
const SIGN_UPS_A_MINUTE = 60;
const MAILS_A_MINUTE = 10;

/** What the auth server's refusals mean to people, by its codes; of others each caller says what it tried. */
const REFUSED: Record<string, AccountRefusal> = {
  email_not_confirmed: "email_not_confirmed",
  user_already_exists: "account_taken",
  email_exists: "account_taken",
  weak_password: "weak_password",
  same_password: "same_password",
  signup_disabled: "sign_up_closed",
};

/** Signs in with a password. The same refusal for an unknown address and for a wrong password. */
export async function signInWithPassword(email: string, password: string): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.signInWithPassword({ email, password });
  if (error !== null) throw known(error, "wrong_login");
}

/** Signs in as one of the demo's people; `not_found` for anybody else, and wherever there is no demo. */
export async function signInAsDemo(email: string): Promise<void> {
  if (!env().demo || DEMO_LOGINS.every((login) => login.email !== email)) throw new AppError("not_found");
  await signInWithPassword(email, DEMO_PASSWORD);
}

/** Creates an account; "signed_in", or "confirm" when the project wants the e-mail confirmed first. */
export async function signUpWithPassword(
  account: { email: string; password: string },
  returnTo: string,
  address: string | null,
): Promise<"signed_in" | "confirm"> {
  await takeRateLimit(`sign-up:${address ?? "unknown"}`, SIGN_UPS_A_MINUTE);
  const { auth } = await cookieClient();
  const { data, error } = await auth.signUp({ ...account, options: { emailRedirectTo: returnTo } });
  if (error === null) return data.session === null ? "confirm" : "signed_in";
  throw known(error, "account_not_created");
}

/** Sends a recovery mail when the address has an account; looks the same when it has none. */
export async function sendRecoveryMail(
  email: string,
  returnTo: string,
  address: string | null,
): Promise<void> {
  await takeRateLimit(`recover:${address ?? "unknown"}`, MAILS_A_MINUTE);
  const { auth } = await cookieClient();
  const { error } = await auth.resetPasswordForEmail(email, { redirectTo: returnTo });
  if (error === null) return;
  if (isOutage(error)) throw known(error, "auth_down");
  // Too many mails to this address, or a refusal by the mail server: telling would tell that the address exists.
  log().warn({ error }, "recovery mail refused");
}

/** Opens a session with the six digits of a recovery mail. */
export async function verifyRecoveryCode(email: string, code: string): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.verifyOtp({ email, token: code, type: "recovery" });
  if (error !== null) throw known(error, "wrong_code");
}

/** Opens a session with the hash of a link in one of our mails. */
export async function verifyLink(tokenHash: string, type: EmailOtpType): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.verifyOtp({ token_hash: tokenHash, type });
  if (error !== null) throw known(error, "wrong_link");
}

/** Opens a session with the code that an OAuth provider's answer carries. */
export async function exchangeCode(code: string): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.exchangeCodeForSession(code);
  if (error !== null) throw known(error, "wrong_link");
}

/** Sets the password of whoever is signed in; other sessions of the account end. */
export async function changePassword(password: string): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.updateUser({ password });
  if (error !== null) throw known(error, "password_not_changed");
  await auth.signOut({ scope: "others" });
}

/** Ends this session; the cookies go even when the auth server cannot be reached. */
export async function signOut(): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.signOut({ scope: "local" });
  if (error !== null) log().warn({ error }, "signing out was refused");
}

/** Why a password cannot be taken; null when it can. */
export function passwordProblem(password: string): Refusal | null {
  if (password.length < PASSWORD_MIN_LENGTH)
    return { code: "password_too_short", numbers: { least: PASSWORD_MIN_LENGTH } };
  if (Buffer.byteLength(password) > PASSWORD_MAX_LENGTH)
    return { code: "password_too_long", numbers: { most: PASSWORD_MAX_LENGTH } };
  return null;
}

type AuthError = { code?: string | undefined; status?: number | undefined; message: string; name: string };

/** What an account is refused with, and said without numbers. */
type AccountRefusal = Extract<Refusal, { numbers: Record<string, never> }>["code"];

function known(error: AuthError, tried: AccountRefusal): AppError {
  if (isOutage(error)) {
    const says = { code: "auth_down", numbers: {} } as const;
    return new AppError("unavailable", { message: `auth failed: ${error.message}`, says });
  }
  if (error.status === 429)
    return new AppError("rate_limited", { message: `auth refused: ${error.message}` });
  return new AppError("invalid_input", {
    message: `auth refused: ${error.code ?? error.name}`,
    says: { code: REFUSED[error.code ?? ""] ?? tried, numbers: {} } as Refusal,
  });
}
