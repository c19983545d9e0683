const RFC_3339 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/;

interface Instant {
  /** Whole seconds since the epoch. */
  seconds: number;
  /** Digits after the point as written, at any precision. */
  fraction: string;
}

function parseInstant(text: unknown): Instant | null {
  const match = typeof text === "string" ? RFC_3339.exec(text) : null;
  if (!match) return null;
  const [, base = "", fraction = "", zone = ""] = match;
  const written = Date.parse(`${base}Z`);
  // Date.parse takes 30 February for 2 March; a server does not.
  if (Number.isNaN(written) || isoSeconds(written / 1000) !== `${base}Z`) return null;
  const seconds = Date.parse(`${base}${zone}`) / 1000;
  return Number.isNaN(seconds) ? null : { seconds, fraction };
}

/** `2026-11-03T14:02:11Z`, or with milliseconds when `seconds` is not whole. */
export function isoSeconds(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().replace(".000Z", "Z");
}

/**
 * A text whose ordinary string order is the order of time, at whatever precision the timestamp was written:
 * a `Date` would cut nanoseconds. `null` when it is not RFC 3339.
 */
export function sortKey(text: unknown): string | null {
  const instant = parseInstant(text);
  if (!instant) return null;
  return `${isoSeconds(instant.seconds).slice(0, 19)}.${instant.fraction.replace(/0+$/, "")}`;
}

/** The same timestamp moved by whole seconds, fraction kept; text that is no timestamp comes back as it was. */
export function shiftTimestamp(text: unknown, bySeconds: number): unknown {
  const instant = parseInstant(text);
  if (!instant) return text;
  const base = isoSeconds(instant.seconds + bySeconds).slice(0, 19);
  return instant.fraction === "" ? `${base}Z` : `${base}.${instant.fraction}Z`;
}
