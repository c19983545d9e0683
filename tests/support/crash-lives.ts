import { isDeepStrictEqual } from "node:util";
import { atDatadog } from "./at-datadog.ts";
import {
  type CrashLane,
  copyConnection,
  expireLease,
  type Progress,
  planPurge,
  readProgress,
  readState,
  tick,
} from "./crash-lane.ts";
import type { Death, Point } from "./crash-process.ts";
import type { CrashProcesses } from "./crash-processes.ts";

export type State = Awaited<ReturnType<typeof readState>>;

/** A run that nobody disturbed: what it passed, what it left, and how often it called Datadog. */
export type Whole = { points: Point[]; state: State; calls: number };

/** One lane of the matrix, with the processes that die on it. */
export type Matrix = { lane: CrashLane; processes: CrashProcesses; whole: Whole };

export async function runWhole(lane: CrashLane, processes: CrashProcesses): Promise<Matrix> {
  const connected = await copyConnection(lane);
  await planPurge(lane, connected);
  const { calls } = atDatadog(connected);
  const before = calls().length;
  const { signal, report } = await processes.run(connected, null);
  if (report === null) throw new Error(`the run that nobody killed ended with ${signal}`);
  const state = await readState(lane, connected);
  return { lane, processes, whole: { points: report.points, state, calls: calls().length - before } };
}

/** What came of a connection whose processes died, and of the clean run after them. */
export type Life = {
  /** How each process ended: SIGKILL, or null when it came to its end before its point. */
  signals: (NodeJS.Signals | null)[];
  /** What was stored when the last of them was dead. */
  progress: Progress;
  /** Calls of the clean run to Datadog. */
  calls: number;
  state: State;
};

/** Kills one process after the other at these points, each lease having run out, and lets one run cleanly. */
export async function live({ lane, processes }: Matrix, deaths: Death[]): Promise<Life> {
  const connected = await copyConnection(lane);
  await planPurge(lane, connected);
  const signals: Life["signals"] = [];
  for (const deathAt of deaths) {
    signals.push((await processes.run(connected, deathAt)).signal);
    await expireLease(lane, connected);
  }
  const progress = await readProgress(lane, connected);
  const { calls } = await tick(connected);
  return { signals, progress, calls, state: await readState(lane, connected) };
}

/**
 * Calls that the clean run may take: those of what was not read completely, and one of each stream for each death,
 * for the seconds that have passed since.
 */
export const mostCalls = ({ whole }: Matrix, { progress, signals }: Life) =>
  whole.calls - progress.readCalls + 2 * signals.length;

export function isEqual(matrix: Matrix, life: Life): boolean {
  return isDeepStrictEqual(life.state, matrix.whole.state);
}
