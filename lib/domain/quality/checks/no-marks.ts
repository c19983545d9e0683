import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";
import { countIn } from "../numbers-of.ts";

const OWN = { marks_are_seen: [], no_mark: ["repositories", "commits"] } as const satisfies Codes;
const ADVICE = { bring_other_evidence: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** Repositories in which no commit carries any tool's mark. */
export const noMarks = {
  code: "no_marks",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: ["commits"],
  rows: "check",
  itemRows: "deployments",
  read: ({ production, checks: { no_marks: answer } }) => {
    if (production.commits.total === 0) return nothing(sayNothing("no_commits_named"));
    const [repositories, commits] = [countIn(answer, "repositories"), countIn(answer, "commits")];
    if (repositories === 0) return good(say("marks_are_seen"));
    const advice = advise("bring_other_evidence");
    return found("check", say("no_mark", { repositories, commits }), {
      items: answer.items,
      advice,
      rows: { deployments: countIn(answer, "deployments") },
    });
  },
} as const satisfies Check;
