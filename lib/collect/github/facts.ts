import { createHash } from "node:crypto";
import type { Items } from "../../db/github.ts";
import type { People } from "../../db/people.ts";
import { cut } from "../../domain/cut.ts";
import { coAuthorsOf } from "../../domain/github/co-authors.ts";
import { commitKind } from "../../domain/github/commit-kind.ts";
import { isMerge } from "../../domain/github/who.ts";
import { withoutAddresses } from "../../domain/privacy/hidden-address.ts";
import { withoutNames } from "../../domain/privacy/names-in-text.ts";
import { withoutForgotten } from "../../domain/privacy/without-forgotten.ts";
import { withoutCredentials } from "../../domain/sync/without-credentials.ts";
import type {
  Author,
  BranchPush,
  CommitDetails,
  CommitFacts,
  PullFacts,
  RepositoryFacts,
  Review,
  RunFacts,
} from "../../sources/github/reader.ts";

// What GitHub told as it is kept: people are keyed hashes, and no text names them.

const LONGEST_TITLE = 300;
const LONGEST_NAME = 255;

/** By the account, which has one person's addresses together; by the address where there is none. */
export function authorKey({ hash }: People, { accountId, email }: Author): string | null {
  if (accountId !== null) return accountKey({ hash }, accountId);
  return email === null ? null : hash("address", email);
}

function accountKey({ hash }: Pick<People, "hash">, accountId: number): string {
  return hash("name", `account ${accountId} at github`);
}

/** GitHub's own address of somebody, which has the number of the account in it. */
const ACCOUNT_ADDRESS = /^(\d{1,15})\+[^@]+@users\.noreply\.github\.com$/i;

/** Of the people whom its message names beside its author, by account where their address tells it. */
function coAuthorKeys(people: People, message: string): string[] {
  const keys = coAuthorsOf(message).map(({ email }) => {
    const account = ACCOUNT_ADDRESS.exec(email)?.[1];
    return account === undefined ? people.hash("address", email) : accountKey(people, Number(account));
  });
  return [...new Set(keys)];
}

export function repositoryItem(facts: RepositoryFacts): Items["repository"] {
  const { externalId, fullName, defaultBranch } = facts;
  return { externalId, fullName, defaultBranch };
}

export function pullItem(people: People, pull: PullFacts): Items["pulls"] {
  const { number, createdAt, updatedAt, closedAt, mergedAt, isDraft, author } = pull;
  return {
    ...{ number, createdAt, updatedAt, closedAt, mergedAt, isDraft, isBot: author.isBot },
    title: titleOf(people, pull.title, author),
    authorKey: authorKey(people, author),
  };
}

export function runItem({ workflow, ...run }: RunFacts): Items["runs"] {
  return { ...run, workflow: cut(workflow, LONGEST_TITLE) || "?" };
}

export function commitItem(people: People, commit: CommitFacts): Items["commits"] {
  const { sha, committedAt, message, author } = commit;
  return {
    ...{ sha, committedAt, isBot: author.isBot, isMerge: isMerge(commit), kind: commitKind(message) },
    subject: titleOf(people, /^.*/.exec(message.trimStart())?.[0] ?? "", author),
    authorKey: authorKey(people, author),
    addressKey: author.email === null ? null : people.hash("address", author.email),
    coAuthorKeys: coAuthorKeys(people, message),
  };
}

/** What no branch is called is left out. */
export const pushItem = ({ branch, at, deleted }: BranchPush): Items["branches"][] =>
  branch === "" || branch.length > LONGEST_NAME ? [] : [{ branch, at, deleted }];

/** The first by somebody else than the author; a bot's opinion is none. */
export function reviewItem(
  people: People,
  pull: { number: number; authorKey: string | null },
  reviews: readonly Review[],
): Items["reviews"] {
  const others = reviews.filter(({ accountId, isBot }) => {
    const isOwn = accountId !== null && accountKey(people, accountId) === pull.authorKey;
    return !isBot && !isOwn;
  });
  const [first = null] = others.map(({ at }) => at).toSorted();
  return { number: pull.number, firstReviewAt: first };
}

export function detailsItem(sha: string, { additions, deletions, files }: CommitDetails): Items["details"] {
  return { sha, additions, deletions, fileKeys: files && [...new Set(files.map(fileKey))] };
}

/** Tells files apart without their names: signed 64 bits. */
function fileKey(path: string): string {
  return createHash("sha256").update(path).digest().readBigInt64BE(0).toString();
}

function titleOf({ isForgotten }: People, text: string, { name, email }: Author): string {
  const plain = withoutAddresses(withoutCredentials(text) as string);
  const named = withoutNames(plain, [{ name: name ?? "", email: email ?? "" }]);
  return cut(isForgotten === null ? named : withoutForgotten(named, isForgotten), LONGEST_TITLE);
}
