import { z } from "zod";

const ID = z.uuid();

export type RunsQuery = { connectionId: string | null; cursor: string | null };

/** What the address asks for; anything malformed falls back to everything, from the newest on. */
export function parseRunsQuery(query: Record<string, string | string[] | undefined>): RunsQuery {
  const connection = ID.safeParse(query.connection);
  return {
    connectionId: connection.success ? connection.data : null,
    cursor: typeof query.cursor === "string" && query.cursor !== "" ? query.cursor : null,
  };
}
