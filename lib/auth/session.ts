import "server-only";
import type { EmailOtpType } from "@supabase/supabase-js";
import { DEMO_LOGINS, DEMO_PASSWORD } from "../domain/access/demo-logins.ts";
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
const WRONG_LOGIN = "The e-mail or the password is not right.";
const WRONG_CODE = "This code is wrong or has run out. Ask for a new one.";
const WRONG_LINK = "This link is wrong, was used before or has run out.";

/** Signs in with a password. The same refusal for an unknown address and for a wrong password. */
export async function signInWithPassword(email: string, password: string): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.signInWithPassword({ email, password });
  if (error !== null) throw known(error, WRONG_LOGIN);
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
  throw known(error, "This account cannot be created. Check the e-mail and try again.");
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
  if (isOutage(error)) throw known(error, "");
  // Too many mails to this address, or a refusal by the mail server: telling would tell that the address exists.
  log().warn({ error }, "recovery mail refused");
}

/** Opens a session with the six digits of a recovery mail. */
export async function verifyRecoveryCode(email: string, code: string): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.verifyOtp({ email, token: code, type: "recovery" });
  if (error !== null) throw known(error, WRONG_CODE);
}

/** Opens a session with the hash of a link in one of our mails. */
export async function verifyLink(tokenHash: string, type: EmailOtpType): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.verifyOtp({ token_hash: tokenHash, type });
  if (error !== null) throw known(error, WRONG_LINK);
}

/** Opens a session with the code that an OAuth provider's answer carries. */
export async function exchangeCode(code: string): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.exchangeCodeForSession(code);
  if (error !== null) throw known(error, WRONG_LINK);
}

/** Sets the password of whoever is signed in; other sessions of the account end. */
export async function changePassword(password: string): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.updateUser({ password });
  if (error !== null) throw known(error, "The password could not be changed. Ask for a new code.");
  await auth.signOut({ scope: "others" });
}

/** Ends this session; the cookies go even when the auth server cannot be reached. */
export async function signOut(): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.signOut({ scope: "local" });
  if (error !== null) log().warn({ error }, "signing out was refused");
}

/** One sentence why a password cannot be taken; null when it can. */
export function passwordProblem(password: string): string | null {
  if (password.length < PASSWORD_MIN_LENGTH)
    return `The password needs at least ${PASSWORD_MIN_LENGTH} characters.`;
  if (Buffer.byteLength(password) > PASSWORD_MAX_LENGTH) return "The password is longer than 72 bytes.";
  return null;
}

type AuthError = { code?: string | undefined; status?: number | undefined; message: string; name: string };

function known(error: AuthError, sentence: string): AppError {
  if (isOutage(error)) {
    const publicMessage = "Signing in does not work at the moment. Try again in a minute.";
    return new AppError("unavailable", { message: `auth failed: ${error.message}`, publicMessage });
  }
  if (error.status === 429)
    return new AppError("rate_limited", { message: `auth refused: ${error.message}` });
  return new AppError("invalid_input", {
    message: `auth refused: ${error.code ?? error.name}`,
    publicMessage: SENTENCES[error.code ?? ""] ?? sentence,
  });
}
