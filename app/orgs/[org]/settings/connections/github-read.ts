import type { Acting } from "#lib/db/acting.ts";
import { type CollectRun, listCollectRuns } from "#lib/db/collect-runs.ts";
import type { Connection } from "#lib/db/connections.ts";
import { listChosenRepositories, type RepositoryState } from "#lib/db/github-connections.ts";

/** What is read of a connection to GitHub, and its newest collections, the newest first. */
export type GitHubRead = { repositories: RepositoryState[]; runs: CollectRun[] };

const SHOWN_RUNS = 24;

/** Null for a connection that is read for events. */
export async function readOf(
  { db, organization }: Acting,
  { id, streams }: Pick<Connection, "id" | "streams">,
): Promise<GitHubRead | null> {
  if (streams.length > 0) return null;
  const [repositories, runs] = await Promise.all([
    listChosenRepositories(db, { organizationId: organization.id, connectionId: id }),
    listCollectRuns(db, organization.id, { subject: id, limit: SHOWN_RUNS, cursor: null }),
  ]);
  return { repositories, runs: runs.items };
}
