import type { PaginatingEndpoints } from "@octokit/plugin-paginate-rest";
import { isoSeconds } from "../timestamps.ts";
import type { Person } from "./facts.ts";

type Part<T> = T extends object ? { [Name in keyof T]?: Part<T[Name]> } : T;

/** A row of a list as GitHub's own client types it; not all of it is told here, and nothing else is. */
export type Row<Route extends keyof PaginatingEndpoints> =
  PaginatingEndpoints[Route]["response"]["data"] extends (infer One)[] ? Part<One> : never;

export const time = isoSeconds;

export function timeOrNull(at: number | null, now: number): string | null {
  return at === null || at > now ? null : isoSeconds(at);
}

/** An account as lists name it; `null` for somebody without one. */
export function wireUser(person: Person) {
  const { login, id, isBot } = person;
  if (login === null || id === null) return null;
  return {
    login,
    id,
    node_id: `U_${id}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    html_url: `https://github.com/${login}`,
    type: isBot ? "Bot" : "User",
    site_admin: false,
  };
}
