import { z } from "zod";
import { call, type Db } from "./call.ts";
import { type Held, tokenOf } from "./work.ts";

/** Deletes up to `limit` payloads older than their organisation keeps them; how many. `lease_lost` as commits do. */
export function purgePayloads(db: Db, held: Held, limit: number): Promise<number> {
  return purge(db, "purge_payloads", { p_held: tokenOf(held), p_limit: limit });
}

/** Deletes up to `limit` rows of each kind that a connection holds which is to go; 0 when it holds none any more. */
export function purgeConnection(db: Db, held: Held, limit: number): Promise<number> {
  return purge(db, "purge_connection", { p_held: tokenOf(held), p_limit: limit });
}

function purge(
  db: Db,
  name: "purge_payloads" | "purge_connection",
  args: { p_held: ReturnType<typeof tokenOf>; p_limit: number },
): Promise<number> {
  return call(db, { name, args, returns: z.number(), idempotent: true });
}
