import { z } from "zod";
import { call, type Db } from "./call.ts";
import { type Held, tokenOf } from "./work.ts";

/** Payloads older than their organisation keeps them; or all of a connection or an organisation that is to go. */
export type Purge = "purge_payloads" | "purge_connection" | "purge_organization";

/** Deletes up to `limit` rows, of a connection as many of each kind; how many. `lease_lost` as commits do. */
export function purgeBatch(
  db: Db,
  name: Purge,
  { held, limit }: { held: Held; limit: number },
): Promise<number> {
  const args = { p_held: tokenOf(held), p_limit: limit };
  return call(db, { name, args, returns: z.number(), idempotent: true });
}
