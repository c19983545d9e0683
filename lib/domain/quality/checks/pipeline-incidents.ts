import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";
import { countIn } from "../numbers-of.ts";

const OWN = {
  none_of_a_pipeline: ["total"],
  short_and_alike: ["incidents", "total"],
} as const satisfies Codes;
const ADVICE = { failed_pipelines: [] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** Incidents that look like failed pipelines: short, and of one name. */
export const pipelineIncidents = {
  code: "pipeline_incidents",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: ["short", "incidents", "service"],
  rows: "check",
  itemRows: "short",
  read: ({ production, checks: { pipeline_incidents: answer } }) => {
    const { total } = production.incidents;
    if (total === 0) return nothing(sayNothing("no_incidents"));
    const count = countIn(answer, "incidents");
    if (count === 0) return good(say("none_of_a_pipeline", { total }));
    return found("check", say("short_and_alike", { incidents: count, total: countIn(answer, "total") }), {
      items: answer.items.map(({ numbers, ...item }) => ({
        ...item,
        numbers: { ...numbers, service: item.filter.service ?? "" },
      })),
      advice: advise("failed_pipelines"),
      rows: { incidents: count },
    });
  },
} as const satisfies Check;
