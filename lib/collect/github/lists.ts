import { type GitHubLeft, listGitHubLeft, type Resource } from "../../db/github.ts";
import type { KnownAnswers, PullFacts } from "../../sources/github/reader.ts";
import { SourceError } from "../../sources/source.ts";
import { confirmed, fateOfPull } from "./confirm.ts";
import { commitItem, pullItem, pushItem, repositoryItem, runItem } from "./facts.ts";
import { attempt, cover, type Gathering, mayAsk, type Repository, reasonOf } from "./gathering.ts";
import { type Listed, problemOf, readList, SHORT } from "./list.ts";
import { dayBefore, firstDay, recentSinceOf, sinceOf, startOf } from "./since.ts";

/** Single questions of a kind that one repository may have in a turn: the others come to theirs. */
const MOST_LEFT = 1000;
/** A pull request that was closed in the last week may have been commented since. */
const PULL_DAYS = 15;
const RUN_DAYS = 8;
const COMMIT_DAYS = 8;
const PUSH_DAYS = 7;

const LISTS = ["open_pulls", "pulls", "runs", "commits", "branches"] as const satisfies Resource[];

/** A repository whose lists are read, with the answers that cost nothing where they have not changed. */
type Reading = { gathering: Gathering; repository: Repository; known: KnownAnswers; now: Date };

/** What is known of a repository, and what is left of it to be asked one by one. */
export function leftOf({ context: { db, held, now } }: Gathering, { id }: Repository): Promise<GitHubLeft> {
  const since = `${firstDay(now)}T00:00:00Z`;
  return listGitHubLeft(db, held, { repositoryId: id, since, limit: MOST_LEFT });
}

/** A list that was short is asked for as if nothing of it were known: its answer may be as it was. */
function knownOf({ repository, known }: Reading, resource: Resource): KnownAnswers {
  return repository.coverage[resource]?.problem?.code === SHORT.code ? new Map() : known;
}

/** Whether all lists were asked for since this round of collecting began: what is left of it is behind them. */
export function isListed({ coverage }: Repository, roundStartedAt: string): boolean {
  return LISTS.every((resource) => {
    const asked = coverage[resource]?.askedAt;
    return asked !== undefined && Date.parse(asked) >= Date.parse(roundStartedAt);
  });
}

/** Reads the lists of a repository, one after the other; whether GitHub answered for it at all. */
export async function readLists(gathering: Gathering, repository: Repository): Promise<boolean> {
  const { answers } = await leftOf(gathering, repository);
  const known = new Map(answers.map((answer) => [answer.url, answer]));
  const reading = { gathering, repository, known, now: gathering.context.now };
  const found = await readRepository(reading);
  if (found === null) return false;
  const named = { ...reading, repository: { ...repository, ...found } };
  await readPulls(named);
  for (const read of [readRuns, readCommits, readPushes]) if (mayAsk(gathering)) await read(named);
  return true;
}

type Names = Pick<Repository, "fullName" | "defaultBranch">;

/** How GitHub spells it today; null where it does not answer, which then holds for all of its lists. */
function readRepository({ gathering, repository, known }: Reading): Promise<Names | null> {
  const { fullName, defaultBranch } = repository;
  const of = { repository, resource: "repository" as const, item: repositoryItems };
  return attempt(gathering, of, async () => {
    try {
      const page = await gathering.reader.repository(fullName, known);
      await readList(gathering, of, once(page));
      return page.items[0] ?? { fullName, defaultBranch };
    } catch (error) {
      if (error instanceof SourceError && error.kind !== "limited")
        await coverNone(gathering, repository, error);
      throw error;
    }
  });
}

const repositoryItems = (row: Parameters<typeof repositoryItem>[0]) => [repositoryItem(row)];

async function coverNone(gathering: Gathering, repository: Repository, error: SourceError): Promise<void> {
  for (const resource of LISTS) await cover(gathering, { repository, resource, problem: reasonOf(error) });
}

async function* once<T>(page: T): AsyncIterable<T> {
  yield page;
}

/** Open ones first: whatever is closed in between is in the second list. */
async function readPulls(reading: Reading): Promise<void> {
  const { gathering, repository } = reading;
  const at = momentOf(gathering);
  const open = await attempt(gathering, { repository, resource: "open_pulls" }, () => {
    const of = { repository, resource: "open_pulls" as const, ...pullRows(gathering) };
    const known = knownOf(reading, "open_pulls");
    return readList(gathering, of, gathering.reader.openPulls(repository.fullName, known));
  });
  if (!mayAsk(gathering)) return;
  await readClosed(reading, at);
  if (open !== null) await confirmOpen(reading, open, at);
}

function pullRows({ people }: Gathering) {
  const item = (row: Parameters<typeof pullItem>[1]) => [pullItem(people, row)];
  return { item, key: ({ number }: { number: number }) => String(number) };
}

