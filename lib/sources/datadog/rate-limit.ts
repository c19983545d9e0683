const LONGEST_WAIT_SECONDS = 86_400;

/**
 * Seconds until Datadog wants the next call, from X-RateLimit-Reset (a duration; an epoch above 1e9 is tolerated)
 * and Retry-After (seconds or an HTTP date), the later of the two; null when neither says anything usable.
 */
export function secondsUntilReset(headers: Headers, nowMs: number): number | null {
  const reset = parseReset(headers.get("x-ratelimit-reset"), nowMs);
  const retryAfter = parseRetryAfter(headers.get("retry-after"), nowMs);
  if (reset === null && retryAfter === null) return null;
  return Math.min(Math.max(reset ?? 0, retryAfter ?? 0, 1), LONGEST_WAIT_SECONDS);
}

/** Whether an answer says that the limit is used up, so that the next call has to wait. */
export function isExhausted(headers: Headers): boolean {
  return headers.get("x-ratelimit-remaining")?.trim() === "0";
}

function parseReset(value: string | null, nowMs: number): number | null {
  if (value === null || !/^\d{1,12}(?:\.\d+)?$/.test(value.trim())) return null;
  const number = Number(value);
  const seconds = number > 1e9 ? number - nowMs / 1000 : number;
  return seconds > 0 ? seconds : null;
}

function parseRetryAfter(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) > 0 ? Number(text) : null;
  const at = /^[A-Za-z]{3},/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isFinite(at) && at > nowMs ? (at - nowMs) / 1000 : null;
}
