import { z } from "zod";
import { call, type Db } from "./call.ts";
import { type Held, tokenOf } from "./work.ts";

/**
 * Payloads older than their organisation keeps them, or all of a connection or an organisation that is to go, are
 * deleted; or what vanished is marked as deleted; or what deployments list goes to the commits of another repository; or the lead times of days are sorted.
 */
export type Batched =
  | "purge_payloads"
  | "purge_connection"
  | "purge_organization"
  | "delete_vanished"
  | "move_commits"
  | "fold_days";

/** Does up to `limit` rows (or days) of held work, of a connection as many of each kind; how many. `lease_lost` as commits do. */
export function doBatch(
  db: Db,
  name: Batched,
  { held, limit }: { held: Held; limit: number },
): Promise<number> {
  const args = { p_held: tokenOf(held), p_limit: limit };
  return call(db, { name, args, returns: z.number(), idempotent: true });
}
