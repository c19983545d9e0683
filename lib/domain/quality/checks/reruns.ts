import { hasRole } from "../../access/role.ts";
import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";
import { countIn } from "../numbers-of.ts";

const OWN = {
  none_repeats: ["total"],
  repeat_the_one_before: ["reruns", "total", "share"],
} as const satisfies Codes;
const ADVICE = { leave_reruns_out: [], ask_to_leave_out: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** Deployments that repeat version and commit of the one before them in the same service and environment. */
export const reruns = {
  code: "reruns",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: ["reruns", "deployments"],
  rows: "check",
  itemRows: "reruns",
  read: ({ production: { deployments: total }, checks: { reruns: answer } }, { role }) => {
    if (total === 0) return nothing(sayNothing("no_production"));
    const count = countIn(answer, "reruns");
    if (count === 0) return good(say("none_repeats", { total }));
    return found("improve", say("repeat_the_one_before", { reruns: count, total, share: count / total }), {
      items: answer.items,
      advice: advise(hasRole(role, "manager") ? "leave_reruns_out" : "ask_to_leave_out"),
      rows: { deployments: count },
    });
  },
} as const satisfies Check;
