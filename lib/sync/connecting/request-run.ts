import "server-only";
import { collect } from "../../collect/run.ts";
import type { Acting } from "../../db/acting.ts";
import { requestRun } from "../../db/connecting.ts";
import { type Held, runIdOf } from "../../db/work.ts";
import { doInBackground } from "../background.ts";
import { readConnection, replayConnection } from "../run-connection.ts";
import { thisServer } from "../this-server.ts";
import { withSecretKey } from "./acting.ts";

const DOING = { read: readConnection, replay: replayConnection, collect } as const;

function doingOf({ kind }: Held) {
  if (kind !== "read" && kind !== "replay" && kind !== "collect") throw new Error(`nobody asks for ${kind}`);
  return DOING[kind];
}

/**
 * Starts a sync at once, or a collection of what GitHub has, whatever our own back-off says; or a replay, which parses the stored payloads and the
 * quarantine once more, without a call to the source. `sync_running` when a run goes on, `rate_limited` while the
 * source wants no call, `not_found` for a disconnected connection.
 */
export async function requestSync(
  member: Acting,
  connectionId: string,
  mode: "nightly" | "deep" | "replay",
): Promise<{ runId: string }> {
  const server = thisServer();
  const held = await requestRun(withSecretKey(member, server), { connectionId, mode });
  doInBackground(held, doingOf(held), server);
  return { runId: runIdOf(held) };
}
