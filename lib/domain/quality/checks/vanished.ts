import { hasRole } from "../../access/role.ts";
import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { wholeHistory } from "../coverage.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";
import { countIn } from "../numbers-of.ts";

const OWN = { none_vanished: [], events_vanished: ["missing", "of", "at"] } as const satisfies Codes;
const ADVICE = { decide_vanished: [], ask_to_decide: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** Events that an account held and does not list any more, so many at once that it is doubted. */
export const vanished = {
  code: "vanished",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: ["missing", "of", "at"],
  rows: "check",
  itemRows: null,
  read: ({ connections, checks: { vanished: answer } }, { role }) => {
    if (!connections.some(wholeHistory)) return nothing(sayNothing("nothing_read"));
    const items = connections.flatMap(({ name, vanished: gone }) =>
      gone?.state === "doubted"
        ? [{ name, numbers: { missing: gone.missing, of: gone.of, at: gone.since }, filter: { name } }]
        : [],
    );
    const first = items.map(({ numbers }) => numbers.at).toSorted()[0];
    if (first === undefined) return good(say("none_vanished"));
    const sum = (part: "missing" | "of") => items.reduce((all, { numbers }) => all + numbers[part], 0);
    return found("bad", say("events_vanished", { missing: sum("missing"), of: sum("of"), at: first }), {
      items,
      advice: advise(hasRole(role, "admin") ? "decide_vanished" : "ask_to_decide"),
      link: "connections",
      rows: { deployments: countIn(answer, "deployments"), incidents: countIn(answer, "incidents") },
    });
  },
} as const satisfies Check;
