import type { Problem, Refusal } from "../refusals.ts";

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

/** Why this cannot be a new organisation's slug; null when it can. */
export function slugProblem(value: string): SlugProblem | null {
  if (!PATTERN.test(value)) return { code: "not_a_slug", numbers: {} };
  return RESERVED.has(value) ? { code: "reserved_word", numbers: {} } : null;
}

export type SlugProblem = Extract<Problem, { code: "not_a_slug" | "reserved_word" }>;

/** The same in a form that calls the slug an address. */
export const ADDRESS_REFUSALS = {
  not_a_slug: { code: "address_malformed", numbers: {} },
  reserved_word: { code: "address_reserved", numbers: {} },
} as const satisfies Record<SlugProblem["code"], Refusal>;

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
