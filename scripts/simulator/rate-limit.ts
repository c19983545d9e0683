import { z } from "zod";

export const rateLimit = z.strictObject({
  limit: z.number(),
  periodSeconds: z.number(),
  name: z.string(),
  /** Pins the header to this value; a pinned limit is never exceeded, it only says what it is told to say. */
  remaining: z.number().optional(),
  /** Pins the header, also to what no server should send (`abc`, `-5`). */
  reset: z.union([z.string(), z.number()]).optional(),
});

export type RateLimit = z.infer<typeof rateLimit>;

/** DORA's own numbers are not known; these let a benchmark run and a test exhaust them on purpose. */
export const defaultRateLimit: RateLimit = { limit: 6000, periodSeconds: 60, name: "dora_metrics_read" };

/** Counts the calls of one account in calendar-aligned periods. */
export class RateLimiter {
  #settings: RateLimit = defaultRateLimit;
  #period = -1;
  #used = 0;

  configure(settings: RateLimit): void {
    this.#settings = settings;
    this.#period = -1;
  }

  /** Takes one call out of the period; `isExceeded` when none was left. */
  take(now: Date): { headers: Record<string, string>; isExceeded: boolean } {
    const { limit, periodSeconds } = this.#settings;
    const seconds = now.getTime() / 1000;
    const period = Math.floor(seconds / periodSeconds);
    if (period !== this.#period) this.#used = 0;
    this.#period = period;
    this.#used += 1;
    const resetSeconds = Math.ceil((period + 1) * periodSeconds - seconds);
    return {
      headers: headersOf(this.#settings, Math.max(0, limit - this.#used), resetSeconds),
      isExceeded: this.#settings.remaining === undefined && this.#used > limit,
    };
  }
}

/** The headers of an answer to nobody in particular: unknown keys use up no account's calls. */
export function anonymousRateLimitHeaders(): Record<string, string> {
  const { limit, periodSeconds } = defaultRateLimit;
  return headersOf(defaultRateLimit, limit, periodSeconds);
}

function headersOf(settings: RateLimit, remaining: number, resetSeconds: number): Record<string, string> {
  return {
    "x-ratelimit-limit": String(settings.limit),
    "x-ratelimit-period": String(settings.periodSeconds),
    "x-ratelimit-remaining": String(settings.remaining ?? remaining),
    "x-ratelimit-reset": String(settings.reset ?? resetSeconds),
    "x-ratelimit-name": settings.name,
  };
}
