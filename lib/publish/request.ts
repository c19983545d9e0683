import "server-only";
import type { Acting } from "../db/acting.ts";
import { requestPublishing } from "../db/publishing.ts";
import { AppError } from "../errors.ts";
import { doInBackground } from "../sync/background.ts";
import { withSecretKey } from "../sync/connecting/acting.ts";
import { thisServer } from "../sync/this-server.ts";
import { pushDashboard } from "./dashboards.ts";
import { previewPublishing } from "./preview.ts";
import { publish } from "./run.ts";

/**
 * Sends what stands, for an admin, once the answer has gone. With the digest of a preview: that, or nothing (`conflict`).
 * `sync_running` while it is being sent already.
 */
export async function startPublishing(
  member: Acting,
  { digest }: { digest: string | null },
): Promise<{ runId: string }> {
  const server = thisServer();
  if (digest !== null) {
    const preview = await previewPublishing(server.db, member.organization.id, new Date());
    if (preview.digest !== digest)
      throw new AppError("conflict", { says: { code: "publishing_changed", numbers: {} } });
  }
  const { held, runId } = await requestPublishing(withSecretKey(member, server));
  doInBackground(held, (work, options) => publish(work, { ...options, agreed: digest }), server);
  return { runId };
}

/** Makes a dashboard in the chosen account, or replaces the one that was made there, for an admin. */
export function sendDashboard(member: Acting, wanted: Parameters<typeof pushDashboard>[2]) {
  return pushDashboard(member, thisServer(), wanted);
}
