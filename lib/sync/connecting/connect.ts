import "server-only";
import { randomUUID } from "node:crypto";
import type { CredentialOwner } from "../../credentials.ts";
import type { Acting } from "../../db/acting.ts";
import { connectAccount, listKnownAccounts } from "../../db/connecting.ts";
import { startRun } from "../../db/sync.ts";
import { listSyncRuns } from "../../db/sync-runs.ts";
import { AppError } from "../../errors.ts";
import { GITHUB_FORM } from "../../sources/github/form.ts";
import { doInBackground } from "../background.ts";
import type { Server } from "../run.ts";
import { readConnection } from "../run-connection.ts";
import { thisServer } from "../this-server.ts";
import { withSecretKey } from "./acting.ts";
import { checkAccount, identify } from "./check.ts";
import { connectGitHub } from "./github/connect.ts";
import { chosenSource, providerOf, readConnectInput } from "./input.ts";
import { findSameAccount } from "./same-account.ts";

export type ConnectedAccount = {
  connection: { id: string };
  runId: string;
  /** A disconnected connection to the same account came back, with all that it held. */
  reconnected: boolean;
};

/**
 * Checks the keys with their source, stores them sealed and starts the first sync. A disconnected connection to the
 * same account comes back instead of a second one beside it. Nothing is saved when the source refuses any of it.
 */
export async function connect(
  member: Acting,
  input: unknown,
  server = thisServer(),
): Promise<ConnectedAccount> {
  if (providerOf(input) === GITHUB_FORM.provider) return connectGitHub(member, input, server);
  const acting = withSecretKey(member, server);
  const source = chosenSource(server.sources, input);
  const { name, backfillDays, ...account } = readConnectInput(source, input);
  const organizationId = acting.organization.id;
  const reader = await checkAccount(acting, { source, account, connectionId: null });
  const identity = identify(source, account);
  const known = await listKnownAccounts(server.db, { organizationId, ...identity.stored });
  const same = await findSameAccount(reader, known, identity.stored.fingerprint);
  if (same !== null && same.status !== "disconnected")
    throw new AppError("already_connected", { field: source.form.keys[0].name });
  const connectionId = same?.id ?? randomUUID();
  const common = { id: connectionId, ...identity.stored, backfillDays };
  const how = same === null ? { how: "create" as const, name: name ?? identity.name } : RECONNECT;
  await connectAccount(acting, server.env.credentialKeys, {
    account: { ...common, ...how },
    keys: account.keys,
  });
  const runId = await startFirst(server, { organizationId, connectionId });
  return { connection: { id: connectionId }, runId, reconnected: same !== null };
}

const RECONNECT = { how: "reconnect" } as const;

/** The first run; a tick may have opened it between our two calls, and is as welcome. */
async function startFirst(server: Server, owner: CredentialOwner): Promise<string> {
  try {
    const held = await startRun(server.db, { ...owner, trigger: "connect", mode: null });
    doInBackground(held, readConnection, server);
    return held.runId;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "sync_running") throw error;
    const { organizationId, connectionId } = owner;
    const query = { connection: connectionId, limit: 1, cursor: null };
    const [newest] = (await listSyncRuns(server.db, organizationId, query)).items;
    if (newest === undefined) throw error;
    return newest.id;
  }
}
