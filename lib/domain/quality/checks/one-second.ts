import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";
import { countIn } from "../numbers-of.ts";

const OWN = { ends_are_told: [], ends_at_once: ["services", "deployments"] } as const satisfies Codes;
const ADVICE = { send_the_end: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** Services all of whose deployments last at most a second. */
export const oneSecond = {
  code: "one_second",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: ["deployments"],
  rows: "check",
  itemRows: "deployments",
  read: ({ production, checks: { one_second: answer } }) => {
    if (production.deployments === 0) return nothing(sayNothing("no_production"));
    const [services, deployments] = [countIn(answer, "services"), countIn(answer, "deployments")];
    if (services === 0) return good(say("ends_are_told"));
    // Of deployments that a source finds by itself nobody could send an end: no fault that everybody has to mend.
    return found("check", say("ends_at_once", { services, deployments }), {
      items: answer.items,
      advice: advise("send_the_end"),
      rows: { deployments },
    });
  },
} as const satisfies Check;
