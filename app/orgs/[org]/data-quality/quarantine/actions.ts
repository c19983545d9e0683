"use server";

import { refresh } from "next/cache";
import { type ActionState, orgAction } from "#lib/http/action.ts";
import { requestSync } from "#lib/sync/connecting/request-run.ts";

/** Parses the stored payloads of one connection again, quarantine included. */
export async function replayAction(slug: string, connectionId: string): Promise<ActionState> {
  return orgAction(slug, "manager", async (member) => {
    await requestSync(member, connectionId, "replay");
    refresh();
    return undefined;
  });
}
