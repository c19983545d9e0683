import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { cookies } from "next/headers";
import type { Db } from "../db/call.ts";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";

const COOKIE = "recovery";
const SECONDS = 15 * 60;

/** Lets the session that a mail has just opened choose a password without the one that was forgotten, for a quarter of an hour. */
export async function beginRecovery(db: Db): Promise<void> {
  const until = String(Date.now() + SECONDS * 1000);
  (await cookies()).set(COOKIE, `${until}.${sign(await sessionId(db), until).toString("hex")}`, {
    httpOnly: true,
    sameSite: "lax",
    secure: env().secureCookies,
    path: "/",
    maxAge: SECONDS,
  });
}

/** Whether this very session was opened by such a mail a short time ago. */
export async function isRecovering(db: Db): Promise<boolean> {
  const [, until, seal] = /^(\d+)\.([0-9a-f]{64})$/.exec((await cookies()).get(COOKIE)?.value ?? "") ?? [];
  if (until === undefined || seal === undefined || Number(until) < Date.now()) return false;
  return timingSafeEqual(Buffer.from(seal, "hex"), sign(await sessionId(db), until));
}

export async function endRecovery(): Promise<void> {
  (await cookies()).delete(COOKIE);
}

/** The id of the session that a client acts in. */
export async function sessionId({ auth }: Db): Promise<string> {
  const { data } = await auth.getClaims();
  if (typeof data?.claims.session_id !== "string") throw new AppError("unauthenticated");
  return data.claims.session_id;
}

/** Nobody makes this by hand, for however long they sit at somebody else's browser. */
function sign(session: string, until: string): Buffer {
  return createHmac("sha256", env().secretKey).update(`recovery ${session} ${until}`).digest();
}
