import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";
import { countIn } from "../numbers-of.ts";

/** Below this share of commits of known origin the report compares nothing (docs/metrics.md). */
const COMPARABLE_SHARE = 0.5;
const GOOD_SHARE = 0.9;

const OWN = {
  origins_known: ["share", "total", "known", "byGitHub"],
  origins_by_silence: ["share", "total", "known", "byGitHub", "unmarked"],
  origins_partly_known: ["share", "total", "known", "byGitHub"],
  origins_hardly_known: ["share", "total", "known", "byGitHub"],
} as const satisfies Codes;
const ADVICE = { connect_repositories: [], silence_is_no_evidence: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** How much of the code is known to be written by whom; that no tool left a mark is not known to be people's. */
export const origins = {
  code: "origins",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: ["unknown", "commits"],
  rows: null,
  itemRows: null,
  read: ({ production: { commits, repositories }, checks: { no_marks } }) => {
    const { total, known, byGitHub } = commits;
    if (total === 0) return nothing(sayNothing("no_commits_named"));
    const numbers = { share: known / total, total, known, byGitHub };
    const unmarked = countIn(no_marks, "commits");
    if (numbers.share >= GOOD_SHARE && unmarked === 0) return good(say("origins_known", numbers));
    if (numbers.share >= GOOD_SHARE) {
      const advice = advise("silence_is_no_evidence");
      return found("check", say("origins_by_silence", { ...numbers, unmarked }), { advice });
    }
    const code = numbers.share < COMPARABLE_SHARE ? "origins_hardly_known" : "origins_partly_known";
    return found("improve", say(code, numbers), {
      items: repositories.map(({ repository, ...row }) => ({
        name: repository,
        numbers: { unknown: row.unknown, commits: row.commits },
        filter: {},
      })),
      advice: advise("connect_repositories"),
    });
  },
} as const satisfies Check;
