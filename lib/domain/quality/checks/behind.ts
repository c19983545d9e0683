import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { abreastAndBehind, liveOnes } from "../live-connections.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";

const OWN = { all_abreast: ["count"], some_behind: ["count", "total"] } as const satisfies Codes;
const ADVICE = { see_runs_of_it: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** A connection that was last read more than a night before the one that was read last. */
export const behind = {
  code: "behind",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: ["at"],
  rows: null,
  itemRows: null,
  read: ({ connections }) => {
    const total = liveOnes(connections).length;
    if (total < 2) return nothing(sayNothing("one_account"));
    const late = abreastAndBehind(connections).behind;
    if (late.length === 0) return good(say("all_abreast", { count: total }));
    return found("improve", say("some_behind", { count: late.length, total }), {
      items: late.map(({ name, lastSyncedAt }) => ({ name, numbers: { at: lastSyncedAt }, filter: {} })),
      advice: advise("see_runs_of_it"),
      link: "runs",
    });
  },
} as const satisfies Check;
