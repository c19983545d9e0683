import { z } from "zod";
import { call, type Db } from "./call.ts";
import { type OriginsReport, reportOf } from "./commit-origins.ts";
import { type HeldToken, tokenOf } from "./work.ts";

/** Keeps what GitHub says of commits, for whoever holds its connection; how many it said something new of. */
export function tellGitHubOrigins(db: Db, held: HeldToken, report: OriginsReport): Promise<number> {
  const args = { p_held: tokenOf(held), p_report: reportOf(report) };
  return call(db, { name: "tell_github_origins", args, returns: z.number(), idempotent: true });
}

const unheard = z.object({ sha: z.string(), whole: z.string(), committedAt: z.string() });

/** A commit as Datadog wrote its sha, and as GitHub does. */
export type UnheardCommit = z.infer<typeof unheard>;

/** Commits that deployments list and whose origin is open, of which GitHub has not been heard. */
export function listGitHubUnknown(
  db: Db,
  held: HeldToken,
  { repositoryId, since }: { repositoryId: string; since: string },
): Promise<UnheardCommit[]> {
  const args = { p_held: tokenOf(held), p_of: { repositoryId, since } };
  return call(db, { name: "list_github_unknown", args, returns: z.array(unheard), idempotent: true });
}
