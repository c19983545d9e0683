import type { Db } from "../db/call.ts";
import { type CountedConnection, listCountedConnections } from "../db/connections.ts";
import { found } from "./route.ts";

/** One connection as the list shows it; `not_found` when the organisation has no such connection. */
export async function findConnection(db: Db, organizationId: string, id: string): Promise<CountedConnection> {
  return found((await listCountedConnections(db, organizationId)).find((connection) => connection.id === id));
}
