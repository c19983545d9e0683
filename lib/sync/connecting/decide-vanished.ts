import "server-only";
import type { Acting } from "../../db/acting.ts";
import { decideVanished as decide } from "../../db/vanished.ts";
import { startWork } from "../../db/work.ts";
import { AppError } from "../../errors.ts";
import { doInBackground } from "../background.ts";
import { deleteVanished } from "../in-batches.ts";
import { thisServer } from "../this-server.ts";
import { withSecretKey } from "./acting.ts";

/**
 * What a connection's source no longer lists is deleted indeed, which begins at once, or is kept on purpose; how many
 * events. `conflict` when nothing is in doubt, `not_found` for a stranger's connection.
 */
export async function decideVanished(
  member: Acting,
  connectionId: string,
  { confirm }: { confirm: boolean },
): Promise<{ events: number }> {
  const events = await decideOrRefuse(member, connectionId, confirm);
  if (confirm) await deleteInBackground(member, connectionId);
  return { events };
}

async function decideOrRefuse(member: Acting, connectionId: string, confirm: boolean): Promise<number> {
  try {
    return await decide(withSecretKey(member, thisServer()), { connectionId, confirm });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "conflict") throw error;
    throw new AppError("conflict", { says: { code: "nothing_vanished", numbers: {} }, cause: error });
  }
}

/** Behind a run that is under way it is due by itself. */
async function deleteInBackground({ organization }: Acting, subjectId: string): Promise<void> {
  const server = thisServer();
  const work = { organizationId: organization.id, kind: "delete_vanished", subjectId };
  try {
    doInBackground(await startWork(server.db, { ...work, trigger: "manual" }), deleteVanished, server);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "sync_running") throw error;
  }
}
