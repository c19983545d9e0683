import { GraphQLError } from "graphql";
import type { Account, Grant } from "./account.ts";
import type { Permission } from "./control-input.ts";
import type { ChangedFile, Commit, Person, Pull, Review } from "./facts.ts";
import type { Repository } from "./repository.ts";
import { time } from "./wire.ts";
import { filesOf } from "./wire-commit.ts";

// Objects as the library reads them: a field that takes arguments, or costs something to make, is a function.

/** Who asks, and when. */
export interface Asking {
  account: Account;
  grant: Grant;
  /** Epoch seconds. */
  now: number;
}

type Page = { first?: number };

/** A repository by the name that it has or had. */
export function repositoryNamed(asking: Asking, { owner, name }: { owner: string; name: string }) {
  const { account, grant } = asking;
  const fullName = `${owner}/${name}`;
  const found = account.repository(fullName) ?? account.moved(fullName);
  if (!found || !grant.sees(found))
    throw failed("NOT_FOUND", `Could not resolve to a Repository with the name '${fullName}'.`);
  const repository = found.opened();
  return {
    nameWithOwner: repository.fullName,
    pullRequest: ({ number }: { number: number }) => pullNumbered({ asking, repository }, number),
    object: ({ oid }: { oid: string }) => commitOf({ asking, repository }, oid),
  };
}

interface Within {
  asking: Asking;
  repository: Repository;
}

function failed(type: string, words: string): GraphQLError {
  return new GraphQLError(words, { extensions: { type } });
}

function permit({ asking, repository }: Within, permission: Permission): void {
  if (asking.grant.may(permission, repository)) return;
  const whose = asking.grant.installation !== null ? "integration" : "personal access token";
  throw failed("FORBIDDEN", `Resource not accessible by ${whose}`);
}

function pullNumbered(within: Within, number: number) {
  permit(within, "pull_requests");
  const pull = within.repository.pulls.get(number);
  if (!pull || pull.createdAt > within.asking.now)
    throw failed("NOT_FOUND", `Could not resolve to a PullRequest with the number of ${number}.`);
  return pullOf(within, pull);
}

function pullOf(within: Within, pull: Pull) {
  const { now } = within.asking;
  const files = changedBy(within.repository, pull);
  const isMerged = pull.isMerged && pull.closedAt !== null && pull.closedAt <= now;
  return {
    ...linesOf(files),
    number: pull.number,
    author: actorOf(pull.author),
    changedFiles: files.length,
    files: ({ first = 100 }: Page) => ({
      totalCount: files.length,
      nodes: files.slice(0, first).map(({ filename }) => ({ path: filename })),
    }),
    mergeCommit: () => (isMerged && pull.mergeSha !== null ? commitOf(within, pull.mergeSha) : null),
    reviews: (page: Page) => reviewsOf(pull, page, now),
  };
}

function changedBy(repository: Repository, { files, mergeSha }: Pull): ChangedFile[] {
  const merged = mergeSha === null ? undefined : repository.commits.get(mergeSha);
  return files ?? (merged ? filesOf(merged) : []);
}

function reviewsOf({ reviews }: Pull, { first = 100 }: Page, now: number) {
  const given = reviews.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
  const nodes = given.slice(0, first).map(({ by, at }: Review) => ({
    author: actorOf(by),
    submittedAt: time(at),
  }));
  return { nodes, totalCount: given.length, pageInfo: { hasNextPage: given.length > first } };
}

/** Here an app has no `[bot]` behind its name. */
function actorOf({ login, id, isBot }: Person) {
  if (login === null) return null;
  return {
    __typename: isBot ? "Bot" : "User",
    databaseId: id,
    login: login.replace(/\[bot\]$/, ""),
  };
}

function commitOf(within: Within, sha: string): object | null {
  permit(within, "contents");
  const commit = within.repository.commits.get(sha);
  if (!commit || commit.arrivedAt > within.asking.now) return null;
  const files = filesOf(commit);
  return {
    __typename: "Commit",
    oid: sha,
    ...linesOf(files),
    changedFilesIfAvailable: files.length,
    associatedPullRequests: () => {
      permit(within, "pull_requests");
      return { nodes: broughtBy(within, commit).map((pull) => pullOf(within, pull)) };
    },
  };
}

function broughtBy({ repository, asking }: Within, { sha }: Commit): Pull[] {
  return repository.pulls.until(asking.now).filter(({ mergeSha }) => mergeSha === sha);
}

function linesOf(files: readonly ChangedFile[]) {
  const sum = (name: "additions" | "deletions") => files.reduce((total, file) => total + file[name], 0);
  return { additions: sum("additions"), deletions: sum("deletions") };
}
