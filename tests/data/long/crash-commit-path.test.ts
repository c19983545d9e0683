import { isDeepStrictEqual } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { type CommitAct, changeThrice, commitActs, copyWithOwner } from "../../support/commit-acts.ts";
import {
  armTrap,
  type CommitPath,
  countEntered,
  type DeathInside,
  hasDied,
  layTraps,
  readCommitPath,
} from "../../support/commit-path.ts";
import { type Connected, syncClient } from "../../support/connected-account.ts";
import { type CrashLane, expireLease, openCrashLane, readState } from "../../support/crash-lane.ts";
import { quote, readRows, type Stack } from "../../support/stack.ts";
import { findFaults } from "../../support/world-store.ts";

/** Many lives make one test, and other work may share the machine. */
const LONGEST_MS = 1_200_000;
const EVERY = 12;

type Lane = { lane: CrashLane; path: CommitPath; acts: CommitAct[]; whole: Whole };
type Whole = { state: object; entered: Map<string, number> };

describe("a commit whose session dies in the database", () => {
  const closing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  const openLane = async (name: Stack["name"]): Promise<Lane> => {
    const lane = await openCrashLane(name);
    closing.push(lane.close);
    changeThrice(lane);
    const path = await readCommitPath(lane.stack);
    await layTraps(lane.stack, path);
    // Whatever a mapping moves is left to work.
    await lane.stack.sql(
      "create or replace function private.moved_at_once() returns integer language sql as 'select 1'",
    );
    const acts = commitActs(lane);
    const copy = await copyWithOwner(lane);
    await armTrap(lane.stack, path, null);
    for (const { act } of acts) await act(copy);
    expect(await findFaults(lane.stack, copy.organizationId)).toEqual([]);
    const entered = await countEntered(lane.stack, path);
    return { lane, path, acts, whole: { state: await stateOf(lane, copy), entered } };
  };

  /** What a copy holds, what became of its work, and what is written in its log. */
  const stateOf = async (lane: CrashLane, copy: Connected) => ({
    ...(await readState(lane, copy)),
    log: await readRows(
      lane.stack,
      `select action, count(*) from public.audit_log where organization_id = ${quote(copy.organizationId)}
        group by action order by action`,
    ),
  });

  /** Each function is entered often: of one its first time, of the next its last, in turn. */
  const pointsOf = ({ whole }: Lane): DeathInside[] =>
    [...whole.entered].map(([name, number], turn) => ({ name, number: turn % 2 === 0 ? 1 : number }));

  /** All acts on a new copy. Whoever is at the one that dies is dead with it; another does it again. */
  const live = async ({ lane, path, acts }: Lane, death: DeathInside) => {
    const copy = await copyWithOwner(lane);
    await armTrap(lane.stack, path, death);
    let faults: string[] = [];
    let deaths = 0;
    for (const { act } of acts) {
      const dying = mortal(lane.stack, death);
      const died = await act(inHandsOf(copy, dying.db)).then(
        () => dying.isDead(),
        (error) => {
          if (!dying.isDead()) throw error;
          return true;
        },
      );
      if (!died) continue;
      deaths += 1;
      faults = await faultsOf(lane.stack, copy);
      await armTrap(lane.stack, path, null);
      await expireLease(lane, copy);
      await act(copy);
    }
    return { deaths, faults, state: await stateOf(lane, copy) };
  };

  /** While commits follow a service to its repository, deployments list what they will not: that is work, no fault. */
  const faultsOf = async (stack: Stack, { organizationId }: Connected) => {
    const moving = await readRows(
      stack,
      `select from private.commit_moves where organization_id = ${quote(organizationId)}`,
    );
    const faults = await findFaults(stack, organizationId);
    return moving.length === 0 ? faults : faults.filter((fault) => !fault.startsWith("deployments: "));
  };

  /** A client that sends nothing any more, and hears nothing, once the database died under it. */
  const mortal = (stack: Stack, death: DeathInside) => {
    let dead = false;
    const db = syncClient(stack, async (input, init) => {
      if (dead) throw new TypeError("the process is dead");
      const reply = await fetch(input, init);
      if (!reply.ok) dead = await hasDied(stack, death);
      if (dead) throw new TypeError("the process is dead");
      return reply;
    });
    return { db, isDead: () => dead };
  };

  const inHandsOf = (copy: Connected, db: Connected["acting"]["db"]): Connected => ({
    ...copy,
    bench: { ...copy.bench, db },
    acting: { ...copy.acting, db },
  });

  /** Each dies once, leaves all or nothing, and comes in the end to what an undisturbed one leaves. */
  const prove = async (what: string, lanes: Lane[], points: DeathInside[]) => {
    const startedAt = Date.now();
    const left = [...points];
    const lives: { point: DeathInside; life: unknown; whole: unknown }[] = [];
    const work = async (lane: Lane) => {
      for (let point = left.shift(); point !== undefined; point = left.shift()) {
        const life = await live(lane, point);
        lives.push({ point, life, whole: { deaths: 1, faults: [], state: lane.whole.state } });
      }
    };
    await Promise.all(lanes.map(work));
    const equal = lives.filter(({ life, whole }) => isDeepStrictEqual(life, whole)).length;
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    console.info(`commit path: ${equal} of ${points.length} ${what} equal (${seconds} s)`);
    for (const { point, life, whole } of lives)
      expect.soft(life, `${point.name}, ${point.number}`).toEqual(whole);
  };

  let native: Promise<Lane[]> | null = null;
  const openNative = () => {
    native ??= Promise.all([openLane("postgres"), openLane("postgres")]);
    return native;
  };

  test(
    "enters every function that writes on its way",
    async () => {
      const [lane] = await openNative();
      const never = [...(lane?.whole.entered ?? [])]
        .filter(([, number]) => number === 0)
        .map(([name]) => name);
      expect(never).toEqual([]);
    },
    LONGEST_MS,
  );

  test(
    "in any of these functions leaves all or nothing, and whoever does it again what an undisturbed one leaves, on postgres",
    async () => {
      const lanes = await openNative();
      const [first] = lanes;
      if (first === undefined) throw new Error("no databases");
      await prove("points inside the functions that write", lanes, pointsOf(first));
    },
    LONGEST_MS,
  );

  test(
    "in some of them on pglite, too",
    async () => {
      const lane = await openLane("pglite");
      await prove(
        "points on pglite",
        [lane],
        pointsOf(lane).filter((_, index) => index % EVERY === 0),
      );
    },
    LONGEST_MS,
  );
});
