import "server-only";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { cookieClient } from "../supabase/server.ts";
import { networkOf } from "./address.ts";
import { refusalOf } from "./auth-refusal.ts";
import { adoptLanguage } from "./language.ts";
import { leadsToPassword, type MailLink } from "./mail-link.ts";
import { takeRateLimit } from "./rate-limit.ts";
import { beginRecovery } from "./recovery.ts";
import { limitRefusals } from "./refusal-limit.ts";
import { hashToken } from "./token.ts";

// Proving who one is by a mail: its digits or its link.

const MAILS_A_MINUTE = 10;
const CODE_DOOR = { name: "code", refusal: "invalid_input" } as const;

/** What a code is asked for: to sign in, or to choose a new password. */
export type CodePurpose = "sign-in" | "recover";
export type CodeRequest = { email: string; purpose: CodePurpose };

/** Whether the mails of the auth server reach nobody: the embedded one without a mail server prints them where it runs. */
export function mailsArePrinted(): boolean {
  const { embedded, smtp } = env();
  return embedded && smtp === null;
}

/**
 * Sends a mail with a code and a link when the address has an account; looks the same when it has none, and makes
 * none. One a minute for each address, known or not: the auth server's own limit would tell which is known.
 */
export async function sendCode(
  { email, purpose }: CodeRequest,
  returnTo: string,
  address: string | null,
): Promise<void> {
  await takeRateLimit(`${purpose}:${networkOf(address)}`, MAILS_A_MINUTE);
  await takeRateLimit(`mail:${ofAddress(email)}`, 1);
  const { auth } = await cookieClient();
  const { error } =
    purpose === "recover"
      ? await auth.resetPasswordForEmail(email, { redirectTo: returnTo })
      : await auth.signInWithOtp({ email, options: { shouldCreateUser: false, emailRedirectTo: returnTo } });
  if (error === null || error.code === "otp_disabled") return;
  throw refusalOf(error, "mail_not_sent");
}

/**
 * Opens a session with the six digits of a mail. Ten wrong ones in a minute close this to their network address, and
 * the account to all: a million codes are too few against many who guess at once.
 */
export function verifyCode(
  { email, purpose }: CodeRequest,
  code: string,
  address: string | null,
): Promise<void> {
  const attempt = () => verify({ email, token: code, type: codeType(purpose) }, "wrong_code");
  return limitRefusals(address, () => limitRefusals(ofAddress(email), attempt, CODE_DOOR)).then(
    () => undefined,
  );
}

/** What a link led to: a session, none yet (the mail to the other address counts too), or nothing any more. */
export type Opened = "session" | "half" | "spent";

/** Opens a session with a link in a mail. The only thing that spends one. */
export async function openLink({ tokenHash, purpose }: MailLink, address: string | null): Promise<Opened> {
  try {
    return await limitRefusals(address, () => verify({ token_hash: tokenHash, type: purpose }, "wrong_link"));
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_input") return "spent";
    throw error;
  }
}

type Proof = Parameters<Awaited<ReturnType<typeof cookieClient>>["auth"]["verifyOtp"]>[0];

async function verify(proof: Proof, tried: "wrong_code" | "wrong_link"): Promise<"session" | "half"> {
  const db = await cookieClient();
  const { data, error } = await db.auth.verifyOtp(proof);
  if (error !== null) throw refusalOf(error, tried);
  if (data.session === null) return "half";
  await adoptLanguage(data.user?.user_metadata.language);
  if (leadsToPassword(proof.type)) await beginRecovery(db);
  return "session";
}

/** A code to sign in stands in a confirmation instead when the address waits for one; the embedded server (0.10) finds both by the other name. */
function codeType(purpose: CodePurpose) {
  if (purpose === "recover") return "recovery";
  return env().embedded ? "magiclink" : "email";
}

function ofAddress(email: string): string {
  return hashToken(email.toLowerCase());
}
