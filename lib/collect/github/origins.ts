import type { ReportedCommit } from "../../db/commit-origins.ts";
import { listGitHubUnknown, tellGitHubOrigins, type UnheardCommit } from "../../db/github-origins.ts";
import { type Evidence, evidenceOf, type Told, verdictOf } from "../../domain/origin/evidence.ts";
import { RULES_VERSION } from "../../domain/origin/rules-version.ts";
import { withoutForgotten } from "../../domain/privacy/without-forgotten.ts";
import { withoutCredentials } from "../../domain/sync/without-credentials.ts";
import type { CommitFacts } from "../../sources/github/reader.ts";
import { attempt, type Gathering, mayAsk, type Repository } from "./gathering.ts";
import { firstDay } from "./since.ts";

const NOTHING_KNOWN = new Map();

/**
 * Tells of commits whose origin Datadog left open what GitHub says of them: the whole message, its author and
 * co-authors. They are asked for once, in a list that is not compared with a known answer, since only rows have words.
 */
export async function tellOrigins(gathering: Gathering, repository: Repository): Promise<void> {
  const { db, held, now } = gathering.context;
  const since = `${firstDay(now)}T00:00:00Z`;
  const unheard = await listGitHubUnknown(db, held, { repositoryId: repository.id, since });
  if (unheard.length === 0) return;
  const isMissing = unheard.some(({ whole }) => !gathering.heard.has(whole));
  if (isMissing && mayAsk(gathering)) await hear(gathering, repository, unheard);
  const commits = unheard.flatMap(({ sha, whole }) => {
    const heard = gathering.heard.get(whole);
    return heard === undefined
      ? []
      : [reported(gathering, { sha, repository: repository.repository }, heard)];
  });
  if (commits.length > 0) await tellGitHubOrigins(db, held, { rulesVersion: RULES_VERSION, commits });
}

/** Reads the list from the day on which the oldest of them was made. */
async function hear(gathering: Gathering, repository: Repository, unheard: readonly UnheardCommit[]) {
  const { fullName, defaultBranch: branch } = repository;
  const [oldest] = unheard.map(({ committedAt }) => committedAt).toSorted();
  if (branch === null || oldest === undefined) return;
  await attempt(gathering, { repository, resource: "origins" }, async () => {
    const asked = { branch, since: oldest.slice(0, 10) };
    for await (const { items } of gathering.reader.commits(fullName, asked, NOTHING_KNOWN)) {
      for (const commit of items) gathering.heard.set(commit.sha, commit);
      if (!mayAsk(gathering)) return;
    }
  });
}

type Named = { sha: string; repository: string };

function reported({ people }: Gathering, { sha, repository }: Named, commit: CommitFacts): ReportedCommit {
  const { message, author } = commit;
  const told: Told = {
    ...{ origin: null, tool: null, message },
    ...{ authorName: author.name, authorEmail: author.email },
  };
  const kept = withoutCredentials(told) as Told;
  const { isForgotten } = people;
  const shown = isForgotten === null ? kept : withoutForgotten(kept, isForgotten);
  const evidence: Evidence = { ...evidenceOf(shown), isBot: author.isBot || null };
  return { sha: sha.toLowerCase(), repository, evidence, verdict: verdictOf(evidence) };
}
