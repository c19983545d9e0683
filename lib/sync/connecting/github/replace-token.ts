import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { connectAccount, findConnection } from "#lib/db/connecting.ts";
import { listChosenRepositories } from "#lib/db/github-connections.ts";
import { AppError } from "#lib/errors.ts";
import { GITHUB_FORM } from "#lib/sources/github/form.ts";
import type { Server } from "../../run.ts";
import { thisServer } from "../../this-server.ts";
import { withSecretKey } from "../acting.ts";
import { readToken } from "../input.ts";
import { checkRepositories, identifyToken, openToken, refuseUnlessOneIsRead } from "./check.ts";
import { HISTORY_DAYS } from "./connect.ts";

type NewToken = {
  connectionId: string;
  input: unknown;
  /** Whether it is a disconnected connection that comes back. */
  back: boolean;
};

/**
 * Another token for a connection, checked first with the repositories that it reads; due at once. What it cannot read of
 * them is told at each; `datadog_rejected` when it reads none.
 */
export async function replaceToken(
  member: Acting,
  { connectionId, input, back }: NewToken,
  server = thisServer(),
): Promise<void> {
  const acting = withSecretKey(member, server);
  const owner = { organizationId: acting.organization.id, connectionId };
  await wanted(server, owner, back);
  const token = readToken(input);
  const { reader, facts } = await openToken(acting, { token, connectionId }, server);
  const read = await listChosenRepositories(server.db, owner);
  const names = read.map(({ fullName }) => fullName);
  const { stored } = identifyToken(token, facts);
  const repositories = await checkRepositories(reader, names);
  refuseUnlessOneIsRead(repositories);
  const account = { id: connectionId, ...stored, repositories };
  await connectAccount(acting, server.env.credentialKeys, {
    account: back
      ? { ...account, how: "reconnect", backfillDays: HISTORY_DAYS }
      : { ...account, how: "renew", freshHistory: false },
    keys: { token },
  });
}

async function wanted(
  { db }: Server,
  owner: { organizationId: string; connectionId: string },
  back: boolean,
): Promise<void> {
  const connection = await findConnection(db, owner);
  if (connection?.provider !== GITHUB_FORM.provider || (connection.status === "disconnected") !== back)
    throw new AppError("not_found");
}
