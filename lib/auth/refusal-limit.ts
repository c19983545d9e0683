import "server-only";
import { AppError, type ErrorCode } from "../errors.ts";
import { takeRateLimit } from "./rate-limit.ts";

const REFUSALS_A_MINUTE = 10;
const MAX_REMEMBERED = 10_000;

/** What is tried there, and the refusal that is counted. */
type Door = { name: string; refusal: ErrorCode };
const SIGN_IN: Door = { name: "sign-in", refusal: "invalid_input" };

/** Until when an address may not try; one server learns of it from the database by its first refusal too many. */
const closedUntil = new Map<string, number>();

/**
 * Runs a try at proving who somebody is, or that they were invited. Ten refusals in a minute close it to the address for the rest of that minute;
 * what succeeds is not counted, so that an office behind one address can sign in. `rate_limited` while it is closed.
 */
export async function limitRefusals<T>(
  address: string | null,
  attempt: () => Promise<T>,
  door: Door = SIGN_IN,
): Promise<T> {
  const key = `${door.name}:${address ?? "unknown"}`;
  const waitMs = (closedUntil.get(key) ?? 0) - Date.now();
  if (waitMs > 0) throw new AppError("rate_limited", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof AppError && error.code === door.refusal) await countRefusal(key);
    throw error;
  }
}

async function countRefusal(key: string): Promise<void> {
  try {
    await takeRateLimit(key, REFUSALS_A_MINUTE);
  } catch (error) {
    if (error instanceof AppError && error.code === "rate_limited") {
      if (closedUntil.size >= MAX_REMEMBERED) closedUntil.clear();
      closedUntil.set(key, Date.now() + (error.retryAfterSeconds ?? 60) * 1000);
    }
    throw error;
  }
}
