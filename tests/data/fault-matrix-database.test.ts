import { beforeEach, describe, expect, test } from "vitest";
import {
  DAY,
  minutesUntil,
  readConnection,
  setConnection,
  sync,
  syncClient,
  takeLease,
  tickBench,
} from "../support/connected-account.ts";
import {
  DEPLOYMENTS,
  expectUnblamed,
  expectWholeAgain,
  openFaultBench,
  runsOf,
  stateOf,
} from "../support/fault-bench.ts";
import { interceptRpc, loseReply } from "../support/intercept-rpc.ts";
import { use } from "../support/kit.ts";
import { quote } from "../support/stack.ts";
import { readAll, rowsOf } from "../support/stored-content.ts";
import { nothingIsDue } from "../support/work.ts";

/** What the API in front of a database answers when the database refuses. */
const refusal =
  (code: string, status = 400) =>
  () =>
    Promise.resolve(
      Response.json({ code, message: "refused by a test", details: null, hint: null }, { status }),
    );

describe("a sync whose database meets", () => {
  const bench = use(() => openFaultBench("postgres"));
  beforeEach(() => nothingIsDue(bench.open));

  test("34, 36: two ticks at once and a person who asks meanwhile: each connection is run once", async () => {
    const all = [await bench.connect(), await bench.connect(), await bench.connect()];
    const [asked] = all;
    if (asked === undefined) throw new Error("nothing is connected");
    const held = await takeLease(asked, "nightly");
    await expect(takeLease(asked, "nightly")).rejects.toMatchObject({ code: "sync_running" });
    const [one, two] = await Promise.all([tickBench(bench), tickBench(bench)]);
    expect([one.claimed + two.claimed, one.succeeded + two.succeeded]).toEqual([2, 2]);
    await sync(asked, { lease: held });
    for (const connected of all) expect(await runsOf(connected)).toMatchObject([{ status: "succeeded" }]);
    expect(await tickBench(bench)).toEqual({ claimed: 0, succeeded: 0, failed: 0, ours: 0, remaining: 0 });
  });

  test("35: three missed nights: one run makes up for all of them", async () => {
    const connected = await bench.connect();
    await sync(connected);
    await setConnection(connected, { next_at: new Date(Date.now() - 3 * DAY * 1000).toISOString() });
    expect(await tickBench(bench)).toMatchObject({ claimed: 1, succeeded: 1, remaining: 0 });
    expect(await runsOf(connected)).toHaveLength(2);
    expect(Date.parse((await readConnection(connected)).next_at ?? "")).toBeGreaterThan(Date.now());
  });

  test("43, 62: no database when a tick begins, or a paused project: nothing is lost, no storm of calls", async () => {
    const connected = await bench.connect();
    let calls = 0;
    const answers = [
      () => Promise.reject(new TypeError("fetch failed")),
      () => Promise.resolve(new Response("<h1>Project paused</h1>", { status: 540 })),
      refusal("PGRST002", 503),
      refusal("57P03", 503),
    ];
    for (const answer of answers) {
      calls = 0;
      const db = syncClient(bench.open, () => {
        calls += 1;
        return answer();
      });
      const error = await tickBench(bench, { db }).catch((reason: unknown) => reason);
      bench.hear(error);
      expect(error).toMatchObject({ code: "unavailable", status: 503 });
      expect(calls).toBeLessThan(4);
    }
    expect(await tickBench(bench)).toMatchObject({ claimed: 1, succeeded: 1 });
    expect(await readAll(connected, "deployments")).toHaveLength(DEPLOYMENTS);
  });

  test("43b: a database that goes away with the first slice: the tick stops, the rest stays due", async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => bench.connect()));
    let away = false;
    const db = syncClient(bench.open, (input, init) => {
      if (String(input).endsWith("/rpc/commit_slice")) away = true;
      return away ? Promise.reject(new TypeError("fetch failed")) : fetch(input, init);
    });
    await expect(tickBench(bench, { db, atOnce: 2 })).rejects.toMatchObject({ code: "unavailable" });
    const opened = await Promise.all(all.map((connected) => runsOf(connected)));
    expect(opened.filter((runs) => runs.length > 0).length).toBeLessThanOrEqual(2);
    await bench.open.sql(`update private.work set lease_expires_at = now() - interval '1 second'
      where lease_token is not null`);
    expect(await tickBench(bench)).toMatchObject({ claimed: 4, succeeded: 4, remaining: 0 });
  });

  test("44: a reply lost after the commit, at each function that writes: the same again", async () => {
    for (const lost of ["plan_run", "commit_slice", "finish_work", "read_credentials"]) {
      const connected = await bench.connect();
      const ran = await sync(connected, { db: syncClient(bench.open, loseReply(lost, 1)) });
      expect(ran).toMatchObject({ result: "succeeded", deployments: { fetched: DEPLOYMENTS } });
      await expectWholeAgain(bench, connected);
    }
  });

  test("45: a slice for which the database has no time: it lands in halves", async () => {
    const connected = await bench.connect();
    const slow = interceptRpc("commit_slice", (pass, number) =>
      [2, 3].includes(number) ? refusal("57014", 500)() : pass(),
    );
    const ran = await sync(connected, { db: syncClient(bench.open, slow) });
    expect(ran).toMatchObject({
      result: "succeeded",
      deployments: { fetched: DEPLOYMENTS, inserted: DEPLOYMENTS },
    });
    await expectWholeAgain(bench, connected);
  });

  test.each(["40001", "40P01", "PGRST002", "PGRST003", "08006", "57P01"])(
    "46, 47: %s twice: the third try lands",
    async (code) => {
      const connected = await bench.connect();
      const busy = interceptRpc("commit_slice", (pass, number) =>
        number <= 2 ? refusal(code, 503)() : pass(),
      );
      const ran = await sync(connected, { db: syncClient(bench.open, busy) });
      expect(ran).toMatchObject({ result: "succeeded", deployments: { inserted: DEPLOYMENTS } });
    },
  );

  test.each([
    ["40P01", "internal"],
    ["PGRST003", "unavailable"],
    ["42501", "forbidden"],
    ["PGRST301", "unauthenticated"],
    ["53100", "unavailable"],
    ["25006", "unavailable"],
    ["53300", "unavailable"],
    ["08006", "unavailable"],
    ["57P01", "unavailable"],
    ["58030", "unavailable"],
    ["57014", "too_much"],
    ["XX000", "internal"],
    ["22003", "internal"],
    ["23514", "internal"],
    ["54000", "internal"],
  ])(
    "46-49, 62: %s from the third slice on: our fault, again in 15 minutes, nothing lost",
    async (code, is) => {
      const connected = await bench.connect();
      await setConnection(connected, { attempts: 0 });
      const broken = interceptRpc("commit_slice", (pass, number) =>
        number < 3 ? pass() : refusal(code, 500)(),
      );
      const ran = await sync(connected, { db: syncClient(bench.open, broken) });
      expect(ran).toMatchObject({ result: "failed", run: { status: "failed", error: { code: is } } });
      expect(JSON.stringify(ran.run.error)).not.toContain("refused by a test");
      expect(ran.deployments.inserted).toBeGreaterThan(0);
      await expectUnblamed(connected);
      expect(await minutesUntil(connected, "next_at", ran)).toBe(15);
      await expectWholeAgain(bench, connected);
    },
  );

  test("an error of our own bookkeeping is not looked for in the events: one try, nothing set aside", async () => {
    const connected = await bench.connect();
    const constraint = "a_test_refuses";
    await bench.open.sql(`alter table public.sync_slices add constraint ${constraint}
      check (organization_id <> ${quote(connected.organizationId)}) not valid`);
    let commits = 0;
    const count = interceptRpc("commit_slice", (pass) => {
      commits += 1;
      return pass();
    });
    const ran = await sync(connected, { db: syncClient(bench.open, count) });
    await bench.open.sql(`alter table public.sync_slices drop constraint ${constraint}`);
    expect(ran).toMatchObject({ result: "failed", run: { error: { code: "internal" } } });
    // Two slices may be under way.
    expect(commits).toBeLessThanOrEqual(2);
    expect(await rowsOf(connected, "select 1 from public.quarantine")).toEqual([]);
    await expectUnblamed(connected);
    await expectWholeAgain(bench, connected);
  });

  test("no secret of any of them in a log, on the console, in an error or in the database", async () => {
    expect(await bench.findSecrets()).toEqual([]);
    expect(await stateOf(bench.bystander)).toEqual(bench.untouched);
  });
});
