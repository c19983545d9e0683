import { GitHubError } from "./github-error.ts";

const API = "https://api.github.com";

/** Where GitHub's interface is. Everything that is asked there is named by its path and query behind that address. */
export type Place = {
  baseUrl: string;
  addressOf: (pathAndQuery: string) => string;
  /** Path and query of an address in this place; null for one anywhere else. */
  within: (address: string) => string | null;
};

/** `baseUrl` stands in for GitHub's own address; null for that. */
export function placeOf(baseUrl: string | null): Place {
  const base = new URL((baseUrl ?? API).replace(/\/+$/, ""));
  const prefix = base.pathname.replace(/\/+$/, "");
  const whole = base.origin + prefix;
  return {
    baseUrl: whole,
    addressOf: (pathAndQuery) => whole + pathAndQuery,
    within: (address) => {
      const url = URL.parse(address);
      const isHere = url?.origin === base.origin && url.pathname.startsWith(`${prefix}/`);
      if (url === null || !isHere || url.username !== "" || url.password !== "") return null;
      return inert(url.pathname.slice(prefix.length) + url.search);
    },
  };
}

/** Octokit takes `:word` and braces in an address for a name to be filled in. */
function inert(address: string): string {
  return address.replaceAll(":", "%3A").replaceAll("{", "%7B").replaceAll("}", "%7D");
}

/**
 * What the answer to `asked` names as its next page; null when it names none, a GitHubError when that is no page of the
 * same list. GitHub names a repository there by its number.
 */
export function nextOf(link: unknown, asked: string, place: Place): string | null {
  const found = typeof link === "string" ? /<([^<>]+)>;\s*rel="?next"?/.exec(link)?.[1] : undefined;
  if (found === undefined) return null;
  const next = place.within(found);
  // Not the end of the list: rows would be missing, and nobody would say so.
  if (next === null || listOf(next) !== listOf(asked)) throw new GitHubError("bad_payload");
  return next;
}

function listOf(pathAndQuery: string): string {
  const path = pathAndQuery.split("?", 1)[0] ?? "";
  return path.replace(/^\/(?:repos\/[^/]+\/[^/]+|repositories\/\d+)(?=\/|$)/, "");
}
