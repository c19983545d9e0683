import { hasRole } from "../../access/role.ts";
import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good, nothing } from "../check.ts";
import type { CheckItem } from "../checks.ts";
import type { Environment } from "../data-quality.ts";
import { NOTHING, sayNothing } from "../nothing-to-judge.ts";

const OWN = { none_alike: [], alike: ["names", "count", "deployments"] } as const satisfies Codes;
const ADVICE = { count_them: ["may"] } as const satisfies Codes;
const say = speaker(OWN);
const advise = speaker(ADVICE);

/** Environments whose names say production, and whose deployments no number holds. */
export const alikeEnvironments = {
  code: "alike_environments",
  findings: { ...NOTHING, ...OWN },
  advice: ADVICE,
  items: ["deployments"],
  rows: "environments",
  itemRows: "deployments",
  read: ({ environments }, { role }) => {
    if (!environments.some(({ deployments }) => deployments > 0))
      return nothing(sayNothing("no_deployments"));
    const items = alikeOnes(environments);
    if (items.length === 0) return good(say("none_alike"));
    const deployments = items.reduce((sum, { numbers }) => sum + numbers.deployments, 0);
    const names = items.map(({ name }) => name).join(", ");
    return found("check", say("alike", { names, count: items.length, deployments }), {
      items,
      advice: advise("count_them", { may: hasRole(role, "admin") ? "yes" : "no" }),
      link: "setting",
      rows: { deployments },
    });
  },
} as const satisfies Check;

type Alike = CheckItem & { name: string; numbers: { deployments: number } };

/** Those that look like production and do not count, most deployments first. */
export function alikeOnes(environments: Environment[]): Alike[] {
  return environments.flatMap(({ env, deployments, production }) =>
    env === null || production || deployments === 0 || !looksLikeProduction(env)
      ? []
      : [{ name: env, numbers: { deployments }, filter: { env } }],
  );
}

function looksLikeProduction(env: string): boolean {
  return /prod|prd|live/i.test(env) && !/non|pre|test|stag|delivery|product-/i.test(env);
}
