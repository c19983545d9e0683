import { hasRole } from "../../access/role.ts";
import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { wholeHistory } from "../coverage.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";

const OWN = { all_readable: [], in_quarantine: ["count"] } as const satisfies Codes;
const ADVICE = { see_quarantine: [], manager_sees_quarantine: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** Events that no reading makes sense of. */
export const quarantine = {
  code: "quarantine",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: null,
  rows: null,
  itemRows: null,
  read: ({ quarantined, connections }, { role }) => {
    if (!connections.some(wholeHistory)) return nothing(sayNothing("nothing_read"));
    if (quarantined === 0) return good(say("all_readable"));
    const may = hasRole(role, "manager");
    return found("improve", say("in_quarantine", { count: quarantined }), {
      advice: advise(may ? "see_quarantine" : "manager_sees_quarantine"),
      link: may ? "quarantine" : null,
    });
  },
} as const satisfies Check;
