import "server-only";
import { randomUUID } from "node:crypto";
import type { Acting } from "#lib/db/acting.ts";
import { connectAccount, listKnownAccounts } from "#lib/db/connecting.ts";
import { AppError } from "#lib/errors.ts";
import type { Server } from "../../run.ts";
import { withSecretKey } from "../acting.ts";
import type { ConnectedAccount } from "../connect.ts";
import { readGitHubInput } from "../input.ts";
import { checkRepositories, identifyToken, openToken, refuseOwned, refuseUnlessOneIsRead } from "./check.ts";
import { startCollecting } from "./start.ts";

/** As many days of pull requests, runs and commits are asked for at first as make sense of a week before each day shown. */
export const HISTORY_DAYS = 28;

/**
 * Checks a token and what it may read of each repository, stores it sealed and begins to collect. A repository that it
 * cannot read is kept with what is missing, beside others that it can. Nothing is saved when the token is refused, or
 * when it reads none of them.
 */
export async function connectGitHub(
  member: Acting,
  input: unknown,
  server: Server,
): Promise<ConnectedAccount> {
  const acting = withSecretKey(member, server);
  const { token, repositories, name } = readGitHubInput(input);
  const { reader, facts } = await openToken(acting, { token, connectionId: null }, server);
  const identity = identifyToken(token, facts);
  const organizationId = acting.organization.id;
  const known = await listKnownAccounts(server.db, { organizationId, ...identity.stored });
  const same = known.find(({ fingerprint }) => fingerprint === identity.stored.fingerprint);
  if (same !== undefined && same.status !== "disconnected")
    throw new AppError("already_connected", { field: "token" });
  const owner = { organizationId, connectionId: same?.id ?? randomUUID() };
  const chosen = await checkRepositories(reader, repositories);
  refuseUnlessOneIsRead(chosen);
  await refuseOwned(server, owner, chosen);
  const how =
    same === undefined
      ? { how: "create" as const, name: name ?? identity.name }
      : { how: "reconnect" as const };
  const account = { id: owner.connectionId, ...identity.stored, repositories: chosen };
  await connectAccount(acting, server.env.credentialKeys, {
    account: { ...account, backfillDays: HISTORY_DAYS, ...how },
    keys: { token },
  });
  const runId = await startCollecting(server, owner, "connect");
  return { connection: { id: owner.connectionId }, runId, reconnected: same !== undefined };
}
