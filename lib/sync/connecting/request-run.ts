import "server-only";
import { startRun } from "../../db/sync.ts";
import { doInBackground } from "../background.ts";
import { readConnection, replayConnection } from "../run-connection.ts";
import { thisServer } from "../this-server.ts";
import { type Asker, audit } from "./asker.ts";

/** Starts a sync at once, whatever our own back-off says; `sync_running` or `rate_limited` when it cannot. */
export function requestSync(
  asker: Asker,
  connectionId: string,
  mode: "nightly" | "deep",
): Promise<{ runId: string }> {
  return request(asker, { connectionId, mode, action: "connection.sync_requested", details: { mode } });
}

/**
 * Parses the stored payloads and the quarantine once more, without a call to the source; `sync_running` when a run
 * goes on, `not_found` for a disconnected connection.
 */
export function requestReplay(asker: Asker, connectionId: string): Promise<{ runId: string }> {
  return request(asker, { connectionId, mode: "replay", action: "connection.replay_requested" });
}

type Request = {
  connectionId: string;
  mode: "nightly" | "deep" | "replay";
  action: string;
  details?: { mode: string };
};

async function request(asker: Asker, { connectionId, mode, ...entry }: Request): Promise<{ runId: string }> {
  const server = thisServer();
  const organizationId = asker.member.organization.id;
  const held = await startRun(server.db, { organizationId, connectionId, trigger: "manual", mode });
  await audit(asker, server.db, { ...entry, target: connectionId });
  doInBackground(held, mode === "replay" ? replayConnection : readConnection, server);
  return { runId: held.runId };
}