async function readClosed(reading: Reading, at: string): Promise<void> {
  const { gathering, repository, now } = reading;
  await attempt(gathering, { repository, resource: "pulls" }, async () => {
    const since = startOf(sinceOf(repository.coverage.pulls, { now, days: PULL_DAYS }));
    const of = { repository, resource: "pulls" as const, since };
    const pages = gathering.reader.closedPulls(repository.fullName, since, knownOf(reading, "pulls"));
    const read = await readList(gathering, { ...of, ...pullRows(gathering) }, pages);
    // One that was updated since has moved to a page that was read before.
    const isOfList = ({ closedAt, updatedAt }: PullFacts) =>
      closedAt !== null && Date.parse(updatedAt) < Date.parse(at);
    const listed = await confirmed(gathering, { ...of, listed: read }, (key) =>
      fateOfPull(gathering, { repository, number: Number(key), isOfList }),
    );
    await coverListed(gathering, { ...of, from: since, to: at, listed });
  });
}

async function confirmOpen({ gathering, repository }: Reading, read: Listed, at: string): Promise<void> {
  await attempt(gathering, { repository, resource: "open_pulls" }, async () => {
    const of = { repository, resource: "open_pulls" as const, since: null };
    const isOfList = ({ closedAt }: PullFacts) => closedAt === null;
    const listed = await confirmed(gathering, { ...of, listed: read }, (key) =>
      fateOfPull(gathering, { repository, number: Number(key), isOfList }),
    );
    await coverListed(gathering, { ...of, from: at, to: at, listed });
  });
}

/** Of the last days: there are more runs than of all else together, and those before can wait. */
async function readRuns(reading: Reading): Promise<void> {
  const { gathering, repository, now } = reading;
  const known = knownOf(reading, "runs");
  await attempt(gathering, { repository, resource: "runs" }, async () => {
    const to = momentOf(gathering);
    const since = recentSinceOf(repository.coverage.runs, { now, days: RUN_DAYS });
    const pages = gathering.reader.runs(repository.fullName, { since, until: dayBefore(now, -1) }, known);
    const of = { repository, resource: "runs" as const };
    const listed = await readList(gathering, { ...of, item: (row) => [runItem(row)] }, pages);
    await coverListed(gathering, { ...of, from: startOf(since), to, listed });
  });
}

async function readCommits(reading: Reading): Promise<void> {
  const { gathering, repository, now } = reading;
  const known = knownOf(reading, "commits");
  const { reader, people, heard } = gathering;
  const { fullName, defaultBranch: branch } = repository;
  if (branch === null) return;
  await attempt(gathering, { repository, resource: "commits" }, async () => {
    const to = momentOf(gathering);
    const since = sinceOf(repository.coverage.commits, { now, days: COMMIT_DAYS });
    const of = { repository, resource: "commits" as const, since: startOf(since) };
    const item = (row: Parameters<typeof commitItem>[1]) => {
      heard.set(row.sha, row);
      return [commitItem(people, row)];
    };
    const pages = reader.commits(fullName, { branch, since }, known);
    const read = await readList(gathering, { ...of, item, key: ({ sha }) => sha }, pages);
    const listed = await confirmed(gathering, { ...of, listed: read }, async (sha) =>
      (await reader.holds(fullName, branch, sha)) ? "there" : "gone",
    );
    await coverListed(gathering, { ...of, from: of.since, to, listed });
  });
}

async function readPushes(reading: Reading): Promise<void> {
  const { gathering, repository, now } = reading;
  const known = knownOf(reading, "branches");
  await attempt(gathering, { repository, resource: "branches" }, async () => {
    const to = momentOf(gathering);
    const from = new Date(now.getTime() - PUSH_DAYS * 86_400_000).toISOString();
    const of = { repository, resource: "branches" as const };
    const pages = gathering.reader.pushes(repository.fullName, known);
    const listed = await readList(gathering, { ...of, item: pushItem }, pages);
    await coverListed(gathering, { ...of, from, to, listed });
  });
}

type Covered = { repository: Repository; resource: Resource; from: string; to: string; listed: Listed };

/**
 * What was read to its end is held from now on; a short one is a problem, and so is one with rows that make no sense,
 * for as long as they do not. A part of one is nothing yet.
 */
export async function coverListed(gathering: Gathering, { listed, ...of }: Covered): Promise<void> {
  if (!listed.isWhole) return;
  const problem = problemOf(listed);
  if (problem === null) return cover(gathering, of);
  gathering.problems.push({ part: of.resource, scope: of.repository.repository, says: problem });
  await cover(gathering, { repository: of.repository, resource: of.resource, problem });
}

/** Of the database's clock, before a request: whatever happens behind it, the next one tells. */
function momentOf({ context }: Gathering): string {
  return context.moment().toISOString();
}
