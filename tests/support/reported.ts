import { reportCommitOrigins } from "#lib/db/commit-origins.ts";
import { evidenceOf, type Told, verdictOf } from "#lib/domain/origin/evidence.ts";
import { RULES_VERSION } from "#lib/domain/origin/rules-version.ts";
import { actingAs } from "./acting.ts";

export type ToldCommit = Partial<Told> & { sha: string; repository?: string };

const NOTHING: Told = { origin: null, tool: null, message: null, authorName: null, authorEmail: null };

/** Reports commits from git for a member, as the API does; how many of which it said something new. */
export function reportCommits(
  db: unknown,
  { organizationId, userId }: { organizationId: string; userId: string },
  commits: ToldCommit[],
): Promise<number> {
  return reportCommitOrigins(actingAs(db as never, organizationId, userId), {
    rulesVersion: RULES_VERSION,
    commits: commits.map(({ sha, repository = "github.com/acme/shop", ...told }) => {
      const evidence = evidenceOf({ ...NOTHING, ...told });
      return { sha, repository, evidence, verdict: verdictOf(evidence) };
    }),
  });
}
