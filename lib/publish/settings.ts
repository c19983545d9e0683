import type { Acting } from "../db/acting.ts";
import { type Connection, listConnections } from "../db/connections.ts";
import { getPublishing, setPublishing } from "../db/publishing.ts";
import type { Publishing } from "../domain/publish/publishing.ts";
import { AppError } from "../errors.ts";
import { SINK_PROVIDERS } from "../sources/sources.ts";
import { unready } from "./unready.ts";

/** A connection whose account takes metrics. */
export type SinkAccount = { id: string; name: string };

type Given = Parameters<typeof setPublishing>[1];

/** Where values can go; for managers. */
export async function listSinkAccounts({
  db,
  organization,
}: Pick<Acting, "db" | "organization">): Promise<SinkAccount[]> {
  const connections = await listConnections(db, organization.id);
  return connections.filter(isSink).map(({ id, name }) => ({ id, name }));
}

function isSink({ provider, status }: Connection): boolean {
  return SINK_PROVIDERS.includes(provider) && status !== "disconnected";
}

/**
 * Sets how an organisation publishes, as an admin. Where no account is told or set, it is the only one that there is.
 * `invalid_input` for what cannot go out on its own, or not there; `conflict` when the version that is told is not the
 * one that stands.
 */
export async function savePublishing(acting: Acting, given: Given): Promise<Publishing> {
  const [{ settings }, connections] = await Promise.all([
    getPublishing(acting.db, acting.organization.id),
    listConnections(acting.db, acting.organization.id),
  ]);
  const wanted = {
    ...given,
    connectionId: given.connectionId ?? defaultAccount(given, settings, connections),
  };
  const { enabled, env, connectionId } = { ...settings, ...wanted };
  // One that is gone is no reason to go on: publishing can be switched off, and all else be changed, whatever is set.
  if (enabled || connectionId !== settings.connectionId) refuseOthers(connectionId, connections);
  if (enabled && env === null) throw unready("publishing_without_env", "env");
  if (enabled && connectionId === null) throw unready("publishing_without_connection", "connectionId");
  return setPublishing(acting, wanted).catch(explainConflict);
}

function defaultAccount(given: Given, stored: Publishing, connections: Connection[]): string | null {
  if (given.connectionId === null) return null;
  const [first, ...others] = connections.filter(isSink);
  return stored.connectionId ?? (others.length === 0 ? (first?.id ?? null) : null);
}

/** One of the organisation's that takes no metrics; what is not there at all the database refuses. */
function refuseOthers(id: string | null, connections: Connection[]): void {
  const chosen = connections.find((one) => one.id === id);
  if (chosen === undefined || isSink(chosen)) return;
  if (chosen.status === "disconnected") throw unready("publishing_without_connection", "connectionId");
  const says = { code: "publishing_no_sink", numbers: { source: chosen.name } } as const;
  throw new AppError("invalid_input", { says, field: "connectionId" });
}

function explainConflict(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== "conflict") throw error;
  throw new AppError("conflict", { says: { code: "publishing_set_by_another", numbers: {} }, cause: error });
}
