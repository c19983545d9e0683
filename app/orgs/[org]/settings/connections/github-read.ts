import type { Acting } from "#lib/db/acting.ts";
import { type CollectRun, listCollectRuns } from "#lib/db/collect-runs.ts";
import type { Connection } from "#lib/db/connections.ts";
import { listChosenRepositories, type RepositoryState } from "#lib/db/github-connections.ts";

/** What is read of a connection to GitHub, and its newest collection. */
export type GitHubRead = { repositories: RepositoryState[]; run: CollectRun | null };

/** Null for a connection that is read for events. */
export async function readOf(
  { db, organization }: Acting,
  { id, streams }: Pick<Connection, "id" | "streams">,
): Promise<GitHubRead | null> {
  if (streams.length > 0) return null;
  const [repositories, runs] = await Promise.all([
    listChosenRepositories(db, { organizationId: organization.id, connectionId: id }),
    listCollectRuns(db, organization.id, { subject: id, limit: 1 }),
  ]);
  return { repositories, run: runs[0] ?? null };
}
