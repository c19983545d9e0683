import type { GitHubClient } from "./client.ts";
import { GitHubError } from "./github-error.ts";
import type { Answer } from "./page.ts";

/**
 * An answer, or null when there is no such thing. To a token that may not see something, GitHub says that it is not
 * there: so only where the list of its `neighbours` can be had is it gone.
 */
export async function askOrGone(
  client: GitHubClient,
  path: string,
  neighbours: string,
): Promise<Answer | null> {
  try {
    return await client.ask(path);
  } catch (error) {
    if (!(error instanceof GitHubError && error.failure === "not_found")) throw error;
    const { data, status } = await client.ask(neighbours);
    if (!Array.isArray(data)) throw new GitHubError("bad_payload", { status });
    return null;
  }
}
