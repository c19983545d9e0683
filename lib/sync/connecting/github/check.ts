import { accountFingerprint } from "#lib/credentials.ts";
import type { Acting } from "#lib/db/acting.ts";
import { refuseKeys } from "#lib/db/connecting.ts";
import { type ChosenRepository, listRepositoryOwners } from "#lib/db/github-connections.ts";
import { repositorySlug } from "#lib/domain/origin/repository-slug.ts";
import type { Refusal } from "#lib/domain/refusals.ts";
import { AppError } from "#lib/errors.ts";
import { GITHUB_FORM } from "#lib/sources/github/form.ts";
import type { GitHubReader, Lacking, TokenFacts } from "#lib/sources/github/reader.ts";
import { SourceError } from "#lib/sources/source.ts";
import type { Server } from "../../run.ts";

/** Calls under way at once: more would look like an attack to GitHub. */
const AT_ONCE = 8;

/** What GitHub calls the permissions, in every language. */
const PERMISSIONS: Record<Exclude<Lacking, "repository">, string> = {
  pull_requests: "Pull requests",
  actions: "Actions",
  contents: "Contents",
};

type Candidate = { token: string; connectionId: string | null };

/** Asks GitHub whose token it is, and notes in the audit log when it is refused. */
export async function openToken(
  acting: Acting,
  { token, connectionId }: Candidate,
  { openGitHub }: Server,
): Promise<{ reader: GitHubReader; facts: TokenFacts }> {
  const reader = openGitHub(token, acting.organization.id);
  try {
    return { reader, facts: await reader.whoAmI() };
  } catch (error) {
    if (!(error instanceof SourceError) || error.kind !== "refused") throw error;
    await refuseKeys(acting, { connectionId, site: null, reason: error.says });
    throw atToken(error);
  }
}

/** How it is stored and recognised: two tokens of one person may see two owners, and are two connections. */
export function identifyToken(token: string, { login, expiresAt }: TokenFacts) {
  const { provider } = GITHUB_FORM;
  return {
    name: `${GITHUB_FORM.name} ${login}`.slice(0, 80),
    stored: {
      provider,
      site: null,
      keyHint: token.slice(-4),
      fingerprint: accountFingerprint(provider, token),
      keysExpireAt: expiresAt,
    },
  };
}

/** What stands for each repository in the table, and what the token lacks for it. */
export async function checkRepositories(
  reader: GitHubReader,
  names: readonly string[],
): Promise<ChosenRepository[]> {
  const checked = await inTurns(names, (name) => checkRepository(reader, name));
  const known = new Set(checked.map(({ repository }) => repository));
  // Two names of one that was renamed.
  return checked.filter(({ repository }) => known.delete(repository));
}

/** A token that sees none of what was chosen is no good for it. */
export function refuseUnlessOneIsRead(checked: readonly ChosenRepository[]): void {
  if (checked.length === 0 || checked.some(({ externalId }) => externalId !== null)) return;
  const names = checked.map(({ fullName }) => fullName);
  const repositories = names.slice(0, 3).join(", ");
  const says = { code: "github_none_readable", numbers: { repositories } } as const;
  throw new SourceError("refused", { says, field: "repositories" });
}

async function checkRepository(reader: GitHubReader, name: string): Promise<ChosenRepository> {
  const lacking = await reader.lacking(name);
  const page = lacking.includes("repository") ? null : await reader.repository(name, new Map());
  const facts = page?.items[0];
  const fullName = facts?.fullName ?? name;
  return {
    repository: slugOf(fullName),
    fullName,
    externalId: facts?.externalId ?? null,
    defaultBranch: facts?.defaultBranch ?? null,
    problem: facts === undefined ? UNSEEN : problemOf(lacking),
  };
}

export const UNSEEN: Refusal = { code: "github_repository_unseen", numbers: {} };

/** What a person is told that a token may not do; null when it may do all. */
export function problemOf(lacking: readonly Lacking[]): Refusal | null {
  if (lacking.length === 0) return null;
  const permissions = lacking.flatMap((one) => (one === "repository" ? [] : [PERMISSIONS[one]]));
  return permissions.length < lacking.length
    ? UNSEEN
    : { code: "github_lacks", numbers: { permissions: permissions.join(", ") } };
}

export function slugOf(fullName: string): string {
  const slug = repositorySlug(`github.com/${fullName}`);
  if (slug === null) throw new AppError("upstream_contract", { message: "GitHub named a repository oddly" });
  return slug;
}

/** `conflict` when another connection of the organisation reads one of them: its numbers would be read twice. */
export async function refuseOwned(
  { db }: Server,
  owner: { organizationId: string; connectionId: string },
  chosen: readonly ChosenRepository[],
): Promise<void> {
  const owners = await listRepositoryOwners(db, owner.organizationId);
  const wanted = new Map(chosen.map(({ repository, fullName }) => [repository, fullName]));
  const taken = owners.find(
    ({ repository, connectionId }) => connectionId !== owner.connectionId && wanted.has(repository),
  );
  if (taken === undefined) return;
  const numbers = { repository: wanted.get(taken.repository) ?? "", connection: taken.connection };
  throw new AppError("conflict", {
    says: { code: "repository_elsewhere", numbers },
    field: "repositories",
  });
}

/** All of them, a few at a time, in their order. */
export async function inTurns<T, R>(
  all: readonly T[],
  act: (one: T, index: number) => Promise<R>,
): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const turn = all.slice(at, at + AT_ONCE).map((one, index) => act(one, at + index));
    done.push(...(await Promise.all(turn)));
  }
  return done;
}

function atToken(error: SourceError): SourceError {
  const { says, kind } = error;
  return new SourceError(kind, { says: says as Refusal, field: "token", cause: error });
}
