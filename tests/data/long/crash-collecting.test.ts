import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CommitPath, layTraps, readGatheringPath } from "../../support/commit-path.ts";
import { type Death, passDying, passWhole } from "../../support/gathering-deaths.ts";
import {
  copyWorld,
  type Due,
  type GatheringLane,
  openGatheringLane,
  readGathered,
  type World,
} from "../../support/gathering-lane.ts";

/** In which it is noted what was taken. */
const NOTING = ["public.keep_published", "private.plan_verifying_published"];

/** Each dies at every sixth point of each piece of work, one death after the other. */
const LIVES = 6;

type Act = { of: "collects" | "publishes"; due: Due };
const ACTS: Act[] = [
  { of: "collects", due: { kind: "collect", of: "connection" } },
  { of: "collects", due: { kind: "collect", of: "organization" } },
  { of: "publishes", due: { kind: "publish", of: "organization" } },
  { of: "publishes", due: { kind: "verify_published", of: "organization" } },
];

type Life = Record<Act["of"], World> & { sentBefore: number; askedBefore: number };

describe("whoever collects, publishes or asks whether it arrived, and dies", () => {
  let lane: GatheringLane;
  let path: CommitPath & { own: string[] };
  const points: Death[][] = [];
  let whole: Awaited<ReturnType<typeof endLife>>;
  beforeAll(async () => {
    lane = await openGatheringLane("pglite");
    path = await readGatheringPath(lane.stack);
    await layTraps(lane.stack, path);
    const life = await beginLife();
    for (const { of, due } of ACTS) points.push(await passWhole(lane, path, { world: life[of], due }));
    whole = await endLife(life);
  });
  afterAll(() => lane.close());

  const bodiesSent = () => lane.bench.simulator.series(lane.worlds.publishes.account).map(({ text }) => text);
  const answersCounted = () => lane.github.control.counted(lane.worlds.collects.account);
  const beginLife = async (): Promise<Life> => ({
    collects: await copyWorld(lane, lane.worlds.collects),
    publishes: await copyWorld(lane, lane.worlds.publishes),
    sentBefore: bodiesSent().length,
    askedBefore: answersCounted(),
  });
  const endLife = async ({ collects, publishes, sentBefore, askedBefore }: Life) => ({
    state: [await readGathered(lane, collects), await readGathered(lane, publishes)],
    sent: bodiesSent().slice(sentBefore),
    asked: answersCounted() - askedBefore,
  });

  test("finds every function before it with which only they write, and both sides of what they send", () => {
    const passed = points.flat().map(({ name }) => name);
    expect(path.own.filter((name) => !passed.includes(name))).toEqual([]);
    expect(points[2]?.filter(({ name }) => name === "v2/series").map(({ moment }) => moment)).toEqual([
      "before it leaves",
      "done and unheard",
    ]);
    expect(whole.sent).toHaveLength(2);
    expect(whole.state[1]).toMatchObject({ arrival: { state: "seen", metrics: 1 } });
  });

  /** What Datadog took and nobody noted goes once more, the very same points; nothing else does. */
  const isUnnoted = ({ name, moment }: Death) =>
    (name === "v2/series" && moment === "done and unheard") || NOTING.includes(name);

  test.each(Array.from({ length: LIVES }, (_, turn) => turn + 1))(
    "at every sixth point, from number %i on, leaves what an undisturbed one leaves, nothing running and nothing sent twice",
    async (first) => {
      const life = await beginLife();
      const dying = points.map((some) => some.filter((_, index) => index % LIVES === first - 1));
      for (const [place, { of, due }] of ACTS.entries()) {
        const deaths = dying[place] ?? [];
        const died = await passDying(lane, path, { world: life[of], due, deaths });
        expect.soft(died, JSON.stringify(deaths)).toBe(deaths.length);
      }
      const { state, sent, asked } = await endLife(life);
      const deaths = dying.flat();
      expect.soft(state, JSON.stringify(deaths)).toEqual(whole.state);
      expect(state).toMatchObject([{ stillRunning: 0 }, { stillRunning: 0 }]);
      expect([...new Set(sent)].toSorted()).toEqual(whole.sent.toSorted());
      expect(sent).toHaveLength(whole.sent.length + deaths.filter(isUnnoted).length);
      // Each death costs one answer at most: what was stored costs nothing a second time.
      expect(asked).toBeLessThanOrEqual(whole.asked + (dying[0]?.length ?? 0));
    },
  );
});
