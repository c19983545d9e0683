import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";
import { countIn } from "../numbers-of.ts";

const OWN = {
  each_lists_its_own: [],
  only_the_first_lists: ["services", "deployments"],
} as const satisfies Codes;
const ADVICE = { set_source_paths: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** Services of one commit of which only the first lists it. */
export const firstListsAll = {
  code: "first_lists_all",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: ["deployments"],
  rows: "check",
  itemRows: "deployments",
  read: ({ production, checks: { first_lists_all: answer } }) => {
    if (production.deployments === 0) return nothing(sayNothing("no_production"));
    const [services, deployments] = [countIn(answer, "services"), countIn(answer, "deployments")];
    if (deployments === 0) return good(say("each_lists_its_own"));
    return found("improve", say("only_the_first_lists", { services, deployments }), {
      items: answer.items,
      advice: advise("set_source_paths"),
      rows: { deployments },
    });
  },
} as const satisfies Check;
