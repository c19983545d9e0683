import { hasRole } from "../../access/role.ts";
import { type Codes, speaker } from "../../said.ts";
import { type Check, found, nothing } from "../check.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";

const OWN = { none_counts: ["names"], counted: ["names", "others", "total"] } as const satisfies Codes;
const ADVICE = { name_yours: ["may"] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** Which of the environments that deployments name count as production. */
export const environments = {
  code: "environments",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: null,
  rows: null,
  itemRows: null,
  read: ({ environments: seen, productionEnvs }, { role }) => {
    const deployed = seen.filter(({ deployments }) => deployments > 0);
    const counted = deployed.filter(({ production }) => production);
    const link = "setting";
    if (deployed.length === 0) return nothing(sayNothing("no_deployments"));
    if (counted.length === 0) {
      const advice = advise("name_yours", { may: hasRole(role, "admin") ? "yes" : "no" });
      return found("bad", say("none_counts", { names: productionEnvs.join(", ") }), { advice, link });
    }
    const names = counted.map(({ env }) => env).join(", ");
    const others = deployed.length - counted.length;
    return found("good", say("counted", { names, others, total: deployed.length }), { link });
  },
} as const satisfies Check;
