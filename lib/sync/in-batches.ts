import { type Batched, doBatch } from "../db/batches.ts";
import type { Db } from "../db/call.ts";
import { hideNames } from "../db/commit-origins.ts";
import type { Held } from "../db/work.ts";
import { giveWay } from "../work/giving-way.ts";
import type { WorkOptions } from "../work/hold.ts";
import { type Done, success } from "../work/outcome.ts";

const BATCH = 5000;
/** Commits come here with their words, and what is left of them goes back. */
const NAMED_BATCH = 1000;
/** From so many batches on, the work asks before each whether others wait for their turn. */
const TURN_BATCHES = 10;

export type BatchOptions = WorkOptions & {
  /** Rows, or days, that one statement may write. */
  batch?: number;
};

/** Deletes raw payloads that are older than their organisation keeps them, and takes people out of commits as old. */
export const purgePayloads = inBatches(async (db, { held, limit }) => {
  const deleted = await doBatch(db, "purge_payloads", { held, limit });
  return deleted > 0 ? deleted : hideNames(db, held, Math.min(limit, NAMED_BATCH));
});

type Step = (db: Db, batch: { held: Held; limit: number }) => Promise<number>;

function doing(name: Batched): Step {
  return (db, batch) => doBatch(db, name, batch);
}

/** Deletes what is held of a connection that is to go, and with the last of it the connection. */
export const purgeConnection = inBatches(doing("purge_connection"));

/** Deletes all of an organisation that its owner ended, and with the last of it the organisation. */
export const purgeOrganization = inBatches(doing("purge_organization"));

/** Marks events as deleted that their source no longer lists, once an admin has confirmed that they are. */
export const deleteVanished = inBatches(doing("delete_vanished"), 1000);

/** Takes what deployments list to the commits of the repository that their service is mapped to now. */
export const moveCommits = inBatches(doing("move_commits"));

/** Sorts the lead times of days that are over, a week at a time, where there are so many that reports would feel it. */
export const fold = inBatches(doing("fold_days"), 7);

/**
 * Batch by batch, so that whoever dies on the way leaves less to the next. Each counts as a call: much work takes its
 * next turn behind who needs fewer.
 */
function inBatches(step: Step, usual = BATCH) {
  return async (held: Held, options: BatchOptions): Promise<Done> => {
    const { db, batch = usual, deadlineAt, othersWait } = options;
    for (let done = 0; ; done += 1) {
      const turnIsOver = done >= TURN_BATCHES && (await othersWait?.()) === true;
      if (turnIsOver || (done > 0 && Date.now() >= deadlineAt))
        return success({ cost: done, continue: true });
      await giveWay();
      if ((await step(db, { held, limit: batch })) === 0) return success({ cost: done });
    }
  };
}
