import { isIP } from "node:net";
import { headers } from "next/headers";

/**
 * The caller's network address as the platform reports it: the first of `x-forwarded-for`. Null when it is none, so
 * that nobody writes a text of their own into the log, or counts under a key of their own.
 */
export function addressOf(headers: Pick<Headers, "get">): string | null {
  const first = headers.get("x-forwarded-for")?.split(",")[0]?.trim() ?? "";
  return isIP(first) === 0 ? null : first;
}

/** The address of the request that is being answered. */
export async function callerAddress(): Promise<string | null> {
  return addressOf(await headers());
}
