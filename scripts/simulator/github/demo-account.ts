import { DEMO_GITHUB } from "#lib/domain/access/demo-account.ts";
import type { DemoMoments } from "../demo-accounts.ts";
import { DEMO_SEED } from "../demo-accounts.ts";
import { DAY } from "../world-calendar.ts";
import { DISPLAYS, demoTraits, HANDBOOK, KIOSK } from "./demo-repositories.ts";
import type { GitHubOptions } from "./server.ts";

const OWNER = "northwind-rail";
/**
 * Its workflows cannot be read: the token lacks the permission for them. The demo leaves it out, or no figure of all its
 * workflows would be known; whoever chooses it is told what is missing.
 */
const WITHOUT_ACTIONS = "loyalty";
/** Nobody said which of its workflows have to pass. */
const WITHOUT_MERGE_WORKFLOWS = "refunds";

/** Ends in a few days: shows what is said before. */
export const DEMO_ENDING_TOKEN = "github_pat_DEMO_of_northwind_rail_ends_in_some_days";

/** Northwind Rail's repositories, from which the simulated Datadog's deployments come. */
export function demoGitHub(moments: DemoMoments, now: Date): NonNullable<GitHubOptions["accounts"]> {
  const grant = (token: string, days: number) => ({
    token,
    login: "northwind-plumbline",
    expiresAt: new Date(now.getTime() + days * DAY * 1000),
    without: { [`${OWNER}/${WITHOUT_ACTIONS}`]: ["actions" as const] },
  });
  return [
    {
      id: OWNER,
      grants: [grant(DEMO_GITHUB.token, 300), grant(DEMO_ENDING_TOKEN, 6)],
      content: { kind: "demo", seed: DEMO_SEED, ...moments },
    },
  ];
}

/** What the demo organisation reads: owner/name, and the workflows that have to pass where somebody said so. */
export const demoChoice: { repository: string; mergeWorkflows: string[] | null }[] = demoTraits
  .filter(({ name }) => name !== WITHOUT_ACTIONS)
  .map(({ name }) => ({ repository: `${OWNER}/${name}`, mergeWorkflows: mergeWorkflowsOf(name) }));

function mergeWorkflowsOf(name: string): string[] | null {
  if ([WITHOUT_MERGE_WORKFLOWS, HANDBOOK, DISPLAYS].includes(name)) return null;
  return name === KIOSK ? ["nightly"] : ["checks"];
}
