import "server-only";
import type { CredentialOwner } from "../../credentials.ts";
import type { Acting } from "../../db/acting.ts";
import { disconnectConnection } from "../../db/connecting.ts";
import { startWork } from "../../db/work.ts";
import { hold } from "../../work/hold.ts";
import { purgeConnection } from "../in-batches.ts";
import type { Server } from "../run.ts";
import { thisServer } from "../this-server.ts";
import { withSecretKey } from "./acting.ts";

const PURGE_AT_ONCE_MS = 10_000;

/** Ends a connection and destroys its keys; with `purge` its events go too. */
export async function disconnect(
  member: Acting,
  connectionId: string,
  { purge }: { purge: boolean },
): Promise<void> {
  const server = thisServer();
  const acting = withSecretKey(member, server);
  await disconnectConnection(acting, { connectionId, purge });
  const owner = { organizationId: acting.organization.id, connectionId };
  if (purge) await purgeAtOnce(server, owner);
}

/** An ordinary connection is gone with it; of a large one the rest goes with the next ticks. */
async function purgeAtOnce({ db, noticeMail }: Server, owner: CredentialOwner): Promise<void> {
  const { organizationId, connectionId: subjectId } = owner;
  const held = await startWork(db, {
    organizationId,
    kind: "purge_connection",
    subjectId,
    trigger: "manual",
  });
  await hold(held, purgeConnection, { db, noticeMail, deadlineAt: Date.now() + PURGE_AT_ONCE_MS });
}
