import type { World } from "./event-arbitraries.ts";
import type { CommitEvent, DeploymentEvent } from "./events.ts";
import { repositoryOf } from "./oracle-effective.ts";

/** What of a random world hangs together, made so: one origin for each commit, and repairs that there can be. */
export function agree({
  incidentsNameRepositories,
  ...world
}: World & { incidentsNameRepositories: boolean }): World {
  return {
    ...world,
    deployments: oneOriginEach(world).map((event) => ({ ...event, correction: correctionOf(event, world) })),
    incidents: world.incidents.map((event) =>
      incidentsNameRepositories ? event : { ...event, repository: null },
    ),
  };
}

/** A commit is one thing in its repository: it has the origin with which it is listed first. */
function oneOriginEach(world: World): DeploymentEvent[] {
  const known = new Map<string, Pick<CommitEvent, "origin" | "tool">>();
  return world.deployments.map((event) => {
    const repository = repositoryOf(event, world)?.toLowerCase() ?? null;
    const commits = event.commits.map((commit) => {
      const key = JSON.stringify([repository, commit.sha]);
      const { origin, tool } = known.get(key) ?? commit;
      known.set(key, { origin, tool });
      return { ...commit, origin, tool };
    });
    return { ...event, commits };
  });
}

/** Repaired by one of the deployments of the connection that began no earlier, also one that is gone; else by none named. */
function correctionOf(event: DeploymentEvent, { deployments }: World): DeploymentEvent["correction"] {
  if (event.correction === null || event.correction.repairedBy === null) return event.correction;
  const repairs = deployments.filter(
    (other) =>
      other.connectionId === event.connectionId &&
      other.externalId !== event.externalId &&
      other.startedAt >= event.startedAt,
  );
  const repair = repairs[Number(event.correction.repairedBy) % repairs.length];
  return { ...event.correction, repairedBy: repair?.externalId ?? null };
}
