import type { ErrorCode } from "../errors.ts";

/** The codes that callers of the API are promised. */
export const PUBLIC_CODES = [
  "unauthenticated",
  "forbidden",
  "not_found",
  "invalid_input",
  "conflict",
  "already_connected",
  "sync_running",
  "datadog_rejected",
  "datadog_unavailable",
  "rate_limited",
  "payload_too_large",
  "internal",
] as const satisfies ErrorCode[];
export type PublicCode = (typeof PUBLIC_CODES)[number];
