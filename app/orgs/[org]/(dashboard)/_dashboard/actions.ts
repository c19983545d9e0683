"use server";

import { refresh } from "next/cache";
import { listEventConnections } from "#lib/db/connections.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, orgAction } from "#lib/http/action.ts";
import { requestSync } from "#lib/sync/connecting/request-run.ts";

/** Starts a sync of every connection that is not disconnected and not already syncing; how many were started. */
export async function syncNow(slug: string): Promise<ActionState<{ started: number }>> {
  return orgAction(slug, "manager", async (member) => {
    const connections = await listEventConnections(member.db, member.organization.id);
    const idle = connections.filter(({ status }) => status === "active" || status === "needs_attention");
    if (idle.length === 0) throw new AppError(connections.some(isSyncing) ? "sync_running" : "not_found");
    const results = await Promise.allSettled(idle.map(({ id }) => requestSync(member, id, "nightly")));
    const refused = results.find((result) => result.status === "rejected");
    const started = results.filter((result) => result.status === "fulfilled").length;
    if (started === 0 && refused !== undefined) throw refused.reason;
    refresh();
    return { started };
  });
}

function isSyncing({ status }: { status: string }): boolean {
  return status === "syncing";
}
