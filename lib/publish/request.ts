import "server-only";
import type { Acting } from "../db/acting.ts";
import { requestPublishing } from "../db/publishing.ts";
import { doInBackground } from "../sync/background.ts";
import { withSecretKey } from "../sync/connecting/acting.ts";
import { thisServer } from "../sync/this-server.ts";
import { pushDashboard } from "./dashboards.ts";
import { unsentBodies } from "./preview.ts";
import { readStanding } from "./read.ts";
import { publish, refuseUnready } from "./run.ts";

/**
 * Sends what stands, for an admin, once the answer has gone. With the digest of a preview: that, or nothing (`conflict`).
 * `sync_running` while it is being sent already,
 * `invalid_input` before it is said of which environment it is, and where to.
 */
export async function startPublishing(
  member: Acting,
  { digest }: { digest: string | null },
): Promise<{ runId: string }> {
  const server = thisServer();
  const standing = await readStanding(server.db, member.organization.id, new Date());
  refuseUnready(standing, unsentBodies(standing), digest);
  const { held, runId } = await requestPublishing(withSecretKey(member, server));
  doInBackground(held, (work, options) => publish(work, { ...options, agreed: digest }), server);
  return { runId };
}

/** Makes a dashboard in the chosen account, or replaces the one that was made there, for an admin. */
export function sendDashboard(member: Acting, wanted: Parameters<typeof pushDashboard>[2]) {
  return pushDashboard(member, thisServer(), wanted);
}
