import { type GitHubClient, NOTHING_KNOWN } from "./client.ts";
import { PER_PAGE } from "./conditional.ts";
import { GitHubError } from "./github-error.ts";
import { answered } from "./page.ts";
import type { GitHubReader, KnownAnswers, Lacking, RepositoryFacts, TokenFacts } from "./reader.ts";
import { pathOf } from "./repository-path.ts";
import { expiryOf, installationAnswer, repositoryRow, userAnswer } from "./wire.ts";

/** One of each that is read, by what a token has to be allowed for it. */
const ONE_OF_EACH: readonly [Lacking, path: string][] = [
  ["pull_requests", "/pulls?state=all&per_page=1"],
  ["actions", "/actions/runs?per_page=1"],
  ["contents", "/commits?per_page=1"],
];
const ROWS = { row: repositoryRow, at: (repository: RepositoryFacts) => repository.pushedAt };

/** Whose token it is, and what it may read. */
export function aboutToken(
  client: GitHubClient,
): Pick<GitHubReader, "whoAmI" | "listRepositories" | "repository" | "lacking"> {
  return {
    whoAmI: () => (client.installation === null ? person(client) : account(client, client.installation)),
    listRepositories: (most) => newest(client, most),
    repository: (repository, known) => one(client, pathOf(repository), known),
    lacking: async (repository) => lacking(client, pathOf(repository)),
  };
}

async function person(client: GitHubClient): Promise<TokenFacts> {
  const answer = await client.ask("/user");
  const { id, login } = answered(userAnswer, answer);
  const expiresAt = expiryOf(answer.headers["github-authentication-token-expiration"]);
  return { login, accountId: id, expiresAt };
}

/** One that makes no sense is none: nothing would be left to be kept. */
async function one(client: GitHubClient, path: string, known: KnownAnswers) {
  const page = await client.one(path, ROWS, known);
  if (page.dropped > 0) throw new GitHubError("bad_payload");
  return page;
}

/** An installation is of an account, and does not end by itself. */
async function account(client: GitHubClient, installation: number): Promise<TokenFacts> {
  const answer = await client.ask(`/app/installations/${installation}`);
  const { id, login } = answered(installationAnswer, answer).account;
  return { login, accountId: id, expiresAt: null };
}

async function newest(client: GitHubClient, most: number): Promise<RepositoryFacts[]> {
  const paged = `per_page=${PER_PAGE}&page=1`;
  const isSorted = client.installation === null;
  const path = isSorted
    ? `/user/repos?sort=pushed&direction=desc&${paged}`
    : `/installation/repositories?${paged}`;
  const found: RepositoryFacts[] = [];
  for await (const { items } of client.list(path, ROWS, NOTHING_KNOWN)) {
    found.push(...items);
    if (isSorted && found.length >= most) break;
  }
  if (!isSorted) found.sort((a, b) => (b.pushedAt ?? "").localeCompare(a.pushedAt ?? ""));
  return found.slice(0, most);
}

async function lacking(client: GitHubClient, path: string): Promise<Lacking[]> {
  if (!(await mayRead(client, path))) return ["repository"];
  const all: Lacking[] = [];
  for (const [permission, one] of ONE_OF_EACH) if (!(await mayRead(client, path + one))) all.push(permission);
  return all;
}

/** Whatever else is wrong, a token among it, is not an answer to this. */
async function mayRead(client: GitHubClient, path: string): Promise<boolean> {
  try {
    await client.ask(path);
    return true;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    if (error.failure === "empty") return true;
    if (error.failure === "forbidden" || error.failure === "not_found") return false;
    throw error;
  }
}
