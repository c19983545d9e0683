import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { findConnection } from "#lib/db/connecting.ts";
import { readCredentials } from "#lib/db/credentials.ts";
import {
  type ChosenRepository,
  chooseRepositories as keep,
  chooseWorkflows as keepWorkflows,
  listChosenRepositories,
  type RepositoryState,
} from "#lib/db/github-connections.ts";
import { AppError } from "#lib/errors.ts";
import { GITHUB_FORM } from "#lib/sources/github/form.ts";
import type { GitHubReader } from "#lib/sources/github/reader.ts";
import type { Server } from "../../run.ts";
import { thisServer } from "../../this-server.ts";
import { withSecretKey } from "../acting.ts";
import { readRepositoryNames, readWorkflowNames } from "../input.ts";
import { checkRepositories, refuseOwned, refuseUnlessOneIsRead } from "./check.ts";
import { startCollecting } from "./start.ts";

/** A reader with the token that a connection has; `not_found` unless it is one to GitHub that is not disconnected. */
export async function openConnection(
  server: Server,
  owner: { organizationId: string; connectionId: string },
): Promise<GitHubReader> {
  const connection = await findConnection(server.db, owner);
  if (connection?.provider !== GITHUB_FORM.provider || connection.status === "disconnected")
    throw new AppError("not_found");
  const sealed = { ...owner, fields: ["token"] };
  const { token = "" } = await readCredentials(server.db, server.env.credentialKeys, sealed);
  return server.openGitHub(token, owner.organizationId);
}

/**
 * Makes these the repositories that a connection reads. Those that are new to it are checked, and those that lacked
 * something; a collection begins at once. `conflict` when another connection reads one of them.
 */
export async function chooseRepositories(
  member: Acting,
  { connectionId, repositories }: { connectionId: string; repositories: unknown },
  server = thisServer(),
): Promise<void> {
  const acting = withSecretKey(member, server);
  const owner = { organizationId: acting.organization.id, connectionId };
  const names = readRepositoryNames(repositories);
  const reader = await openConnection(server, owner);
  const chosen = await chosenOf(reader, names, await listChosenRepositories(server.db, owner));
  await refuseOwned(server, owner, chosen);
  await keep(acting, { connectionId, repositories: chosen });
  await startUnlessHeld(server, owner);
}

async function chosenOf(
  reader: GitHubReader,
  names: readonly string[],
  before: readonly RepositoryState[],
): Promise<ChosenRepository[]> {
  const good = new Map(
    before.filter(({ problem }) => problem === null).map((one) => [one.fullName.toLowerCase(), one]),
  );
  const kept = names.flatMap((name) => good.get(name.toLowerCase()) ?? []);
  const fresh = names.filter((name) => !good.has(name.toLowerCase()));
  const checked = await checkRepositories(reader, fresh);
  if (kept.length === 0) refuseUnlessOneIsRead(checked);
  return [...kept.map(asChosen), ...checked];
}

function asChosen({ repository, fullName, defaultBranch }: RepositoryState): ChosenRepository {
  return { repository, fullName, externalId: null, defaultBranch, problem: null };
}

/** Says which workflows of a repository have to pass; null: nobody says so any more. `not_found` when it is not read. */
export async function chooseWorkflows(
  member: Acting,
  chosen: { connectionId: string; repositoryId: string; workflows: unknown },
  server = thisServer(),
): Promise<void> {
  const { connectionId, repositoryId } = chosen;
  const workflows = readWorkflowNames(chosen.workflows);
  const owner = { organizationId: member.organization.id, connectionId };
  const read = await listChosenRepositories(server.db, owner);
  if (!read.some(({ id }) => id === repositoryId)) throw new AppError("not_found");
  await keepWorkflows(withSecretKey(member, server), { connectionId, repositoryId, workflows });
}

/** It is due in any case. */
async function startUnlessHeld(
  server: Server,
  owner: { organizationId: string; connectionId: string },
): Promise<void> {
  try {
    await startCollecting(server, owner, "manual");
  } catch (error) {
    if (error instanceof AppError && (error.code === "sync_running" || error.code === "rate_limited")) return;
    throw error;
  }
}
