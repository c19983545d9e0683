import { hoursAgo } from "./checked.ts";
import { type DeploymentEvent, newCommit } from "./events.ts";

/** FC-11: ten releases, each posted twice 41 minutes apart; Datadog marks the second copy of the seventh as failed. */
export function rerunWorld(): (Partial<DeploymentEvent> & { startedAt: string })[] {
  return Array.from({ length: 10 }, (_, n) => {
    const own = { service: "stale-bot", version: `1.${n}`, commitSha: `abc${n}`.padStart(40, "d") };
    const startedAt = hoursAgo((20 - 2 * n) * 24);
    const again = new Date(Date.parse(startedAt) + 41 * 60_000).toISOString();
    const failed =
      n === 6 ? { changeFailure: true, remediationId: "first-7", remediationType: "rollforward" } : {};
    return [
      {
        ...own,
        startedAt,
        externalId: `first-${n}`,
        commits: [newCommit({ leadSeconds: 60 }), newCommit({ leadSeconds: 90 })],
      },
      { ...own, service: "Stale-Bot", startedAt: again, externalId: `second-${n}`, ...failed },
    ];
  }).flat();
}
