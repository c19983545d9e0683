import { beforeAll, describe, expect, test } from "vitest";
import { type Connected, setConnection } from "../support/connected-account.ts";
import {
  copyConnection,
  expireLease,
  openCrashLane,
  readProgress,
  readState,
  tick,
} from "../support/crash-lane.ts";
import type { State } from "../support/crash-lives.ts";
import { use } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { type WatchedCall, watchCalls } from "../support/watched-calls.ts";

/** Many runs make one test, and other work may share the machine. */
const LONGEST_MS = 600_000;

/** Every so many of the calls is tried; the matrix of crashes tries each. */
const EVERY = { postgres: 4, pglite: 24 };

describe.each(ONE_DATABASE)("a sync on %s", (database) => {
  const lane = use(() => openCrashLane(database));
  let whole: State;
  let calls: string[] = [];

  beforeAll(async () => {
    const connected = await copyConnection(lane);
    calls = await tickWatched(connected, ({ pass }) => pass());
    whole = await readState(lane, connected);
  });

  /** One tick, each call of which is handed on with its number, counted from 1; the names of all. */
  const tickWatched = async (
    connected: Connected,
    around: (call: WatchedCall, number: number) => Promise<Response>,
  ): Promise<string[]> => {
    const names: string[] = [];
    const unwatch = watchCalls((call) => around(call, names.push(call.name)));
    try {
      await tick(connected);
    } finally {
      unwatch();
    }
    return names;
  };

  const makeDue = (connected: Connected) =>
    setConnection(connected, { next_at: new Date(Date.now() - 1000).toISOString() });

  const numbers = () => calls.map((_, index) => index + 1).filter((number) => number % EVERY[database] === 0);

  test.each([2, 5])("run %i times leaves what it left the first time", async (times) => {
    const connected = await copyConnection(lane);
    for (let run = 1; run <= times; run += 1) {
      await makeDue(connected);
      // With a gap that cannot be read: neither succeeded nor failed.
      expect(await tick(connected)).toMatchObject({ claimed: 1, succeeded: 0, failed: 0 });
    }
    expect(await readState(lane, connected)).toEqual(whole);
  });

  test(
    "that is overtaken before any of its calls leaves what one run leaves",
    async () => {
      for (const number of numbers()) {
        const connected = await copyConnection(lane);
        let isOvertaken = false;
        await tickWatched(connected, async ({ pass }, call) => {
          if (call === number && !isOvertaken) {
            isOvertaken = true;
            await expireLease(lane, connected);
            await tick(connected);
          }
          return pass();
        });
        expect(isOvertaken).toBe(true);
        expect.soft(await readState(lane, connected), `overtaken at ${calls[number - 1]}`).toEqual(whole);
      }
    },
    LONGEST_MS,
  );

  test(
    "that does not hear the answer to any of its calls leaves what one run leaves",
    async () => {
      for (const number of numbers()) {
        const connected = await copyConnection(lane);
        await tickWatched(connected, async ({ pass }, call) => {
          const answer = await pass();
          if (call === number) throw new TypeError("fetch failed");
          return answer;
        }).catch(() => undefined); // a claim that nobody heard of is not repeated: its lease runs out
        await expireLease(lane, connected);
        await tick(connected);
        expect.soft(await readState(lane, connected), `unheard ${calls[number - 1]}`).toEqual(whole);
      }
    },
    LONGEST_MS,
  );

  describe("whose slice cannot be committed", () => {
    /** Refuses the slice after so many, when all the rest of its transaction is written. */
    const refuseSlice = (after: number) =>
      lane.stack.sql(`create function public.refuse_slice() returns trigger language plpgsql as $$
        begin
          if (select count(*) from public.sync_slices s
              where s.organization_id = new.organization_id and s.run_id = new.run_id) > ${after} then
            raise exception 'refused';
          end if;
          return null;
        end $$;
        create trigger refuse_slice after insert on public.sync_slices
          for each row execute function public.refuse_slice()`);
    const refuseNothing = () => lane.stack.sql("drop function public.refuse_slice() cascade");

    const tickRefused = async (connected: Connected, after: number) => {
      await refuseSlice(after);
      try {
        return await tick(connected);
      } finally {
        await refuseNothing();
      }
    };

    test("keeps nothing of it", async () => {
      const connected = await copyConnection(lane);
      const { content, notCovered, written } = await readState(lane, connected);
      expect(await tickRefused(connected, 0)).toMatchObject({ claimed: 1, failed: 1 });
      expect(await readState(lane, connected)).toMatchObject({ content, notCovered, written });
    });

    test("keeps those before it, and lands when it is tried again", async () => {
      const slices = (await readProgress(lane, await ranOnce())).slices;
      expect(slices).toBeGreaterThan(3);
      for (let after = 0; after < slices; after += 1) {
        const connected = await copyConnection(lane);
        expect(await tickRefused(connected, after)).toMatchObject({ failed: 1 });
        expect(await readProgress(lane, connected)).toMatchObject({ slices: after });
        await makeDue(connected);
        expect(await tick(connected)).toMatchObject({ claimed: 1, failed: 0 });
        const otherErrors = ["internal"];
        expect(await readState(lane, connected)).toEqual({ ...whole, otherErrors });
      }
    });

    const ranOnce = async () => {
      const connected = await copyConnection(lane);
      await tick(connected);
      return connected;
    };
  });
});
