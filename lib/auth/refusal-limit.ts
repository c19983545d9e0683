import "server-only";
import { AppError, type ErrorCode } from "../errors.ts";
import { networkOf } from "./address.ts";
import { giveBack, takeRateLimit } from "./rate-limit.ts";

const REFUSALS_A_MINUTE = 10;

/** What is tried there, and the refusal that is counted. */
type Door = { name: string; refusal: ErrorCode };
const SIGN_IN: Door = { name: "sign-in", refusal: "invalid_input" };

/**
 * Runs a try at proving who somebody is, or that they were invited. Ten refusals in a minute close it to the address
 * for the rest of that minute. A try is counted before it is made, so that many at once are no more than ten, and what
 * is not refused is given back, so that an office behind one address can sign in. `rate_limited` while it is closed.
 */
export async function limitRefusals<T>(
  address: string | null,
  attempt: () => Promise<T>,
  door: Door = SIGN_IN,
): Promise<T> {
  const key = `${door.name}:${networkOf(address)}`;
  await takeRateLimit(key, REFUSALS_A_MINUTE);
  try {
    const proof = await attempt();
    await giveBack(key);
    return proof;
  } catch (error) {
    if (!(error instanceof AppError && error.code === door.refusal)) await giveBack(key);
    throw error;
  }
}
