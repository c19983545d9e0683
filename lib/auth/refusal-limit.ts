import "server-only";
import { AppError } from "../errors.ts";
import { takeRateLimit } from "./rate-limit.ts";

const REFUSALS_A_MINUTE = 10;
const MAX_REMEMBERED = 10_000;

/** Until when an address may not try; one server learns of it from the database by its first refusal too many. */
const closedUntil = new Map<string, number>();

/**
 * Runs a try at proving who somebody is. Ten refusals in a minute close it to the address for the rest of that minute;
 * what succeeds is not counted, so that an office behind one address can sign in. `rate_limited` while it is closed.
 */
export async function limitRefusals<T>(address: string | null, attempt: () => Promise<T>): Promise<T> {
  const key = `sign-in:${address ?? "unknown"}`;
  const waitMs = (closedUntil.get(key) ?? 0) - Date.now();
  if (waitMs > 0) throw new AppError("rate_limited", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_input") await countRefusal(key);
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
