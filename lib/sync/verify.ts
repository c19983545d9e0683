import { type VerifiedPart, verifySample } from "../db/verifying.ts";
import type { Held } from "../db/work.ts";
import { log } from "../log.ts";
import type { WorkOptions } from "../work/hold.ts";
import { type Done, success } from "../work/outcome.ts";

/** Commits of one statement: two tenths of a second. */
const BATCH = 4000;
/** What a night looks at, whatever an organisation holds. */
const NIGHT: VerifiedPart[] = ["known", "newest", "month", ...Array<VerifiedPart>(4).fill("next")];
const WHILE_MOVING_SECONDS = 3600;

export type VerifyOptions = WorkOptions & { batch?: number };

/**
 * Asks of a sample of what an organisation keeps whether it is what it is derived from, and tells the operator where
 * not. It repairs nothing. What a night has no time for is the next one's, which goes on where this one stopped.
 */
export async function verify(held: Held, { db, deadlineAt, batch = BATCH }: VerifyOptions): Promise<Done> {
  const { organizationId } = held;
  for (const [done, part] of NIGHT.entries()) {
    if (done > 0 && Date.now() >= deadlineAt) return success({ cost: done });
    const verified = await verifySample(db, held, { part, limit: batch });
    if (verified === null) return success({ cost: done, repeatSeconds: WHILE_MOVING_SECONDS });
    for (const fault of verified.faults)
      log().error({ organizationId, ...fault }, "what is kept is not what it is derived from");
    if (part === "next" && verified.deployments === 0) return success({ cost: done });
  }
  return success({ cost: NIGHT.length });
}
