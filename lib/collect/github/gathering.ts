import {
  coverGitHub,
  type GitHubPage,
  type Items,
  keepGitHubPage,
  type Gathering as Repository,
  type Resource,
} from "../../db/github.ts";
import type { People } from "../../db/people.ts";
import type { Problem } from "../../domain/catalogue/collected.ts";
import { type Missing, missing } from "../../domain/catalogue/snapshot.ts";
import type { CommitFacts, GitHubReader, Usage } from "../../sources/github/reader.ts";
import { SourceError } from "../../sources/source.ts";
import type { CollectContext } from "../collector.ts";

/** Of 5,000 an hour four fifths: people and other programs use the token, too. */
const REQUESTS = 4000;
/** What is left to others of what there was at the first request. */
const RESERVED_SHARE = 0.2;
const DEFAULT_WAIT_SECONDS = 60;

/** One gathering on its way. */
export type Gathering = {
  context: CollectContext;
  reader: GitHubReader;
  people: People;
  problems: Problem[];
  /** Why it ended before all was asked; null while it goes on. */
  stopped: { waitSeconds: number | null } | null;
  /** What GitHub answered in place of a repository the last time; null while it did not. */
  lastFailure: SourceError | null;
  /** What the hour allowed when this began, of requests and of points; null before an answer told. */
  quota: { requests: number | null; points: number | null };
  /** GitHub refused to be asked for many in one: each is asked for by itself. */
  asksAlone: boolean;
  /** Something of a list of single questions is left beyond what one turn asks. */
  isMore: boolean;
  /** Commits of this gathering with their words, by sha: rules read them, and they are not kept. */
  heard: Map<string, CommitFacts>;
};

export type { Repository };

/** Whether another request may be made; where not, the gathering says why. */
export function mayAsk(gathering: Gathering): boolean {
  if (gathering.stopped !== null) return false;
  const { context, reader } = gathering;
  const usage = reader.usage();
  const usedUp = usedUpOf(gathering, usage);
  if (usedUp !== undefined) gathering.stopped = { waitSeconds: secondsUntil(usedUp.resetAt, context.now) };
  else if (usage.calls >= (context.settings.requestBudget ?? REQUESTS) || context.isTimeUp())
    gathering.stopped = { waitSeconds: null };
  return gathering.stopped === null;
}

/** The quota of which no more than what is left to others is left. */
function usedUpOf({ quota }: Gathering, usage: Usage): { resetAt: string | null } | undefined {
  const { calls, rateRemaining: remaining, resetAt, points } = usage;
  const kinds = [
    ["requests", { used: calls - points.used, remaining, resetAt }],
    ["points", points],
  ] as const;
  return kinds.find(([kind, told]) => {
    if (told.remaining === null) return false;
    quota[kind] ??= told.remaining + told.used;
    return told.remaining <= quota[kind] * RESERVED_SHARE;
  })?.[1];
}

function secondsUntil(at: string | null, now: Date): number {
  const seconds = at === null ? Number.NaN : (Date.parse(at) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? DEFAULT_WAIT_SECONDS : Math.max(1, Math.ceil(seconds));
}

export function keepPage<R extends keyof Items>(
  { context: { db, held } }: Gathering,
  page: Pick<GitHubPage<R>, "repositoryId" | "resource" | "items"> & Partial<GitHubPage<R>>,
): Promise<number> {
  return keepGitHubPage(db, held, { answer: null, notModified: false, gone: [], ...page });
}

/** What has no coverage: the repository itself, and what is asked for beside what is read. */
type Beside = "repository" | "origins" | "attempts";

type Of = { repository: Repository; resource: Resource | Beside };

/**
 * Does what asks for one resource of one repository. What GitHub does not give is a problem of that resource, whose
 * coverage stays as it was, and the others go on; a limit ends the gathering, and a token that is refused all of it.
 * What it came to; null where it did not come to its end.
 */
export async function attempt<T>(
  gathering: Gathering,
  { repository, resource }: Of,
  act: () => Promise<T>,
): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof SourceError) || isTokens(error)) throw error;
    if (isStoppedBy(gathering, error)) return null;
    const { code, numbers } = error.says;
    gathering.problems.push({ part: resource, scope: repository.repository, says: { code, numbers } });
    if (resource === "repository") gathering.lastFailure = error;
    else if (resource !== "origins" && resource !== "attempts")
      await cover(gathering, { repository, resource, problem: reasonOf(error) });
    return null;
  }
}

/** Whether it is a limit, which ends the gathering. */
export function isStoppedBy(gathering: Gathering, error: SourceError): boolean {
  if (error.kind !== "limited") return false;
  gathering.stopped = { waitSeconds: error.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS };
  return true;
}

export function reasonOf({ kind }: SourceError): Missing {
  return kind === "refused" ? missing("no_permission") : missing("not_read");
}

/** Of the token itself: nothing that it asks for will be answered. */
export function isTokens(error: SourceError): boolean {
  return error.says.code === "github_unauthorized";
}

type Covered = {
  repository: Repository;
  resource: Resource;
  from?: string | null;
  to?: string | null;
  problem?: Missing | null;
  leftOver?: number;
};

export function cover({ context: { db, held } }: Gathering, covered: Covered): Promise<void> {
  const { repository, resource, from = null, to = null, problem = null, leftOver = 0 } = covered;
  return coverGitHub(db, held, { repositoryId: repository.id, resource, from, to, problem, leftOver });
}
