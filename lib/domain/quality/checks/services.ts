import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";

const OWN = {
  none_registered: [],
  all_services: ["total", "unnamed", "incidents"],
  silent_services: ["without", "total", "names", "more", "unnamed", "incidents"],
} as const satisfies Codes;
const ADVICE = { send_incidents: [], ask_who_runs_them: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** Services that deploy and that no incident names. */
export const services = {
  code: "services",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: null,
  rows: null,
  itemRows: null,
  read: ({ production: { services: deployed, incidents } }) => {
    const { total, withoutIncidents: without, names } = deployed;
    if (total === 0) return nothing(sayNothing("no_production"));
    if (incidents.total === 0)
      return found("improve", say("none_registered"), { advice: advise("send_incidents") });
    const unnamed = { unnamed: incidents.withoutService, incidents: incidents.total };
    if (without === 0) return good(say("all_services", { total, ...unnamed }));
    const more = Math.max(0, without - names.length);
    const finding = say("silent_services", { without, total, names: names.join(", "), more, ...unnamed });
    return found("check", finding, { advice: advise("ask_who_runs_them") });
  },
} as const satisfies Check;
