import { env } from "../env.ts";

/** How session cookies are set: unreadable to scripts (pages never need the token), same-site, one name for all. */
export function sessionCookie() {
  return {
    name: "plumbline-session",
    path: "/",
    httpOnly: true,
    sameSite: "lax" as const,
    secure: env().secureCookies,
    maxAge: 400 * 24 * 60 * 60,
  };
}
