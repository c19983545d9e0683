import "server-only";
import type { Acting } from "../../db/acting.ts";
import { requestRun } from "../../db/connecting.ts";
import { doInBackground } from "../background.ts";
import { readConnection, replayConnection } from "../run-connection.ts";
import { thisServer } from "../this-server.ts";

type Mode = "nightly" | "deep" | "replay";

/** Starts a sync at once, whatever our own back-off says; `sync_running` or `rate_limited` when it cannot. */
export function requestSync(member: Acting, connectionId: string, mode: Exclude<Mode, "replay">) {
  return request(member, connectionId, mode);
}

/**
 * Parses the stored payloads and the quarantine once more, without a call to the source; `sync_running` when a run
 * goes on, `not_found` for a disconnected connection.
 */
export function requestReplay(member: Acting, connectionId: string) {
  return request(member, connectionId, "replay");
}

async function request(member: Acting, connectionId: string, mode: Mode): Promise<{ runId: string }> {
  const server = thisServer();
  const held = await requestRun({ ...member, db: server.db }, { connectionId, mode });
  doInBackground(held, mode === "replay" ? replayConnection : readConnection, server);
  return { runId: held.runId };
}
