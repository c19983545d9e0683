import "server-only";
import { cookies } from "next/headers";
import { DEMO_LOGINS, DEMO_PASSWORD } from "../domain/access/demo-logins.ts";
import type { Refusal } from "../domain/refusals.ts";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { log } from "../log.ts";
import { cookieClient } from "../supabase/server.ts";
import { sessionCookie } from "../supabase/session-cookie.ts";
import { refusalOf } from "./auth-refusal.ts";
import { adoptLanguage, readLanguage } from "./language.ts";
import { takeRateLimit } from "./rate-limit.ts";

export const PASSWORD_MIN_LENGTH = 10;
const PASSWORD_MAX_LENGTH = 72; // bcrypt reads no more
const SIGN_UPS_A_MINUTE = 60;

/** Signs in with a password. The same refusal for an unknown address and for a wrong password. */
export async function signInWithPassword(email: string, password: string): Promise<void> {
  const { auth } = await cookieClient();
  const { data, error } = await auth.signInWithPassword({ email, password });
  if (error !== null) throw refusalOf(error, "wrong_login");
  await adoptLanguage(data.user.user_metadata.language);
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
  const { data, error } = await auth.signUp({
    ...account,
    options: { emailRedirectTo: returnTo, data: { language: await readLanguage() } },
  });
  if (error === null) return data.session === null ? "confirm" : "signed_in";
  throw refusalOf(error, "account_not_created");
}

/** Whether this browser began what a code comes back from: only with its own secret can the code be exchanged. */
export async function beganHere(): Promise<boolean> {
  const verifier = `${sessionCookie().name}-code-verifier`;
  return (await cookies()).getAll().some(({ name }) => name.startsWith(verifier));
}

/** Opens a session with the code that an OAuth provider's answer carries. */
export async function exchangeCode(code: string): Promise<void> {
  const { auth } = await cookieClient();
  const { data, error } = await auth.exchangeCodeForSession(code);
  if (error !== null) throw refusalOf(error, "wrong_link");
  await adoptLanguage(data.user.user_metadata.language);
}

/** Sets the password of whoever is signed in; other sessions of the account end. */
export async function changePassword(password: string): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.updateUser({ password });
  if (error !== null) throw refusalOf(error, "password_not_changed");
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
