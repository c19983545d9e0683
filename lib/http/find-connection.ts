import type { Db } from "../db/call.ts";
import { type CountedConnection, listCountedConnections } from "../db/connections.ts";
import { found } from "./route.ts";
import { withMessage } from "./saying.ts";

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
