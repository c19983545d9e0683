import { GitHubError } from "./github-error.ts";

/** Owner and name as GitHub allows them: nothing that leads elsewhere in a path. */
export const FULL_NAME = /^[A-Za-z0-9_][\w-]{0,99}\/(?!\.{1,2}$)[\w.-]{1,100}$/;

/** The beginning of every path about a repository, owner/name. */
export function pathOf(repository: string): string {
  if (!FULL_NAME.test(repository)) throw new GitHubError("not_found");
  return `/repos/${repository}`;
}
