import "server-only";
import { z } from "zod";
import { call } from "../db/call.ts";
import { AppError } from "../errors.ts";
import { log } from "../log.ts";
import { adminClient } from "../supabase/admin.ts";

const CALLS_A_MINUTE = 300;
const WINDOW_SECONDS = 60;

const answer = z.object({ allowed: z.boolean(), retryAfterSeconds: z.number() });

/**
 * Counts one call of this caller (`token:<id>`, `user:<id>`); throws `rate_limited` beyond 300 in a minute.
 * Counted in the database, so that every server of an installation counts together.
 */
export async function takeRateLimit(key: string, limit: number = CALLS_A_MINUTE): Promise<void> {
  const { allowed, retryAfterSeconds } = await call(adminClient(), {
    name: "take_rate_limit",
    args: { p_key: key, p_limit: limit, p_window_seconds: WINDOW_SECONDS },
    returns: answer,
  });
  if (!allowed) throw new AppError("rate_limited", { retryAfterSeconds });
}

/** Takes back a call that should not count. Never fails what it belongs to: at worst it counts until the minute ends. */
export async function giveBack(key: string): Promise<void> {
  try {
    await call(adminClient(), { name: "give_back_rate_limit", args: { p_key: key }, returns: z.unknown() });
  } catch (error) {
    log().warn({ error }, "a call that should not count was not given back");
  }
}
