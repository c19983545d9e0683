import { type Codes, speaker } from "../../said.ts";
import { type Check, found, nothing } from "../check.ts";
import { wholeHistory } from "../coverage.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";
import { momentIn } from "../numbers-of.ts";

const DAY_MS = 86_400_000;
const QUIET_DAYS = 30;

const OWN = {
  never_an_incident: [],
  last_incident: ["at"],
  last_and_first: ["at", "firstAt"],
} as const satisfies Codes;
const ADVICE = { check_registering: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** How long ago an incident was registered, and the first one where days before it were read. */
export const incidents = {
  code: "incidents",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: null,
  rows: null,
  itemRows: null,
  read: ({ connections, checks, lastIncidentRegisteredAt: at }, { now }) => {
    if (!connections.some(wholeHistory)) return nothing(sayNothing("nothing_read"));
    const advice = advise("check_registering");
    if (at === null) return found("improve", say("never_an_incident"), { advice });
    const firstAt = momentIn(checks.sending_began, "incidentsAt");
    const finding = firstAt === null ? say("last_incident", { at }) : say("last_and_first", { at, firstAt });
    const quiet = now.getTime() - Date.parse(at) > QUIET_DAYS * DAY_MS;
    return found(quiet ? "check" : "good", finding, { advice: quiet ? advice : null });
  },
} as const satisfies Check;
