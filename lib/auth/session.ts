import "server-only";
import { cookies } from "next/headers";
import { DEMO_LOGINS, DEMO_PASSWORD } from "../domain/access/demo-logins.ts";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { log } from "../log.ts";
import { cookieClient } from "../supabase/server.ts";
import { sessionCookie } from "../supabase/session-cookie.ts";
import { networkOf } from "./address.ts";
import { refusalOf } from "./auth-refusal.ts";
import { adoptLanguage, forgetChoice, readLanguage } from "./language.ts";
import { takeRateLimit } from "./rate-limit.ts";

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
  await takeRateLimit(`sign-up:${networkOf(address)}`, SIGN_UPS_A_MINUTE);
  const { auth } = await cookieClient();
  const { data, error } = await auth.signUp({
    ...account,
    options: { emailRedirectTo: returnTo, data: { language: await readLanguage() } },
  });
  if (error !== null) throw refusalOf(error, "account_not_created");
  await forgetChoice();
  return data.session === null ? "confirm" : "signed_in";
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

/** Ends this session; the cookies go even when the auth server cannot be reached. */
export async function signOut(): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.signOut({ scope: "local" });
  if (error !== null) log().warn({ error }, "signing out was refused");
}
