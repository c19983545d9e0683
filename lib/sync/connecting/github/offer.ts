import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { listRepositoryOwners } from "#lib/db/github-connections.ts";
import { listRepositories } from "#lib/db/services.ts";
import type { Refusal } from "#lib/domain/refusals.ts";
import type { GitHubReader, RepositoryFacts } from "#lib/sources/github/reader.ts";
import type { Server } from "../../run.ts";
import { thisServer } from "../../this-server.ts";
import { withSecretKey } from "../acting.ts";
import { readToken } from "../input.ts";
import { inTurns, openToken, problemOf, slugOf, UNSEEN } from "./check.ts";
import { openConnection } from "./choose.ts";

/** As many of a token's repositories are offered, those pushed to last. */
const MOST_OFFERED = 1000;
/** Of so many that deployments come from it is asked what the token lacks before anybody has chosen. */
const MOST_CHECKED = 30;
const FORGE = "github.com/";

export type OfferedRepository = {
  fullName: string;
  isPrivate: boolean;
  isArchived: boolean;
  /** Those of the last 90 days that came from it. */
  deployments: number;
  /** Why it is not proposed, though deployments come from it; null when nothing speaks against it. */
  problem: Refusal | null;
};

type Own = { connectionId: string | null };

/** What a token that somebody has typed can read, and what of it is proposed: where deployments come from. */
export async function offerRepositories(
  member: Acting,
  input: unknown,
  server = thisServer(),
): Promise<OfferedRepository[]> {
  const acting = withSecretKey(member, server);
  const { reader } = await openToken(acting, { token: readToken(input), connectionId: null }, server);
  return offerOf(reader, { member, server, connectionId: null });
}

/** The same of the token that a connection has. */
export async function offerMore(
  member: Acting,
  connectionId: string,
  server = thisServer(),
): Promise<OfferedRepository[]> {
  const owner = { organizationId: member.organization.id, connectionId };
  const reader = await openConnection(server, owner);
  return offerOf(reader, { member, server, connectionId });
}

type Asked = Own & { member: Acting; server: Server };

async function offerOf(reader: GitHubReader, asked: Asked): Promise<OfferedRepository[]> {
  const [readable, deployed, taken] = await Promise.all([
    reader.listRepositories(MOST_OFFERED),
    deployedFrom(asked.member),
    takenBy(asked),
  ]);
  const known = new Map(readable.map((facts) => [slugOf(facts.fullName), facts]));
  const proposed = await inTurns([...deployed], async ([slug, deployments], index) => {
    const facts = known.get(slug);
    const problem = taken.get(slug) ?? (facts === undefined ? UNSEEN : await lackingOf(reader, facts, index));
    return offered(facts ?? unseen(slug), deployments, problem);
  });
  const others = readable.filter(({ fullName }) => !deployed.has(slugOf(fullName)));
  const rest = others.map((facts) => offered(facts, 0, taken.get(slugOf(facts.fullName)) ?? null));
  return [...proposed, ...rest];
}

async function lackingOf(
  reader: GitHubReader,
  { fullName }: RepositoryFacts,
  index: number,
): Promise<Refusal | null> {
  return index < MOST_CHECKED ? problemOf(await reader.lacking(fullName)) : null;
}

/** Deployments of the last 90 days by the repository at GitHub that they come from, most first. */
async function deployedFrom({ db, organization }: Acting): Promise<Map<string, number>> {
  const { items } = await listRepositories(db, organization.id, { limit: 500, cursor: null });
  const own = items.filter(({ slug }) => slug.startsWith(FORGE));
  return new Map(
    own.toSorted((a, b) => b.deployments - a.deployments).map(({ slug, deployments }) => [slug, deployments]),
  );
}

async function takenBy({ member, server, connectionId }: Asked): Promise<Map<string, Refusal>> {
  const owners = await listRepositoryOwners(server.db, member.organization.id);
  const others = owners.filter((owner) => owner.connectionId !== connectionId);
  return new Map(
    others.map(({ repository, connection }) => [
      repository,
      { code: "repository_elsewhere", numbers: { repository: repository.slice(FORGE.length), connection } },
    ]),
  );
}

type Shown = Pick<RepositoryFacts, "fullName" | "isPrivate" | "isArchived">;

function unseen(slug: string): Shown {
  return { fullName: slug.slice(FORGE.length), isPrivate: false, isArchived: false };
}

function offered(
  { fullName, isPrivate, isArchived }: Shown,
  deployments: number,
  problem: Refusal | null,
): OfferedRepository {
  return { fullName, isPrivate, isArchived, deployments, problem };
}
