import { z } from "zod";
import { call, type Db } from "./call.ts";
import { type Held, tokenOf } from "./work.ts";

/** What of an organisation is compared: what was wrong before, the newest, a month of counts, or those whose turn it is. */
export type VerifiedPart = "known" | "newest" | "month" | "next";

const verified = z.object({
  /** How many were looked at. */
  deployments: z.number(),
  /** Where something else is kept than it is derived from: of what kind, how often, and the ids of some. */
  faults: z.array(z.object({ what: z.string(), found: z.number(), ids: z.array(z.string()) })),
});

/**
 * Computes anew what is kept of a part of held work's organisation, about `limit` commits, and notes what differs. Null
 * while commits follow a service to its repository: nothing can be said then. `lease_lost` as commits do.
 */
export function verifySample(
  db: Db,
  held: Held,
  { part, limit }: { part: VerifiedPart; limit: number },
): Promise<z.infer<typeof verified> | null> {
  const args = { p_held: tokenOf(held), p_part: part, p_limit: limit };
  return call(db, { name: "verify_sample", args, returns: verified.nullable(), idempotent: true });
}
