import "server-only";
import type { Acting } from "../db/acting.ts";
import { reportCommitOrigins } from "../db/commit-origins.ts";
import { evidenceOf, type Told, verdictOf } from "../domain/origin/evidence.ts";
import { RULES_VERSION } from "../domain/origin/rules-version.ts";
import { withoutCredentials } from "../domain/sync/without-credentials.ts";
import { withSecretKey } from "./connecting/acting.ts";
import { thisServer } from "./this-server.ts";

/**
 * Keeps what git says of commits, with what the rules make of it: for a manager, or a token that is narrowed to this.
 * With the secret key, since a caller may say what a commit is, but not by which rule.
 */
export async function reportOrigins(
  member: Acting,
  told: readonly (Told & { sha: string; repository: string })[],
): Promise<void> {
  if (told.length === 0) return;
  const commits = told.map((commit) => {
    const evidence = evidenceOf(withoutCredentials(commit) as Told);
    return { sha: commit.sha, repository: commit.repository, evidence, verdict: verdictOf(evidence) };
  });
  await reportCommitOrigins(withSecretKey(member, thisServer()), { rulesVersion: RULES_VERSION, commits });
}
