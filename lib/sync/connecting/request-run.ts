import "server-only";
import type { Acting } from "../../db/acting.ts";
import { requestRun } from "../../db/connecting.ts";
import { doInBackground } from "../background.ts";
import { readConnection, replayConnection } from "../run-connection.ts";
import { thisServer } from "../this-server.ts";
import { withSecretKey } from "./acting.ts";

/** Starts a sync at once, whatever our own back-off says; `sync_running` or `rate_limited` when it cannot. */
export function requestSync(
  member: Acting,
  connectionId: string,
  mode: "nightly" | "deep",
): Promise<{ runId: string }> {
  return request(member, { connectionId, mode });
}

/**
 * Parses the stored payloads and the quarantine once more, without a call to the source; `sync_running` when a run
 * goes on, `not_found` for a disconnected connection.
 */
export function requestReplay(member: Acting, connectionId: string): Promise<{ runId: string }> {
  return request(member, { connectionId, mode: "replay" });
}

type Wanted = Parameters<typeof requestRun>[1];

async function request(member: Acting, wanted: Wanted): Promise<{ runId: string }> {
  const server = thisServer();
  const held = await requestRun(withSecretKey(member, server), wanted);
  doInBackground(held, wanted.mode === "replay" ? replayConnection : readConnection, server);
  return { runId: held.runId };
}
