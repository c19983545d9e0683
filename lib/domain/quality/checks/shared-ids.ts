import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { wholeHistory } from "../coverage.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";
import { countIn } from "../numbers-of.ts";

const OWN = { ids_of_their_own: [], ids_shared: ["ids", "services"] } as const satisfies Codes;
const ADVICE = { send_ids_of_their_own: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** One id that was used for several services. */
export const sharedIds = {
  code: "shared_ids",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: ["services"],
  rows: "check",
  itemRows: null,
  read: ({ connections, checks: { shared_ids: answer } }) => {
    if (!connections.some(wholeHistory)) return nothing(sayNothing("nothing_read"));
    const [ids, services] = [countIn(answer, "ids"), countIn(answer, "services")];
    if (ids === 0) return good(say("ids_of_their_own"));
    return found("improve", say("ids_shared", { ids, services }), {
      items: answer.items,
      advice: advise("send_ids_of_their_own"),
      rows: { deployments: countIn(answer, "deployments"), incidents: countIn(answer, "incidents") },
    });
  },
} as const satisfies Check;
