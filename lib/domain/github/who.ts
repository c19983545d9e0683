import { accountOf } from "../origin/identity.ts";

/** What tells of somebody who made something: GitHub's account where there is one, and what git says. */
export type Traces = {
  type: string | null;
  login: string | null;
  name: string | null;
  email: string | null;
};

/** Whether it is no person: an account of that type, or an app's, which ends with `[bot]` in its name or address. */
export function isBot({ type, login, name, email }: Traces): boolean {
  if (type?.toLowerCase() === "bot") return true;
  const named = (by: string | null) =>
    accountOf({ name: by?.trim() ?? "", email: email?.trim() ?? "" }) !== null;
  return named(login) || named(name);
}

/** Whether a commit joins histories: its lines are those of the commits that it brings, and would count twice. */
export function isMerge(commit: { parents: number }): boolean {
  return commit.parents > 1;
}
