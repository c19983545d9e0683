import type { SupabaseClient } from "@supabase/supabase-js";
import { signUp } from "../tests/support/stack-client.ts";
import type { SyncLaboratory, Tenant } from "../tests/support/sync-laboratory.ts";

const ASK_EVERY_MS = 1000;

/** Somebody who looks at the report of their organisation. */
export type Asker = { client: SupabaseClient; organizationId: string };

/** Another owner, who is signed in. */
export async function addOwner(
  laboratory: SyncLaboratory,
  { organizationId }: Pick<Tenant, "organizationId">,
): Promise<Asker> {
  const { client, userId } = await signUp(laboratory);
  await laboratory.sql(`insert into public.memberships (organization_id, user_id, role)
    values ('${organizationId}', '${userId}', 'owner')`);
  return { client, organizationId };
}

/** Asks for the report every second until it is stopped; the slowest answer in milliseconds. */
export function askForReports({ client, organizationId }: Asker): { stop: () => Promise<number> } {
  let stopped = false;
  let slowest = 0;
  const asked = (async () => {
    while (!stopped) {
      const started = performance.now();
      const { error } = await client.rpc("report_dora", {
        p_organization_id: organizationId,
        p_filter: { env: "*", compare: "previous" },
      });
      if (error) throw new Error(error.message);
      const took = performance.now() - started;
      slowest = Math.max(slowest, took);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, ASK_EVERY_MS - took)));
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await asked;
      return slowest;
    },
  };
}
