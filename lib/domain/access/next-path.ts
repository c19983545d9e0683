const MAX_LENGTH = 2000;
/** Only resolves against; a path that leads elsewhere shows by another host. */
const BASE = "http://plumbline.invalid";

/**
 * Where to go after signing in: `value` when it is a path on our own origin, else `fallback`, at first the front page,
 * which knows where who is signed in lands. Refuses anything a
 * browser could read as another host or scheme, also when it is percent-encoded.
 */
export function safeNextPath(value: string | null | undefined, fallback = "/"): string {
  if (value === null || value === undefined || value.length > MAX_LENGTH) return fallback;
  return isOwnPath(value) ? value : fallback;
}

function isOwnPath(value: string): boolean {
  // Printable ASCII only: browsers drop tabs and newlines inside an address, and fold some letters into slashes.
  if (!/^\/[\x21-\x7e]*$/.test(value) || value.includes("\\")) return false;
  if (!URL.canParse(value, BASE)) return false;
  const url = new URL(value, BASE);
  if (url.origin !== BASE || url.pathname.startsWith("//")) return false;
  // A slash or backslash hidden in the path: whoever decodes it once more would see another address.
  const rawPath = value.split(/[?#]/, 1)[0] ?? "";
  return !rawPath.startsWith("//") && !/%(?:25)*(?:2f|5c|0[0-9a-f]|1[0-9a-f]|7f)/i.test(rawPath);
}

/** Where somebody lands without a path: the organisation that this browser showed last, else the only one. */
export function landingPath(slugs: string[], last: string | undefined): string {
  const [only] = slugs;
  if (last !== undefined && slugs.includes(last)) return `/orgs/${last}`;
  return only !== undefined && slugs.length === 1 ? `/orgs/${only}` : "/orgs";
}
