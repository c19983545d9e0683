import { mayReadBy } from "../../domain/github/installation.ts";
import { aboutCode } from "./about-code.ts";
import { aboutPulls } from "./about-pulls.ts";
import { aboutToken } from "./about-token.ts";
import { type ClientOptions, GitHubClient } from "./client.ts";
import { GitHubError } from "./github-error.ts";
import type { OpenGitHub } from "./reader.ts";
import { pathOf } from "./repository-path.ts";
import { runsIn, spanOf } from "./runs.ts";

/** Readers of GitHub at its own address, or at the one that stands in for it. */
export function openGitHub(settings: ClientOptions): OpenGitHub {
  const now = settings.now ?? Date.now;
  return (token, organizationId) => {
    if (!mayReadBy(token, organizationId, settings.app ?? null)) throw new GitHubError("unauthorized");
    const client = new GitHubClient(token, settings);
    return {
      usage: () => client.usage,
      ...aboutToken(client),
      ...aboutPulls(client),
      ...aboutCode(client),
      runs: async function* (repository, range, known) {
        const today = new Date(now()).toISOString().slice(0, 10);
        yield* runsIn({ client, path: `${pathOf(repository)}/actions/runs`, known }, spanOf(range, today));
      },
    };
  };
}
