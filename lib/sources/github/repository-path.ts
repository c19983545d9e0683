import { isFullName } from "../../domain/github/repository-name.ts";
import { GitHubError } from "./github-error.ts";

/** The beginning of every path about a repository, owner/name. */
export function pathOf(repository: string): string {
  if (!isFullName(repository)) throw new GitHubError("not_found");
  return `/repos/${repository}`;
}
