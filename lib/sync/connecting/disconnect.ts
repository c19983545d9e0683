import "server-only";
import { disconnectConnection, findConnection, purgeEvents } from "../../db/connecting.ts";
import { AppError } from "../../errors.ts";
import { thisServer } from "../this-server.ts";
import { type Asker, audit } from "./asker.ts";

const PURGE_BATCH = 5000;

/** Ends a connection and destroys its keys; with `purge` its events go too. */
export async function disconnect(
  asker: Asker,
  connectionId: string,
  options: { purge: boolean },
): Promise<void> {
  const { db } = thisServer();
  const owner = { organizationId: asker.member.organization.id, connectionId };
  const connection = await findConnection(db, owner);
  if (connection === null) throw new AppError("not_found");
  if (!options.purge || connection.status !== "disconnected") {
    await disconnectConnection(db, { ...owner, purge: false });
  }
  if (options.purge) {
    while ((await purgeEvents(db, { ...owner, limit: PURGE_BATCH })) === PURGE_BATCH);
    await disconnectConnection(db, { ...owner, purge: true });
  }
  const action = options.purge ? "connection.purged" : "connection.disconnected";
  await audit(asker, db, { action, target: connectionId });
}
