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

/**
 * What tries are counted by: the address, or of IPv6 the /64 that one line has to itself, so that nobody counts under
 * as many keys as they like. `unknown` when there is none; whatever is no address stays as it is.
 */
export function networkOf(address: string | null): string {
  if (address === null) return "unknown";
  if (isIP(address) !== 6 || address.includes(".")) return address;
  const [before = [], after = []] = address
    .split("::")
    .map((half) => half.split(":").filter((group) => group !== ""));
  const between = Array.from({ length: 8 - before.length - after.length }, () => "0");
  const groups = [...before, ...between, ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

/** The address of the request that is being answered. */
export async function callerAddress(): Promise<string | null> {
  return addressOf(await headers());
}
