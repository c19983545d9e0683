import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { wholeHistory } from "../coverage.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";
import { countIn, momentIn } from "../numbers-of.ts";

const OWN = {
  sent_before: [],
  both_began: ["deploymentsAt", "incidentsAt"],
  deployments_began: ["deploymentsAt"],
  incidents_began: ["incidentsAt"],
  services_began: ["services"],
} as const satisfies Codes;
const ADVICE = { silence_is_not_zero: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** The first event ever, of a stream or of a service, where days before it were read and empty. */
export const sendingBegan = {
  code: "sending_began",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: ["at"],
  rows: null,
  itemRows: null,
  read: ({ connections, checks }) => {
    if (!connections.some(wholeHistory)) return nothing(sayNothing("nothing_read"));
    const { sending_began: began } = checks;
    const finding = whatBegan(
      { deploymentsAt: momentIn(began, "deploymentsAt"), incidentsAt: momentIn(began, "incidentsAt") },
      countIn(began, "services"),
    );
    if (finding === null) return good(say("sent_before"));
    return found("check", finding, { items: began.items, advice: advise("silence_is_not_zero") });
  },
} as const satisfies Check;

type Began = { deploymentsAt: string | null; incidentsAt: string | null };

function whatBegan({ deploymentsAt, incidentsAt }: Began, services: number) {
  if (deploymentsAt !== null && incidentsAt !== null)
    return say("both_began", { deploymentsAt, incidentsAt });
  if (deploymentsAt !== null) return say("deployments_began", { deploymentsAt });
  if (incidentsAt !== null) return say("incidents_began", { incidentsAt });
  return services === 0 ? null : say("services_began", { services });
}
