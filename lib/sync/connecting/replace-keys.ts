import "server-only";
import type { Acting } from "../../db/acting.ts";
import {
  connectAccount,
  type FoundConnection,
  findConnection,
  type KnownAccount,
  listKnownAccounts,
} from "../../db/connecting.ts";
import { AppError } from "../../errors.ts";
import { GITHUB_FORM } from "../../sources/github/form.ts";
import { type EventSource, type SourceAccount, type SourceReader, sourceOf } from "../../sources/source.ts";
import type { Server } from "../run.ts";
import { thisServer } from "../this-server.ts";
import { withSecretKey } from "./acting.ts";
import { checkAccount, identify } from "./check.ts";
import { replaceToken } from "./github/replace-token.ts";
import { readKeysInput, storedKeyUnreadable } from "./input.ts";
import { findSameAccount, isSameAccount } from "./same-account.ts";
import { openStored, readStored } from "./stored-keys.ts";

export type NewKeys = { connectionId: string; input: unknown };

/** A connection that gets keys, and where they are checked and kept. */
type Renewal = { acting: Acting; server: Server; source: EventSource; connection: FoundConnection };

/**
 * New keys for a connection, checked first; it is due at once. A key that is not given stays the one that is stored.
 * Its site may change with them while it holds no event. `conflict` when they open another account than the one whose
 * events it holds.
 */
export async function replaceKeys(
  member: Acting,
  { connectionId, input }: NewKeys,
  server = thisServer(),
): Promise<void> {
  const acting = withSecretKey(member, server);
  const organizationId = acting.organization.id;
  const connection = await findConnection(server.db, { organizationId, connectionId });
  if (connection === null || connection.status === "disconnected") throw new AppError("not_found");
  if (connection.provider === GITHUB_FORM.provider)
    return replaceToken(member, { connectionId, input, back: false }, server);
  const source = sourceOf(server.sources, connection.provider);
  const renewal = { acting, server, source, connection };
  const account = await wantedAccount(renewal, input);
  const reader = await checkAccount(acting, { source, account, connectionId });
  const freshHistory = await isFreshHistory(renewal, account, reader);
  await connectAccount(acting, server.env.credentialKeys, {
    account: { id: connectionId, ...identify(source, account).stored, how: "renew", freshHistory },
    keys: account.keys,
  });
}

/** What was given, and of what was not given what is stored. */
async function wantedAccount(renewal: Renewal, input: unknown): Promise<SourceAccount> {
  const { source, connection } = renewal;
  const wanted = readKeysInput(source, input);
  const left = source.form.keys.map(({ name }) => name).filter((name) => wanted.keys[name] === undefined);
  const kept = await readStored(renewal, left);
  if (kept === null) throw storedKeyUnreadable(left[0] ?? "");
  return { site: wanted.site ?? connection.site, keys: { ...kept, ...wanted.keys } };
}

/** Whether what was covered is forgotten: nobody can say that the keys are the same account's. */
async function isFreshHistory(
  renewal: Renewal,
  account: SourceAccount,
  reader: SourceReader,
): Promise<boolean> {
  const { acting, server, source, connection } = renewal;
  const { stored } = identify(source, account);
  const of = { organizationId: acting.organization.id, ...stored };
  const known = await listKnownAccounts(server.db, { ...of, site: connection.site });
  const own = known.find(({ id }) => id === connection.id);
  if (own === undefined) throw new AppError("not_found");
  const sameKey = own.fingerprint === stored.fingerprint;
  const recognition = sameKey
    ? "same"
    : await isSameAccount(own, { source, reader, before: () => openStored(renewal) });
  if (recognition === "other") throw otherAccount(source);
  const there = await listKnownAccounts(server.db, of);
  if ((await findSameAccount(reader, there.filter(isLiveBeside(connection)), stored.fingerprint)) !== null)
    throw new AppError("already_connected", { field: source.form.keys[0].name });
  return recognition === "unknown";
}

function otherAccount({ form }: EventSource): AppError {
  const says = { code: "other_account", numbers: { source: form.name } } as const;
  return new AppError("conflict", { says, field: form.keys[0].name });
}

function isLiveBeside(connection: FoundConnection) {
  return ({ id, status }: KnownAccount) => id !== connection.id && status !== "disconnected";
}
