import "server-only";
import { headers } from "next/headers";

/** Our own origin as this request reached it. The auth server follows it only when it is on its list of sites. */
export async function requestOrigin(): Promise<string> {
  return originOf(await headers());
}

/** The same of a request that is at hand. */
export function originOf(list: Pick<Headers, "get">): string {
  const host = list.get("x-forwarded-host") ?? list.get("host") ?? "localhost";
  const protocol = list.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? "http";
  return `${protocol === "https" ? "https" : "http"}://${host}`;
}
