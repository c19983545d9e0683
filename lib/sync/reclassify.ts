import type { Db } from "../db/call.ts";
import {
  type CommitBatch,
  listCommitsToClassify,
  type NewVerdict,
  planReclassification,
  writeCommitVerdicts,
} from "../db/commit-origins.ts";
import type { Held } from "../db/work.ts";
import { verdictOf } from "../domain/origin/evidence.ts";
import type { OriginVerdict } from "../domain/origin/origin.ts";
import { RULES_VERSION } from "../domain/origin/rules-version.ts";
import type { WorkOptions } from "../work/hold.ts";
import { type Done, success } from "../work/outcome.ts";

/** Commits of one statement: some tenths of a second, in which nobody else writes to the organisation's. */
const BATCH = 4000;
/** From so many batches on, others that wait are asked for before each. */
const TURN_BATCHES = 10;

export type ReclassifyOptions = WorkOptions & { batch?: number; rulesVersion?: number };

/** Makes deciding anew due wherever origins were decided by older rules than those of this version. */
export async function planReclassifying(db: Db): Promise<void> {
  await planReclassification(db, RULES_VERSION);
}

/**
 * Decides anew who wrote the commits of an organisation, by the rules of today, and writes what differs. Batch by batch,
 * each with how far it came, so that whoever dies on the way leaves the rest to the next; a report reads meanwhile.
 */
export async function reclassify(held: Held, options: ReclassifyOptions): Promise<Done> {
  const { db, batch = BATCH, rulesVersion = RULES_VERSION, deadlineAt, othersWait } = options;
  for (let done = 0; ; done += 1) {
    const turnIsOver = done >= TURN_BATCHES && (await othersWait?.()) === true;
    if (turnIsOver || (done > 0 && Date.now() >= deadlineAt)) return success({ cost: done, continue: true });
    const { reached, commits } = await listCommitsToClassify(db, held, { rulesVersion, limit: batch });
    if (reached === null) return success({ cost: done });
    if (Object.keys(reached).length === 0) continue;
    // Also where nothing is listed: how far it came is written with it. What was told anew meanwhile is listed again: nothing more is remembered here.
    await writeCommitVerdicts(db, held, { rulesVersion, reached, verdicts: changedVerdicts(commits) });
  }
}

function changedVerdicts(commits: CommitBatch["commits"]): NewVerdict[] {
  return commits.flatMap(({ id, seen, said }) =>
    Object.entries(said).flatMap(([source, stored]) => {
      if (stored === null) return [];
      const verdict = verdictOf(stored.evidence);
      return isSame(verdict, stored.verdict) ? [] : [{ id, seen, source, verdict }];
    }),
  );
}

type StoredVerdict = Omit<OriginVerdict, "rule"> & { rule: OriginVerdict["rule"] | null };

function isSame(one: OriginVerdict, other: StoredVerdict): boolean {
  return (
    one.origin === other.origin &&
    one.tool === other.tool &&
    one.authorship === other.authorship &&
    JSON.stringify(one.rule) === JSON.stringify(other.rule)
  );
}
