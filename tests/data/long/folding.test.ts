import { describe, expect, test } from "vitest";
import { correctDeployments, undoCorrection } from "#lib/db/corrections.ts";
import { type Connected, DAY } from "../../support/connected-account.ts";
import { endDeleted } from "../../support/event-store.ts";
import { newCommit } from "../../support/events.ts";
import { foldingOn, foldNow, readFolded, unfoldAll } from "../../support/folded.ts";
import { useBench, useStack } from "../../support/kit.ts";
import { decideByOlderRules } from "../../support/older-rules.ts";
import { reportCommits } from "../../support/reported.ts";
import { ONE_DATABASE, readRows } from "../../support/stack.ts";
import { findFaults } from "../../support/world-store.ts";

const DAY_MS = DAY * 1000;

describe.each(ONE_DATABASE)("lead times of whole days, on %s,", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const { date, store, merge, connect, ask, askAll, median, expectRight, tamper, noon, at } = foldingOn(
    stack,
    bench,
  );

  test("are what a report reads, where nothing is filtered and for the whole days of its window", async () => {
    const { connected } = await connect();
    const before = await askAll(connected);
    await tamper(connected, "lead");
    const after = await askAll(connected);
    const medians = after.map(({ figures }) => figures.lead_time.p50);
    expect(medians.slice(0, 2)).toEqual([7e6, 7e6]);
    // Its ends lie inside of days, which it reads from the commits.
    expect(medians[2]).toBe(7e6);
    expect(after[2]?.series.at(0)).toEqual(before[2]?.series.at(0));
    expect(after[2]?.series.at(-1)).toEqual(before[2]?.series.at(-1));
    expect(after.slice(4)).toEqual(before.slice(4));
    await tamper(connected, "origin");
    await tamper(connected, "cell");
    const [report] = await askAll(connected);
    expect(report?.byOrigin.origins.map(({ leadTimeP50 }) => leadTimeP50)).toEqual([7e6, 7e6, 7e6, null]);
    expect(report?.breakdown.service.map(({ leadTimeP50 }) => leadTimeP50)).toEqual([7e6, 7e6]);
  });

  test("make figures, series, rows and origins to the last digit what the commits make them", async () => {
    const { connected } = await connect({ folded: false });
    const before = await askAll(connected);
    expect(before[0]?.figures.lead_time.n).toBeGreaterThan(40);
    expect(before[0]?.figures.lead_time).toMatchObject({
      excluded: expect.any(Number),
      redelivered: expect.any(Number),
    });
    await foldNow(connected);
    expect(await askAll(connected)).toEqual(before);
    // Others folded, and long ago: some of the days only.
    await stack.sql(`delete from public.folded_days where organization_id = '${connected.organizationId}'
      and day in ('${date(-1)}', '${date(2)}')`);
    expect(await askAll(connected)).toEqual(before);
    await expectRight(connected);
  });

  const idOf = async ({ organizationId }: Connected, externalId: string) => {
    const [row] = await readRows<{ id: string }>(
      stack,
      `select id from public.deployments where organization_id = '${organizationId}'
        and external_id = '${externalId}'`,
    );
    return String(row?.id);
  };
  const correct = async (connected: Connected, verdict: "failed" | "fine" | "left_out") =>
    correctDeployments(connected.acting, {
      ids: [await idOf(connected, "noon-1")],
      verdict,
      reason: "A drill",
    });
  const end = (connected: Connected) =>
    endDeleted(store(connected), "deployments", [noon(connected, 1, { deleted: true })]);

  type Act = (connected: Connected) => Promise<unknown>;
  const nothing: Act = async () => undefined;
  const ACTS: [what: string, before: Act, act: Act, days: number[]][] = [
    ["comes late", nothing, (c) => merge(c, [noon(c, 2)]), [2]],
    ["changes its start", nothing, (c) => merge(c, [noon(c, 1, { startedAt: at(3) })], "new"), [1, 3]],
    ["changes its service", nothing, (c) => merge(c, [noon(c, 1, { service: "web" })], "new"), [1]],
    ["vanishes", nothing, end, [1]],
    ["comes back", end, (c) => merge(c, [noon(c, 1)]), [1]],
    ["is left out by hand", nothing, (c) => correct(c, "left_out"), [1]],
    [
      "is taken in again",
      (c) => correct(c, "left_out"),
      async (c) => undoCorrection(c.acting, await idOf(c, "noon-1")),
      [1],
    ],
    [
      "brings a commit that a later one delivered, which counts no longer there,",
      nothing,
      (c) => merge(c, [noon(c, -2, { commits: [newCommit({ sha: "noon-1", leadSeconds: 5 })] })]),
      [-2, 1],
    ],
    [
      "of another environment brings it, too",
      nothing,
      (c) =>
        merge(c, [noon(c, -2, { env: "staging", commits: [newCommit({ sha: "noon-1", leadSeconds: 5 })] })]),
      [-2, 1],
    ],
    ["is corrected to failed", nothing, (c) => correct(c, "failed"), []],
    ["is corrected to fine", (c) => correct(c, "failed"), (c) => correct(c, "fine"), []],
  ];

  test.each(ACTS)(
    "are read again of each day that it is about when a deployment %s",
    async (...[, before, act, days]) => {
      const { connected } = await connect({ folded: false });
      await merge(connected, [noon(connected, 1)]);
      await before(connected);
      await foldNow(connected);
      const folded = await readFolded(connected);
      await act(connected);
      const gone = new Set(days.map(date));
      expect(await readFolded(connected)).toEqual({
        days: folded.days.filter((day) => !gone.has(day)),
        recast: [],
      });
      await expectRight(connected);
    },
  );

  test("are right when Datadog changes a verdict", async () => {
    const { connected, events } = await connect();
    const { figures } = await ask(connected, { from: date(-3), to: date(4) });
    await merge(
      connected,
      events.map((event) => ({ ...event, changeFailure: true })),
      "new",
    );
    const after = (await ask(connected, { from: date(-3), to: date(4) })).figures;
    expect(after.change_failure_rate.value).toBe(1);
    expect(after.lead_time).toEqual(figures.lead_time);
    await foldNow(connected);
    await expectRight(connected);
  });

  const byReport: Act = (connected) =>
    reportCommits(bench.db, { ...connected, userId: connected.acting.user.id }, [
      { sha: "own-20", origin: "bot" },
    ]);
  const byOtherRules: Act = (connected) => decideByOlderRules(stack, connected);

  test.each([
    ["git tells of one", byReport, 1],
    ["other rules decide", byOtherRules, 9],
  ])("keep all but their origins when %s", async (_, act, recast) => {
    const { connected } = await connect();
    const folded = await readFolded(connected);
    await act(connected);
    const after = await readFolded(connected);
    expect(after).toEqual({ days: folded.days, recast: expect.any(Array) });
    expect(after.recast).toHaveLength(recast);
    const window = { from: date(-3), to: date(4) };
    const before = await ask(connected, window);
    await tamper(connected, "lead");
    expect(await median(connected, window)).toBe(7e6);
    // The report of origins reads these days from the commits.
    await tamper(connected, "origin");
    const from = after.recast[0];
    const to = new Date(Date.parse(`${from}`) + DAY_MS).toISOString().slice(0, 10);
    expect(await nthOfOrigins(connected, { from, to })).not.toContain(7e6);
    await unfoldAll(connected);
    expect(await ask(connected, window)).toEqual(before);
    await foldNow(connected);
    await expectRight(connected);
  });

  const nthOfOrigins = async (connected: Connected, filter: object) =>
    (await ask(connected, { ...filter, parts: ["byOrigin"] })).byOrigin.origins.map(
      ({ leadTimeP50 }) => leadTimeP50,
    );

  test("that hold other lead times than their commits are found", async () => {
    const { connected } = await connect();
    await stack.sql(`update public.lead_runs set leads[1] = leads[1] - 1 where kind = 'lead'
      and day = '${date(1)}' and organization_id = '${connected.organizationId}'`);
    expect(await findFaults(stack, connected.organizationId)).toEqual([
      expect.stringMatching(/^runs: [0-9]+$/),
    ]);
  });
});
