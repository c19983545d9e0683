import "server-only";
import type { Acting } from "../../db/acting.ts";
import { connectAccount, findConnection, type KnownAccount, listKnownAccounts } from "../../db/connecting.ts";
import { AppError } from "../../errors.ts";
import { type SourceReader, sourceOf } from "../../sources/source.ts";
import { thisServer } from "../this-server.ts";
import { withSecretKey } from "./acting.ts";
import { checkAccount, identify } from "./check.ts";
import { readKeysInput } from "./input.ts";
import { findSameAccount, recognise } from "./same-account.ts";

export type NewKeys = { connectionId: string; input: unknown };

/**
 * New keys for a connection, checked first; it is due at once. Its site may change with them while it holds no event.
 * `conflict` when they open another account than the one whose events it holds.
 */
export async function replaceKeys(
  member: Acting,
  { connectionId, input }: NewKeys,
  server = thisServer(),
): Promise<void> {
  const acting = withSecretKey(member, server);
  const { db } = server;
  const organizationId = acting.organization.id;
  const connection = await findConnection(db, { organizationId, connectionId });
  if (connection === null || connection.status === "disconnected") throw new AppError("not_found");
  const source = sourceOf(server.sources, connection.provider);
  const wanted = readKeysInput(source, input);
  const account = { keys: wanted.keys, site: wanted.site ?? connection.site };
  const reader = await checkAccount(acting, { source, account, connectionId });
  const { stored } = identify(source, account);
  const known = await listKnownAccounts(db, { organizationId, ...stored, site: connection.site });
  const own = known.find(({ id }) => id === connectionId);
  if (own === undefined) throw new AppError("not_found");
  const recognition = own.fingerprint === stored.fingerprint ? "same" : await recognise(reader, own);
  if (recognition === "other")
    throw new AppError("conflict", {
      says: { code: "other_account", numbers: { source: source.form.name } },
    });
  const there = await listKnownAccounts(db, { organizationId, ...stored });
  await refuseOthers(reader, there.filter(isLiveBeside(connectionId)), stored.fingerprint);
  const freshHistory = recognition === "unknown";
  await connectAccount(acting, server.env.credentialKeys, {
    account: { id: connectionId, ...stored, how: "renew", freshHistory },
    keys: account.keys,
  });
}

function isLiveBeside(connectionId: string) {
  return ({ id, status }: KnownAccount) => id !== connectionId && status !== "disconnected";
}

async function refuseOthers(reader: SourceReader, others: KnownAccount[], fingerprint: string) {
  if ((await findSameAccount(reader, others, fingerprint)) !== null) throw new AppError("already_connected");
}
