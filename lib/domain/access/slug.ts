/** Names that pages or paths need now or may need; never an organisation's. */
const RESERVED = new Set([
  "admin",
  "api",
  "app",
  "assets",
  "auth",
  "billing",
  "callback",
  "create",
  "docs",
  "health",
  "help",
  "invite",
  "invitations",
  "login",
  "logout",
  "metrics",
  "new",
  "null",
  "orgs",
  "plumbline",
  "public",
  "recover",
  "settings",
  "sign-in",
  "sign-out",
  "sign-up",
  "static",
  "status",
  "support",
  "system",
  "undefined",
  "www",
]);

export const SLUG_PATTERN = "^[a-z][a-z0-9-]{1,38}[a-z0-9]$";
const PATTERN = new RegExp(SLUG_PATTERN);

/** Whether this has the shape of an organisation's name in an address, reserved or not. */
export function isSlug(value: string): boolean {
  return PATTERN.test(value);
}

/** Why this cannot be a new organisation's slug, as the end of a sentence; null when it can. */
export function slugProblem(value: string): string | null {
  if (!PATTERN.test(value)) {
    return "must have 3 to 40 lower-case letters, digits or dashes, begin with a letter and not end with a dash";
  }
  return RESERVED.has(value) ? "is a reserved word" : null;
}

/** What an organisation of this name might be called in an address; "" when the name has no usable letter. */
export function suggestSlug(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "");
  return words.slice(0, 40).replace(/-+$/, "");
}
