import { settleVanished } from "../db/sync.ts";
import { isTimeUp, type Run } from "./run.ts";

/** Events of one statement: what hangs on their commits is counted anew with them. */
const BATCH = 1000;

/**
 * Decides, once all of a round or of a whole read is read, about what did not come back: deleted, or in doubt where it is too much to be.
 * False when the run's budget ended on the way: its next run decides the same about the rest.
 */
export async function settle(run: Run): Promise<boolean> {
  const { options, held, progress } = run;
  for (;;) {
    const { left, vanished } = await settleVanished(options.db, held, options.settleBatch ?? BATCH);
    progress.vanished = vanished;
    if (!left) return true;
    if (isTimeUp(run)) return false;
  }
}
