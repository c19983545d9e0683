import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";
import { countIn } from "../numbers-of.ts";

const OWN = {
  trailers_are_known: [],
  trailers_nobody_knows: ["trailers", "commits"],
} as const satisfies Codes;
const ADVICE = { tell_what_they_mean: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** Trailers that look like a statement of origin and that no rule knows. */
export const unknownTrailers = {
  code: "unknown_trailers",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: ["commits"],
  rows: "check",
  itemRows: "deployments",
  read: ({ production, checks: { unknown_trailers: answer } }) => {
    if (production.commits.total === 0) return nothing(sayNothing("no_commits_named"));
    const [trailers, commits] = [countIn(answer, "trailers"), countIn(answer, "commits")];
    if (trailers === 0) return good(say("trailers_are_known"));
    const advice = advise("tell_what_they_mean");
    return found("check", say("trailers_nobody_knows", { trailers, commits }), {
      items: answer.items,
      advice,
      rows: { deployments: countIn(answer, "deployments") },
    });
  },
} as const satisfies Check;
