import type { World } from "./event-arbitraries.ts";
import type { CommitEvent, DeploymentEvent } from "./events.ts";
import { repositoryOf } from "./oracle-effective.ts";

type Drawn = World & {
  incidentsNameRepositories: boolean;
  /** Whether one sha may be by different hands in different repositories. */
  originsHangOnRepositories: boolean;
};

/** What of a random world hangs together, made so: one origin for each commit, and repairs that there can be. */
export function agree({ incidentsNameRepositories, originsHangOnRepositories, ...world }: Drawn): World {
  return {
    ...world,
    deployments: oneOriginEach(world, originsHangOnRepositories).map((event) => ({
      ...event,
      correction: correctionOf(event, world),
    })),
    incidents: world.incidents.map((event) =>
      incidentsNameRepositories ? event : { ...event, repository: null },
    ),
  };
}

/** A commit is one thing in its repository: it has the origin with which it is listed first. */
function oneOriginEach(world: World, byRepository: boolean): DeploymentEvent[] {
  const known = new Map<string, Pick<CommitEvent, "origin" | "tool">>();
  return world.deployments.map((event) => {
    const repository = byRepository ? repositoryOf(event, world) : null;
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
