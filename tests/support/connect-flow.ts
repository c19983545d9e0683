import { randomBytes } from "node:crypto";
import type { Acting } from "#lib/db/acting.ts";
import type { EventSet } from "#scripts/simulator/wire-event.ts";
import { actingAs } from "./acting.ts";
import type { SyncBench } from "./connected-account.ts";
import { openedBy } from "./datadog-account.ts";
import { inRequest } from "./request-scope.ts";
import { pointAtBench } from "./route-environment.ts";
import { createOrganization, signUp } from "./stack-client.ts";

type Flow = Awaited<ReturnType<typeof loadConnectFlow>>;

/** What an admin does with connections, each as a request of its own whose first sync has ended. */
export type ConnectFlow = {
  connect: (input: Record<string, unknown>) => ReturnType<Flow["connect"]>;
  replaceKeys: (connectionId: string, input: Record<string, unknown>) => Promise<void>;
  requestSync: (connectionId: string) => Promise<{ runId: string }>;
  disconnect: (connectionId: string, purge?: boolean) => Promise<void>;
};

export async function loadConnectFlow(bench: SyncBench) {
  pointAtBench(bench);
  return {
    ...(await import("#lib/sync/connecting/connect.ts")),
    ...(await import("#lib/sync/connecting/replace-keys.ts")),
    ...(await import("#lib/sync/connecting/request-run.ts")),
    ...(await import("#lib/sync/connecting/disconnect.ts")),
    ...(await import("#lib/sync/connecting/github/choose.ts")),
    ...(await import("#lib/sync/connecting/github/offer.ts")),
  };
}

export type Admin = ConnectFlow & { organizationId: string; acting: Acting; email: string };

/** An organisation of its own with the person who owns it. */
export async function openOrganization(bench: SyncBench, flow: Flow): Promise<Admin> {
  const { client, userId, email } = await signUp(bench.stack);
  const { id: organizationId } = await createOrganization(client);
  const acting = actingAs(bench.db, organizationId, userId);
  return {
    organizationId,
    acting,
    email,
    connect: (input) =>
      inRequest(() => flow.connect(acting, { provider: "datadog", site: "datadoghq.com", ...input })),
    replaceKeys: (id, input) => inRequest(() => flow.replaceKeys(acting, { connectionId: id, input })),
    requestSync: (id) => inRequest(() => flow.requestSync(acting, id, "nightly")),
    disconnect: (id, purge = false) => inRequest(() => flow.disconnect(acting, id, { purge })),
  };
}

/** A Datadog account with two pairs of keys that open it. */
export function makeAccount(bench: SyncBench, events: EventSet) {
  const id = randomBytes(16).toString("hex");
  const pair = (sign: string) => ({ apiKey: `${sign}${id.slice(1)}`, appKey: `${sign}${id}00000000` });
  const [first, second] = [pair("a"), pair("b")];
  bench.simulator.createAccount({ ...openedBy(id, first, second), content: { kind: "events", ...events } });
  return { id, first, second };
}
