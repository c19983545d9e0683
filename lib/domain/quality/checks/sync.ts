import { isStale } from "../../report/freshness.ts";
import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { abreastAndBehind, liveOnes } from "../live-connections.ts";

const FINDINGS = {
  no_sync_due: [],
  no_sync_finished: [],
  never_read: ["name"],
  synced: ["at"],
  not_synced: ["at"],
} as const satisfies Codes;
const ADVICE = { see_newest_runs: [] } as const satisfies Codes;
const say = speaker(FINDINGS);
const advise = speaker(ADVICE);

/** When the last good run ended; of one that is behind the others another check tells. */
export const sync = {
  code: "sync",
  findings: FINDINGS,
  advice: ADVICE,
  items: null,
  rows: null,
  itemRows: null,
  read: ({ connections }, { now }) => {
    const live = liveOnes(connections);
    const never = live.find(({ lastSyncedAt }) => lastSyncedAt === null);
    const oldest = abreastAndBehind(connections)
      .abreast.map(({ lastSyncedAt }) => lastSyncedAt)
      .toSorted()[0];
    const link = "runs";
    if (connections.length > 0 && live.length === 0) return nothing(say("no_sync_due"));
    if (oldest === undefined) return { ...nothing(say("no_sync_finished")), link };
    if (never !== undefined) return found("improve", say("never_read", { name: never.name }), { link });
    if (!isStale(oldest, now)) return good(say("synced", { at: oldest }));
    return found("improve", say("not_synced", { at: oldest }), { advice: advise("see_newest_runs"), link });
  },
} as const satisfies Check;
