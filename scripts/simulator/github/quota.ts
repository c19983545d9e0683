import { z } from "zod";
import { Refusal } from "./refusal.ts";

export const quotaInput = z.strictObject({
  /** Requests in a period; 5,000 in an hour unless given. */
  limit: z.int().min(0).optional(),
  /** Points of GraphQL in the same period; 5,000 unless given. */
  points: z.int().min(0).optional(),
  periodSeconds: z.int().positive().optional(),
  /** The secondary limit, which counts every request; none unless given. */
  burst: z.strictObject({ requests: z.int().positive(), seconds: z.int().positive() }).nullable().optional(),
});

export type QuotaSettings = z.infer<typeof quotaInput>;

/** Requests, or the points of what is asked in one of many. */
export type Resource = "core" | "graphql";

/** What a token may ask for. A period begins with its first request, as at GitHub, and an unchanged answer is free. */
export class Quota {
  readonly #resource: Resource;
  #limit = 5000;
  #periodSeconds = 3600;
  #burst: QuotaSettings["burst"] = null;
  #used = 0;
  #resetAt = 0;
  #recent: number[] = [];

  constructor(resource: Resource) {
    this.#resource = resource;
  }

  configure({ limit = 5000, periodSeconds = 3600, burst = null }: Omit<QuotaSettings, "points">): void {
    [this.#limit, this.#periodSeconds, this.#burst] = [limit, periodSeconds, burst];
    [this.#used, this.#resetAt, this.#recent] = [0, 0, []];
  }

  /** Throws GitHub's refusal when a limit is reached. */
  admit(now: number): void {
    this.#renew(now);
    if (this.#used >= this.#limit) throw usedUp(this.#resource);
    if (!this.#burst) return;
    const { requests, seconds } = this.#burst;
    this.#recent = this.#recent.filter((at) => at > now - seconds);
    if (this.#recent.length >= requests) throw secondaryLimit(seconds);
    this.#recent.push(now);
  }

  spend(cost: number): void {
    this.#used += cost;
  }

  state(now: number): { limit: number; remaining: number; used: number; reset: number } {
    this.#renew(now);
    const used = Math.min(this.#used, this.#limit);
    return { limit: this.#limit, remaining: this.#limit - used, used, reset: this.#resetAt };
  }

  headers(now: number): Record<string, string> {
    const state = Object.entries(this.state(now)).map(([name, value]) => [
      `x-ratelimit-${name}`,
      String(value),
    ]);
    return { ...Object.fromEntries(state), "x-ratelimit-resource": this.#resource };
  }

  #renew(now: number): void {
    if (now < this.#resetAt) return;
    this.#used = 0;
    this.#resetAt = Math.floor(now) + this.#periodSeconds;
  }
}

/** GraphQL says it with status 200. */
function usedUp(resource: Resource): Refusal {
  const words = "API rate limit exceeded for user ID 4711.";
  if (resource === "core") return new Refusal(403, words);
  return new Refusal(200, words, {}, { errors: [{ type: "RATE_LIMITED", message: words }] });
}

/** The refusal of whoever asks too much at once. */
export function secondaryLimit(seconds: number): Refusal {
  const words =
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID 0.";
  return new Refusal(403, words, { "retry-after": String(seconds) });
}
