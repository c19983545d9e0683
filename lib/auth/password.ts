import "server-only";
import { endOtherSessions, endSession } from "../db/sessions.ts";
import { getSignInMethods } from "../db/sign-in-methods.ts";
import type { Refusal } from "../domain/refusals.ts";
import { AppError } from "../errors.ts";
import { callerAddress } from "./address.ts";
import { refusalOf } from "./auth-refusal.ts";
import { endRecovery, isRecovering, sessionId } from "./recovery.ts";
import { limitRefusals } from "./refusal-limit.ts";
import type { SignedIn } from "./user.ts";

/** Closes to the account as well: whoever is at its session tries from where they like. */
const PRESENT_PASSWORD = { name: "account-proof", refusal: "invalid_input" } as const;
const MIN_LENGTH = 10;
const MAX_LENGTH = 72; // bcrypt reads no more

/** Why a password cannot be taken; null when it can. */
export function passwordProblem(password: string): Refusal | null {
  if (password.length < MIN_LENGTH) return { code: "password_too_short", numbers: { least: MIN_LENGTH } };
  if (Buffer.byteLength(password) > MAX_LENGTH)
    return { code: "password_too_long", numbers: { most: MAX_LENGTH } };
  return null;
}

/**
 * Whether a new password takes the present one: who finds an open session must not take the account with it. Not where
 * there is none, nor right after a mail to who forgot it.
 */
export async function asksPresentPassword({ db }: SignedIn): Promise<boolean> {
  const { password } = await getSignInMethods(db);
  return password && !(await isRecovering(db));
}

/** Sets the password of whoever is signed in; every other session of the account ends. */
export async function changePassword(
  session: SignedIn,
  { present, password }: { present: string; password: string },
): Promise<void> {
  const { db } = session;
  const problem = passwordProblem(password);
  if (problem !== null) throw new AppError("invalid_input", { says: problem, field: "password" });
  const asked = await asksPresentPassword(session);
  if (asked) await signInAnew(session, present);
  // A project can be set to ask for the present one as well.
  const { error } = await db.auth.updateUser({ password, ...(asked ? { current_password: present } : {}) });
  if (error !== null) throw refusalOf(error, "password_not_changed", "password");
  await endOtherSessions(db);
  await endRecovery();
}

/** The proof of a password is a session opened with it; it takes the place of the one that asks. */
async function signInAnew({ user, db }: SignedIn, password: string): Promise<void> {
  if (password === "")
    throw new AppError("invalid_input", {
      says: { code: "present_password_needed", numbers: {} },
      field: "present",
    });
  const before = await sessionId(db);
  const attempt = async () => {
    const { error } = await db.auth.signInWithPassword({ email: user.email, password });
    if (error !== null) throw refusalOf(error, "wrong_password", "present");
  };
  const address = await callerAddress();
  await limitRefusals(address, () => limitRefusals(user.id, attempt, PRESENT_PASSWORD));
  await endSession(db, before);
}
