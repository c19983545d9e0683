import { type Codes, speaker } from "../../said.ts";
import { type Check, type Finding, found, good, nothing } from "../check.ts";
import type { Completeness, DataQuality } from "../data-quality.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";
import { countIn } from "../numbers-of.ts";

const OWN = {
  names_all: ["what", "total"],
  lacks: ["what", "without", "total", "share"],
} as const satisfies Codes;
const ADVICE = {
  send: ["what"],
  sent_by_another_service: [],
  sent_by_the_first_copy: [],
} as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

type What = keyof Completeness["lacking"];

/** Production deployments that do not name one thing. */
function lackOf<C extends string>(code: C, what: What) {
  return {
    code,
    findings: { ...NOTHING, ...OWN },
    advice: ADVICE,
    items: ["deployments"],
    rows: "check",
    itemRows: "deployments",
    read: (quality) => read(quality, what),
  } as const satisfies Check;
}

export const noCommits = lackOf("no_commits", "commits");
export const noRepository = lackOf("no_repository", "repository");
export const noService = lackOf("no_service", "service");
export const noTeam = lackOf("no_team", "team");

function read({ production, checks }: DataQuality, what: What): Finding {
  const { deployments: total } = production;
  const { deployments: without, services } = production.lacking[what];
  if (total === 0) return nothing(sayNothing("no_production"));
  if (without === 0) return good(say("names_all", { what, total }));
  const advice = what === "commits" ? adviceOnCommits(without, checks) : advise("send", { what });
  return found("improve", say("lacks", { what, without, total, share: without / total }), {
    items: services.map(({ service, deployments }) => ({
      name: service,
      numbers: { deployments },
      filter: { service },
    })),
    advice,
    rows: { deployments: without },
  });
}

/** To connect the repository helps none of those whose commits another deployment lists. */
function adviceOnCommits(without: number, { first_lists_all, reruns }: DataQuality["checks"]) {
  if (countIn(first_lists_all, "deployments") * 2 >= without) return advise("sent_by_another_service");
  if (countIn(reruns, "reruns") * 2 >= without) return advise("sent_by_the_first_copy");
  return advise("send", { what: "commits" });
}
