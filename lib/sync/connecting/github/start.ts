import "server-only";
import { collect } from "#lib/collect/run.ts";
import type { CredentialOwner } from "#lib/credentials.ts";
import { newestCollectRun } from "#lib/db/collect-runs.ts";
import { runIdOf, startWork, type Trigger } from "#lib/db/work.ts";
import { AppError } from "#lib/errors.ts";
import { doInBackground } from "../../background.ts";
import type { Server } from "../../run.ts";

/** Begins to collect at once; a tick may have begun before, and is as welcome. The run that is under way then. */
export async function startCollecting(
  server: Server,
  { organizationId, connectionId: subjectId }: CredentialOwner,
  trigger: Trigger,
): Promise<string> {
  try {
    const held = await startWork(server.db, { organizationId, kind: "collect", subjectId, trigger });
    doInBackground(held, collect, server);
    return runIdOf(held);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "sync_running") throw error;
    const newest = await newestCollectRun(server.db, organizationId, subjectId);
    if (newest === null) throw error;
    return newest.id;
  }
}
