import type { Acting } from "../db/acting.ts";
import type { Db } from "../db/call.ts";
import { type CountedConnection, listConnections, listCountedConnections } from "../db/connections.ts";
import { listChosenRepositories } from "../db/github-connections.ts";
import { found } from "./route.ts";
import { withMessage, withProblem } from "./saying.ts";

/** Every connection, with words for what went wrong. */
export async function sayConnections(db: Db, organizationId: string) {
  return (await listCountedConnections(db, organizationId)).map(sayConnection);
}

function sayConnection({ lastError, ...connection }: CountedConnection) {
  return { ...connection, lastError: withMessage(lastError) };
}

/** One connection as the list shows it; `not_found` when the organisation has no such connection. */
export async function findConnection(db: Db, organizationId: string, id: string) {
  return found((await sayConnections(db, organizationId)).find((connection) => connection.id === id));
}

/** What a connection to GitHub reads; `not_found` when the organisation has no such connection. */
export async function listConnectedRepositories({ db, organization: { id } }: Acting, connectionId: string) {
  const connections = await listConnections(db, id);
  found(connections.find((one) => one.id === connectionId && one.streams.length === 0));
  const repositories = await listChosenRepositories(db, { organizationId: id, connectionId });
  return repositories.map(withProblem);
}

/** One of them, by its id; `not_found` when it is none of them. */
export async function findConnectedRepository(member: Acting, connectionId: string, id: string) {
  const repositories = await listConnectedRepositories(member, connectionId);
  return found(repositories.find((one) => one.id === id.toLowerCase()));
}
