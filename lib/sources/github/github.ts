import { mayReadBy } from "../../domain/github/installation.ts";
import { aboutCode } from "./about-code.ts";
import { aboutMany } from "./about-many.ts";
import { aboutPulls } from "./about-pulls.ts";
import { aboutToken } from "./about-token.ts";
import { type ClientOptions, GitHubClient } from "./client.ts";
import { GitHubError } from "./github-error.ts";
import { answered } from "./page.ts";
import type { OpenGitHub } from "./reader.ts";
import { pathOf } from "./repository-path.ts";
import { runsIn, spanOf } from "./runs.ts";
import { runRow } from "./wire.ts";

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
      ...aboutMany(client),
      runs: async function* (repository, range, known) {
        const today = new Date(now()).toISOString().slice(0, 10);
        yield* runsIn({ client, path: `${pathOf(repository)}/actions/runs`, known }, spanOf(range, today));
      },
      attempt: async (repository, { id, attempt }) =>
        answered(runRow, await client.ask(`${pathOf(repository)}/actions/runs/${id}/attempts/${attempt}`)),
    };
  };
}
