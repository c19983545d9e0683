export type DeploymentEvent = {
  kind: "commit" | "started" | "finished" | "repaired";
  at: string;
  /** From the start of the deployment, negative before it. */
  offsetSeconds: number;
};

type Timed = {
  startedAt: string;
  finishedAt: string | null;
  changeFailure: boolean | null;
  /** Until it was repaired, from its end where that is known; null: not repaired, or not known when. */
  recoverySeconds: number | null;
  commits: { committedAt: string | null }[];
};

/** What happened around a deployment, in its order; what has no time is left out. */
export function eventsOf(deployment: Timed): DeploymentEvent[] {
  const { startedAt, finishedAt, changeFailure, recoverySeconds, commits } = deployment;
  const start = Date.parse(startedAt);
  const first = commits
    .flatMap(({ committedAt }) => (committedAt === null ? [] : [committedAt]))
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0];
  const repaired =
    changeFailure === true && recoverySeconds !== null
      ? new Date(Date.parse(finishedAt ?? startedAt) + recoverySeconds * 1000).toISOString()
      : null;
  const told = [
    ["commit", first ?? null],
    ["started", startedAt],
    ["finished", finishedAt],
    ["repaired", repaired],
  ] as const;
  return told
    .flatMap(([kind, at]) =>
      at === null ? [] : [{ kind, at, offsetSeconds: (Date.parse(at) - start) / 1000 }],
    )
    .sort((a, b) => a.offsetSeconds - b.offsetSeconds);
}
