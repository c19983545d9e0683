import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { unreadRanges, wholeHistory } from "../coverage.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";

const OWN = {
  all_read: [],
  with_gaps: ["gaps"],
  not_all_read_yet: ["unread"],
  with_gaps_and_unread: ["gaps", "unread"],
} as const satisfies Codes;
const ADVICE = { runs_try_again: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** What of the history that was asked for was read. */
export const coverage = {
  code: "coverage",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: null,
  rows: null,
  itemRows: null,
  read: ({ connections }) => {
    const streams = connections.flatMap((connection) => {
      const whole = wholeHistory(connection);
      return whole === null ? [] : Object.values(connection.streams).map((stream) => ({ stream, whole }));
    });
    if (streams.length === 0) return nothing(sayNothing("nothing_read"));
    const gaps = streams.reduce((sum, { stream }) => sum + stream.gapCount, 0);
    const unread = streams.reduce((sum, { stream, whole }) => sum + unreadRanges(stream, whole).length, 0);
    if (gaps === 0 && unread === 0) return good(say("all_read"));
    return found("improve", lackOf(gaps, unread), { advice: advise("runs_try_again"), link: "runs" });
  },
} as const satisfies Check;

function lackOf(gaps: number, unread: number) {
  if (unread === 0) return say("with_gaps", { gaps });
  if (gaps === 0) return say("not_all_read_yet", { unread });
  return say("with_gaps_and_unread", { gaps, unread });
}
