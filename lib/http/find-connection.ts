import type { Db } from "../db/call.ts";
import { type CountedConnection, listCountedConnections } from "../db/connections.ts";
import { AppError } from "../errors.ts";

/** One connection as the list shows it; `not_found` when the organisation has no such connection. */
export async function findConnection(db: Db, organizationId: string, id: string): Promise<CountedConnection> {
  const found = (await listCountedConnections(db, organizationId)).find((connection) => connection.id === id);
  if (found === undefined) throw new AppError("not_found");
  return found;
}
