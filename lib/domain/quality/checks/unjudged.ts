import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";

const OWN = {
  all_judged: ["total"],
  some_unjudged: ["pending", "total", "overWeek", "at"],
} as const satisfies Codes;
const ADVICE = { wait_for_verdicts: [], look_at_verdict_rules: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** Deployments that Datadog has not judged; its rows are those of more than a week. */
export const unjudged = {
  code: "unjudged",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: null,
  rows: "check",
  itemRows: null,
  read: ({ production: { deployments: total, verdicts } }, { now }) => {
    const { pending, overWeek, oldestAt } = verdicts;
    if (total === 0) return nothing(sayNothing("no_production"));
    if (pending === 0) return good(say("all_judged", { total }));
    const finding = say("some_unjudged", { pending, total, overWeek, at: oldestAt ?? now.toISOString() });
    if (overWeek === 0) return found("good", finding, { advice: advise("wait_for_verdicts") });
    return found("improve", finding, {
      advice: advise("look_at_verdict_rules"),
      rows: { deployments: overWeek },
    });
  },
} as const satisfies Check;
