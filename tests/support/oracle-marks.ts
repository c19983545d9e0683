import type { Marks } from "#lib/domain/report/report.ts";
import type { CommitEvent } from "./events.ts";
import { spellings } from "./oracle-breakdown.ts";
import { type Deployment, isSameName } from "./oracle-effective.ts";
import { compareText } from "./oracle-math.ts";

export type Pick = (commit: CommitEvent) => boolean;

export const isByAi: Pick = (commit) => commit.origin === "ai_assisted";

/** Commits of deployments, each once: by repository, without case, and sha. */
export function countDistinct(deployments: Deployment[], pick: Pick): number {
  const seen = new Set<string>();
  for (const event of deployments) {
    const repository = event.repository?.toLowerCase() ?? null;
    for (const commit of event.commits) if (pick(commit)) seen.add(JSON.stringify([repository, commit.sha]));
  }
  return seen.size;
}

/** How many commits carry a tool's mark, and in which repositories of at least 30. */
export function computeMarks(deployments: Deployment[]): Marks {
  const repositories = spellings(deployments, "repository").map((repository) => {
    const here = deployments.filter((event) => isSameName(event.repository, repository));
    return {
      repository,
      commits: countDistinct(here, () => true),
      marked: countDistinct(here, isByAi),
    };
  });
  return {
    commits: countDistinct(deployments, isByAi),
    repositories: repositories
      .filter(({ commits }) => commits >= 30)
      .sort((a, b) => b.commits - a.commits || compareText(a.repository, b.repository)),
  };
}
