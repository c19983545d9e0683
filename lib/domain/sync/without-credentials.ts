const REMOVED = "[removed]";

// Messages reach megabytes: no pattern here looks twice at more than a bounded part of a text.
const ADDRESS = /\b([a-z][a-z0-9+.-]{0,20}:\/\/)([^\s"<>`]+)/gi;
/** `user:password@host/path` and `user:password@host:path`, without a scheme. */
const BARE_USER_INFO = /(^|[\s"'(<=])[\w.~%+-]{1,256}:[^\s"@/:]+@(?=[\w-]+(?:\.[\w-]+)+[:/][\w~])/g;
/** In an address within another one's query. */
const ENCODED_USER_INFO = /(%3a%2f%2f)(?:(?!%3a%2f%2f)[^\s"&])*?%40/gi;
const SECRET_PARAMETER =
  /([?&;#](?:[\w.-]{0,64}(?:token|secret|passw|api_?-?key|auth|signature|credential|jwt|session)[\w.-]{0,64}|key|sig|pwd|pass|code)=)[^\s"'<>`&;#]+/gi;
/** Shapes that only tokens have, whatever the parameter is called. */
const TOKEN = /([?&;#][\w.-]{1,128}=)(?:gh[a-z]_|github_pat_|glpat-|xox[a-z]-|sk-|eyJ)[^\s"'<>`&;#]+/gi;

/**
 * The same JSON value without what signs somebody in: user and password before a host, and tokens in a query, of
 * every address in every text and key. The user of an SSH address stays: it is no secret, and part of the address.
 */
export function withoutCredentials(value: unknown): unknown {
  return isSuspicious(JSON.stringify(value) ?? "") ? clean(value) : value;
}

/** Whether a JSON text may hold an address with a credential: most hold none, and need no walk. */
function isSuspicious(json: string): boolean {
  for (const [address] of json.matchAll(/:\/\/[^\s"]*/g)) if (/[@=]/.test(address)) return true;
  return /[^\s":/]:[^\s"@/:]+@|%3a%2f%2f/i.test(json);
}

function clean(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(clean);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), clean(item)]));
}

function cleanText(text: string): string {
  return text
    .replace(ADDRESS, (_, scheme: string, rest: string) => scheme + cleanAddress(scheme, rest))
    .replace(BARE_USER_INFO, "$1")
    .replace(ENCODED_USER_INFO, "$1");
}

function cleanAddress(scheme: string, rest: string): string {
  const end = endOfUserInfo(rest);
  const place = rest.slice(end + 1);
  const user = /^(?:git\+)?ssh:/i.test(scheme) && end > 0 ? `${rest.slice(0, end).split(":")[0]}@` : "";
  return user + place.replace(SECRET_PARAMETER, `$1${REMOVED}`).replace(TOKEN, `$1${REMOVED}`);
}

/** Where the @ before the host stands, -1 without one. A password may hold a slash, so that no host is before it. */
function endOfUserInfo(rest: string): number {
  const [authority = ""] = /^[^/?#]*/.exec(rest) ?? [];
  const isHost = /^[\w-]+(?:\.[\w-]+)+(?::\d*)?$|^localhost(?::\d+)?$|^\[/.test(authority);
  if (authority.includes("@") || isHost) return authority.lastIndexOf("@");
  const [address = ""] = authority.includes(":") ? [rest] : (/^[^?#]*/.exec(rest) ?? []);
  const last = address.lastIndexOf("@");
  return /^[\w-]+\.[\w.-]+/.test(address.slice(last + 1)) ? last : -1;
}
