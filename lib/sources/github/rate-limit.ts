const LONGEST_WAIT_SECONDS = 86_400;

/** An answer's headers by their names in lower case. */
export type AnswerHeaders = Readonly<Record<string, string | number | undefined>>;

/**
 * Seconds until GitHub wants the next call; null when it does not say. Retry-After goes before the reset: a secondary
 * limit is over within minutes, and the reset is that of the hour's quota, which may not be used up.
 */
export function secondsUntilNext(headers: AnswerHeaders, nowMs: number): number | null {
  const seconds = retryAfterOf(headers, nowMs) ?? (isExhausted(headers) ? untilReset(headers, nowMs) : null);
  return seconds === null ? null : Math.min(Math.max(Math.ceil(seconds), 1), LONGEST_WAIT_SECONDS);
}

/** Whether the hour's quota is used up. */
export function isExhausted(headers: AnswerHeaders): boolean {
  return numberOf(headers["x-ratelimit-remaining"]) === 0;
}

/** Whether a 403 or 429 is about how much was asked, and not about what. */
export function isLimit(headers: AnswerHeaders, words: string): boolean {
  return headers["retry-after"] !== undefined || isExhausted(headers) || isLimitWords(words);
}

export function isLimitWords(words: string): boolean {
  return /rate limit|abuse/i.test(words);
}

/** Whose quota an answer tells of: that of requests, or that of GraphQL's points. */
export function isOfPoints(headers: AnswerHeaders): boolean {
  return headers["x-ratelimit-resource"] === "graphql";
}

/** What is left of the hour's quota, and when it is whole again. */
export function quotaOf(headers: AnswerHeaders): { remaining: number | null; resetAt: string | null } {
  const reset = numberOf(headers["x-ratelimit-reset"]);
  return {
    remaining: numberOf(headers["x-ratelimit-remaining"]),
    resetAt: reset === null ? null : new Date(reset * 1000).toISOString(),
  };
}

function untilReset(headers: AnswerHeaders, nowMs: number): number | null {
  const reset = numberOf(headers["x-ratelimit-reset"]);
  return reset === null ? null : reset - nowMs / 1000;
}

function retryAfterOf(headers: AnswerHeaders, nowMs: number): number | null {
  const value = headers["retry-after"];
  const seconds = numberOf(value);
  if (seconds !== null) return seconds;
  const at = typeof value === "string" && /^[A-Za-z]{3},/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isFinite(at) ? (at - nowMs) / 1000 : null;
}

/** Whole and below 2^33, which no date leaves. */
function numberOf(value: string | number | undefined): number | null {
  const text = String(value ?? "").trim();
  return /^\d{1,10}$/.test(text) ? Number(text) : null;
}
