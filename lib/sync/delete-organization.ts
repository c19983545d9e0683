import "server-only";
import type { Acting } from "../db/acting.ts";
import { endOrganization } from "../db/organizations.ts";
import { startWork } from "../db/work.ts";
import { log } from "../log.ts";
import { doInBackground } from "./background.ts";
import { purgeOrganization } from "./in-batches.ts";
import { thisServer } from "./this-server.ts";

/**
 * Ends an organisation for its owner, who gives its name, and begins to delete all of it: what is left when this process
 * ends goes with the next ticks. `wrong_name` for another name.
 */
export async function deleteOrganization(owner: Acting, name: string): Promise<void> {
  const organizationId = owner.organization.id;
  await endOrganization(owner, name);
  // All that remains of it: its own log goes with it.
  log().info({ organizationId }, "an owner deleted an organisation");
  await purgeInBackground(organizationId);
}

async function purgeInBackground(organizationId: string): Promise<void> {
  const server = thisServer();
  try {
    const work = { organizationId, kind: "purge_organization", subjectId: organizationId };
    doInBackground(await startWork(server.db, { ...work, trigger: "manual" }), purgeOrganization, server);
  } catch (error) {
    log().warn({ organizationId, error }, "the deletion is left to the next tick");
  }
}
