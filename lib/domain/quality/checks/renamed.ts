import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import type { CheckFigures } from "../checks.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";
import { countIn } from "../numbers-of.ts";

const OWN = { none_renamed: [], seem_renamed: ["count"] } as const satisfies Codes;
const ADVICE = { ask_whether_renamed: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** A service that went silent the day another with the same repository appeared. */
export const renamed = {
  code: "renamed",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: ["to", "lastAt", "firstAt"],
  rows: "check",
  itemRows: "deployments",
  read: ({ production, checks: { renamed: answer } }) => {
    if (production.deployments === 0) return nothing(sayNothing("no_production"));
    const count = countIn(answer, "count");
    if (count === 0) return good(say("none_renamed"));
    return found("check", say("seem_renamed", { count }), {
      items: answer.items,
      advice: advise("ask_whether_renamed"),
      rows: { deployments: deploymentsOf(answer) },
    });
  },
} as const satisfies Check;

/** Of the new names, each once: two old ones may have become one. */
function deploymentsOf({ items }: CheckFigures): number {
  const byName = new Map(items.map(({ numbers: { to, deployments } }) => [to, Number(deployments ?? 0)]));
  return [...byName.values()].reduce((sum, deployments) => sum + deployments, 0);
}
