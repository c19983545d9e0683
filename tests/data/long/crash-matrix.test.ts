import { afterAll, describe, expect, test } from "vitest";
import { Random } from "#scripts/simulator/random.ts";
import { openCrashLane } from "../../support/crash-lane.ts";
import { isEqual, type Life, live, type Matrix, mostCalls, runWhole } from "../../support/crash-lives.ts";
import type { Death, Point } from "../../support/crash-process.ts";
import { startCrashProcesses } from "../../support/crash-processes.ts";
import { SETTINGS } from "../../support/crash-world.ts";
import type { Stack } from "../../support/stack.ts";

/** Many runs make one test, and other work may share the machine. */
const LONGEST_MS = 1_200_000;
const EVERY = 25;
const PAIRS = 5;

/** Which points a process dies at before the clean run; two when the one after it dies as well. */
type Deaths = { deaths: Death[]; name: string };
type Outcome = Deaths & { life: Life; matrix: Matrix };

describe("a sync whose process is killed", () => {
  const closing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  const openMatrix = async (name: Stack["name"]): Promise<Matrix> => {
    const lane = await openCrashLane(name);
    const processes = startCrashProcesses(SETTINGS);
    closing.push(lane.close, async () => processes.close());
    return runWhole(lane, processes);
  };

  /** Two cores: two databases, one process after the other on each. */
  let native: Promise<Matrix[]> | null = null;
  const openNative = () => {
    native ??= Promise.all([openMatrix("postgres"), openMatrix("postgres")]);
    return native;
  };

  const liveAll = async (matrices: Matrix[], deaths: Deaths[]): Promise<Outcome[]> => {
    const left = [...deaths.entries()];
    const outcomes: Outcome[] = [];
    const work = async (matrix: Matrix) => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const [at, death] = next;
        outcomes[at] = { ...death, matrix, life: await live(matrix, death.deaths) };
      }
    };
    await Promise.all(matrices.map(work));
    return outcomes;
  };

  /** Each process dies where it was told to, and what is left is what one undisturbed run leaves. */
  const prove = async (what: string, matrices: Matrix[], deaths: Deaths[]): Promise<Outcome[]> => {
    const startedAt = Date.now();
    const outcomes = await liveAll(matrices, deaths);
    const equal = outcomes.filter(({ life, matrix }) => isEqual(matrix, life)).length;
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    console.info(`crash matrix: ${equal} of ${outcomes.length} ${what} equal (${seconds} s)`);
    for (const { name, deaths, life, matrix } of outcomes) {
      expect(life.signals, name).toEqual(deaths.map(() => "SIGKILL"));
      expect.soft(life.state, name).toEqual(matrix.whole.state);
      expect.soft(life.calls, `calls after ${name}`).toBeLessThanOrEqual(mostCalls(matrix, life));
    }
    return outcomes;
  };

  const nameOf = ({ call, moment, number }: Point) => `${call} ${moment}, ${number}`;
  const pointsOf = ({ whole }: Matrix): Deaths[] =>
    whole.points.map((point) => ({ deaths: [point], name: nameOf(point) }));
  const namesOf = (matrix: Matrix) => pointsOf(matrix).map(({ name }) => name);

  test(
    "at any point around any call loses, doubles and reads again nothing, on postgres",
    async () => {
      const matrices = await openNative();
      const [first, second] = matrices;
      if (first === undefined || second === undefined) throw new Error("no databases");
      expect(namesOf(second).toSorted()).toEqual(namesOf(first).toSorted());
      const outcomes = await prove("points", matrices, pointsOf(first));
      expect(outcomes.at(-1)?.life.progress.slices).toBeGreaterThan(outcomes[0]?.life.progress.slices ?? 0);
    },
    LONGEST_MS,
  );

  test(
    "twice at points taken by chance loses nothing either",
    async () => {
      const matrices = await openNative();
      const most = matrices[0]?.whole.points.length ?? 0;
      const random = new Random("two deaths");
      const pairs = Array.from({ length: PAIRS }, () => {
        const first = random.int(1, most);
        // What is left after the first death is at least as long as this.
        const deaths = [first, random.int(1, Math.max(1, most - first))];
        return { deaths, name: deaths.join(" and ") };
      });
      await prove(`pairs of points (${pairs.map(({ name }) => name).join(", ")})`, matrices, pairs);
    },
    LONGEST_MS,
  );

  test(
    "at some points loses nothing on pglite either",
    async () => {
      const matrix = await openMatrix("pglite");
      const deaths = pointsOf(matrix).filter((_, index) => index % EVERY === EVERY - 1);
      await prove("points on pglite", [matrix], deaths);
    },
    LONGEST_MS,
  );
});
