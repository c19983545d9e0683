import type { Acting } from "../db/acting.ts";
import { listConnections } from "../db/connections.ts";
import { getPublishing, setPublishing } from "../db/publishing.ts";
import type { Publishing } from "../domain/publish/publishing.ts";
import { SINK_PROVIDERS } from "../sources/sources.ts";

/** A connection whose account takes metrics. */
export type SinkAccount = { id: string; name: string };

type Given = Parameters<typeof setPublishing>[1];

/** Where values can go; for managers. */
export async function listSinkAccounts({
  db,
  organization,
}: Pick<Acting, "db" | "organization">): Promise<SinkAccount[]> {
  const connections = await listConnections(db, organization.id);
  return connections
    .filter(({ provider, status }) => SINK_PROVIDERS.includes(provider) && status !== "disconnected")
    .map(({ id, name }) => ({ id, name }));
}

/** Sets how an organisation publishes, as an admin. Where no account is told or set, it is the only one that there is. */
export async function savePublishing(acting: Acting, given: Given): Promise<Publishing> {
  if (given.connectionId !== undefined) return setPublishing(acting, given);
  const [{ settings }, accounts] = await Promise.all([
    getPublishing(acting.db, acting.organization.id),
    listSinkAccounts(acting),
  ]);
  const only = accounts.length === 1 ? accounts[0]?.id : undefined;
  return setPublishing(acting, { ...given, connectionId: settings.connectionId ?? only ?? null });
}
