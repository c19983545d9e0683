import { STAGES, type Stage } from "./report.ts";

export type DeploymentEvent = {
  kind: "commit" | PassedKind | "started" | "finished" | "repaired";
  at: string;
  /** From the start of the deployment, negative before it. */
  offsetSeconds: number;
};

/** What a commit passes on its way to a deployment, in this order. */
export const PASSED = { ready: "time_to_pr_ready", reviewed: "review_time", merged: "merge_time" } as const;
export type PassedKind = keyof typeof PASSED;
const KINDS = Object.keys(PASSED) as PassedKind[];

type Stages = Record<Stage, number | null>;
type Commit = { committedAt: string | null; stages: Stages };
type Timed = {
  startedAt: string;
  finishedAt: string | null;
  changeFailure: boolean | null;
  /** Until it was repaired, from its end where that is known; null: not repaired, or not known when. */
  recoverySeconds: number | null;
  commits: Commit[];
  /** The mean of each stage over its commits. */
  averages: Stages | null;
};

/** What happened around a deployment, in its order; what has no time is left out. */
export function eventsOf(deployment: Timed): DeploymentEvent[] {
  const { startedAt, finishedAt, changeFailure, recoverySeconds } = deployment;
  const start = Date.parse(startedAt);
  const repaired =
    changeFailure === true && recoverySeconds !== null
      ? Date.parse(finishedAt ?? startedAt) + recoverySeconds * 1000
      : null;
  const first = firstOf(deployment);
  const told: [DeploymentEvent["kind"], string | number | null][] = [
    ["commit", first?.committedAt ?? null],
    ...passedBy(first, deployment),
    ["started", startedAt],
    ["finished", finishedAt],
    ["repaired", repaired],
  ];
  return told
    .flatMap(([kind, moment]) => {
      if (moment === null) return [];
      const at = typeof moment === "number" ? new Date(moment).toISOString() : moment;
      return [{ kind, at, offsetSeconds: (Date.parse(at) - start) / 1000 }];
    })
    .sort((a, b) => a.offsetSeconds - b.offsetSeconds);
}

/** What its first commit passed at a moment that nothing tells; nothing of a deployment without a first commit. */
export function unknownPassed(deployment: Timed): PassedKind[] {
  const first = firstOf(deployment);
  if (first === null) return [];
  return passedBy(first, deployment).flatMap(([kind, at]) => (at === null ? [kind] : []));
}

/** The means of its stages that are known, where they are of several commits and so of no moment. */
export function meanStages({ averages, commits }: Pick<Timed, "averages" | "commits">): [Stage, number][] {
  if (averages === null || commits.length === 1) return [];
  return STAGES.flatMap((stage): [Stage, number][] => {
    const seconds = averages[stage];
    return seconds === null ? [] : [[stage, seconds]];
  });
}

/** The oldest commit whose time is known. */
function firstOf({ commits }: Pick<Timed, "commits">): (Commit & { committedAt: string }) | null {
  const timed = commits.flatMap(({ committedAt, stages }) =>
    committedAt === null ? [] : [{ committedAt, stages }],
  );
  return timed.sort((a, b) => Date.parse(a.committedAt) - Date.parse(b.committedAt))[0] ?? null;
}

/** One stage after the other from the commit on: a moment is known while all stages before it are. */
function passedBy(first: Commit | null, { commits, averages }: Timed): [PassedKind, number | null][] {
  // The average over a single commit is its own.
  const means = commits.length === 1 ? averages : null;
  let at = first?.committedAt ? Date.parse(first.committedAt) : null;
  return KINDS.map((kind) => {
    const stage = PASSED[kind];
    const seconds = first?.stages[stage] ?? means?.[stage] ?? null;
    at = at === null || seconds === null ? null : at + seconds * 1000;
    return [kind, at];
  });
}
