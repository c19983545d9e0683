import { describe, expect, test } from "vitest";
import { collectorByKey } from "#lib/collect/collectors.ts";
import { readHealthGrid } from "#lib/db/health.ts";
import { fetchReport } from "#lib/db/report.ts";
import { listSnapshots } from "#lib/db/snapshots.ts";
import { startWork } from "#lib/db/work.ts";
import { addDays, startOfDay } from "#lib/domain/format/calendar.ts";
import { SourceError } from "#lib/sources/source.ts";
import {
  chooseRepository,
  collectOnce,
  madeUpCollector,
  madeUpValue,
  NOTHING_GATHERED,
} from "../support/collecting.ts";
import { ago, type Connected, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote } from "../support/stack.ts";
import { wireDeployment } from "../support/wire-events.ts";
import { readWork } from "../support/work.ts";

const SHOP = { git: { repository_url: "https://github.com/acme/shop.git" } };
const today = new Date().toISOString().slice(0, 10);
const WEEK = { from: addDays(today, -13), to: today };

describe.each(ONE_DATABASE)("collecting on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  const connected = async () => {
    const one = await connectAccount(bench, {
      deployments: [
        wireDeployment("fine", ago(bench, 2 * DAY), { ...SHOP, change_failure: false }),
        wireDeployment("failed", ago(bench, 3 * DAY), { change_failure: true, recovery_time_sec: 7200 }),
        wireDeployment("old", ago(bench, 9 * DAY), { ...SHOP, change_failure: true }),
      ],
    });
    return { ...one, own: { bench, organizationId: one.organizationId, subjectId: one.organizationId } };
  };
  const snapshotsOf = ({ organizationId }: Pick<Connected, "organizationId">, metric: string, scope = "") =>
    listSnapshots(bench.db, organizationId, { scope, metrics: [metric], ...WEEK });

  test("takes a collector that nobody has heard of: it is run, its values are stored and listed", async () => {
    const { own, organizationId } = await connected();
    const cellar = madeUpCollector("cellar");
    const { outcome, run } = await collectOnce(own, { collectors: [cellar] });
    expect(outcome).toMatchObject({ status: "succeeded", repeatSeconds: 3600 });
    expect(run).toMatchObject({ status: "succeeded", kept: 14, problems: [] });
    expect(await snapshotsOf({ organizationId }, "cellar.things")).toHaveLength(14);
    expect(collectorByKey("cellar", [cellar])).toBe(cellar);
    expect(() => collectorByKey("attic")).toThrow("There is no source attic. There are: github, dora");
    await expect(
      collectOnce(own, {
        collectors: [madeUpCollector("cellar", { measure: async () => [madeUpValue("attic.x", today, 1)] })],
      }),
    ).resolves.toMatchObject({ run: { status: "failed" } });
  });

  test("is due again when the most frequent of its collectors wants to be, which may be its own interval", async () => {
    const { own } = await connected();
    const every = (...seconds: number[]) => {
      const collectors = seconds.map((everySeconds, n) => madeUpCollector(`cellar${n}`, { everySeconds }));
      return collectOnce(own, { collectors });
    };
    expect((await every(900, 7200)).outcome.repeatSeconds).toBe(900);
    expect((await every(7200)).outcome.repeatSeconds).toBe(7200);
  });

  test("goes on where one collector throws, and says which", async () => {
    const { own, organizationId } = await connected();
    const broken = madeUpCollector("broken", {
      gather: async () => {
        throw new SourceError("unavailable", {
          says: { code: "no_answer", numbers: { source: "X" } } as never,
        });
      },
    });
    const { outcome, run } = await collectOnce(own, { collectors: [broken, madeUpCollector("cellar")] });
    expect(outcome.status).toBe("partial");
    expect(run.problems).toMatchObject([{ part: "broken", scope: "", code: "no_answer" }]);
    expect(await snapshotsOf({ organizationId }, "cellar.things")).toHaveLength(14);
    const all = await collectOnce(own, { collectors: [broken] });
    expect([all.outcome.status, all.run.status]).toEqual(["failed", "failed"]);
  });

  test("measures today again and no day that has its last value, and no missing value takes the place of one", async () => {
    const { own, organizationId } = await connected();
    const asked: string[][] = [];
    const cellar = madeUpCollector("cellar", {
      measure: async (_context, days) => {
        asked.push([...days]);
        return days.map((day) => ({
          ...madeUpValue("cellar.things", day, asked.length === 1 ? 5 : 7),
          to:
            day === today
              ? new Date(bench.simulator.clock.now()).toISOString()
              : `${addDays(day, 1)}T00:00:00Z`,
        }));
      },
    });
    await collectOnce(own, { collectors: [cellar] });
    expect(asked.flat()).toHaveLength(14);
    asked.length = 0;
    const blind = madeUpCollector("cellar", {
      measure: async (_context, days) => {
        asked.push([...days]);
        return days.map((day) => ({
          ...madeUpValue("cellar.things", day, 0),
          value: null,
          reason: { code: "not_read", numbers: {} } as const,
        }));
      },
    });
    const { run } = await collectOnce(own, { collectors: [blind] });
    expect(asked).toEqual([[today]]);
    expect(run.kept).toBe(0);
    expect((await snapshotsOf({ organizationId }, "cellar.things")).at(-1)).toMatchObject({ value: 5 });
  });

  test("tells as changed what says something else, and no window that moved on", async () => {
    const { own, organizationId } = await connected();
    const measuring = (to: string, value: number) => {
      const measure = async () => [{ ...madeUpValue("cellar.things", today, value), to }];
      return collectOnce(own, { collectors: [madeUpCollector("cellar", { measure })] });
    };
    expect((await measuring(`${today}T01:00:00Z`, 5)).run.kept).toBe(1);
    expect((await measuring(`${today}T02:00:00Z`, 5)).run.kept).toBe(0);
    expect((await snapshotsOf({ organizationId }, "cellar.things")).at(-1)).toMatchObject({
      ...{ value: 5, to: `${today}T02:00:00Z` },
    });
    expect((await measuring(`${today}T03:00:00Z`, 7)).run.kept).toBe(1);
  });

  test("waits for a limit, goes on with what is left, and ends where keys are refused", async () => {
    const { connectionId, organizationId } = await connected();
    const of = { bench, organizationId, subjectId: connectionId };
    const gathering = (given: object) => [
      madeUpCollector("cellar", {
        provider: "datadog",
        gather: async () => ({ ...NOTHING_GATHERED, calls: 3, ...given }),
      }),
    ];
    const left = await collectOnce(of, { collectors: gathering({ unfinished: true }) });
    expect(left.outcome).toMatchObject({ status: "partial", continue: true, cost: 3 });
    const limited = await collectOnce(of, { collectors: gathering({ waitSeconds: 90 }) });
    expect(limited.outcome).toMatchObject({ status: "partial", continue: true, waitSeconds: 90 });
    await stack.sql(`update private.work set not_before = null where subject_id = ${quote(connectionId)}`);
    const refused = await collectOnce(of, { collectors: gathering({ failure: new SourceError("refused") }) });
    expect(refused.outcome).toMatchObject({ status: "failed", needsAttention: true });
    expect(refused.run).toMatchObject({ status: "failed", calls: 3 });
    expect(
      (await readWork(stack, { organizationId, subjectId: connectionId, kind: "collect" })).next_at,
    ).toBeNull();
  });

  test("never runs twice at a time for one subject, and is due when a read has ended", async () => {
    const one = await connected();
    const { organizationId } = one;
    const work = { organizationId, kind: "collect", subjectId: organizationId } as const;
    await sync(one);
    const { next_at } = await readWork(stack, work);
    expect(Date.parse(next_at ?? "")).toBeLessThanOrEqual(Date.now());
    await startWork(bench.db, { ...work, trigger: "cron" });
    await expect(startWork(bench.db, { ...work, trigger: "manual" })).rejects.toMatchObject({
      code: "sync_running",
    });
  });

  test("keeps the dashboard's figures of seven days for the organisation and each chosen repository", async () => {
    const one = await connected();
    const { own, organizationId } = one;
    await chooseRepository(one, "github.com/acme/shop");
    await chooseRepository(one, "github.com/acme/idle");
    await sync(one);
    const { run } = await collectOnce(own);
    expect(run).toMatchObject({ status: "succeeded", problems: [] });
    const yesterday = addDays(today, -1);
    const to = startOfDay(today, "UTC");
    const report = await fetchReport(bench.db, organizationId, {
      ...{ env: [], service: [], team: [], repository: [], connection: [], tag: [], without: [] },
      ...{ compare: null, bucket: null, automation: null },
      ...{ from: new Date(to.getTime() - 7 * DAY * 1000).toISOString(), to: to.toISOString() },
    });
    const at = async (metric: string, day: string, scope?: string) =>
      (await snapshotsOf(one, `dora.${metric}`, scope)).find((snapshot) => snapshot.day === day);
    expect(await at("deployment_frequency_7d", yesterday)).toMatchObject({
      value: report?.figures.deployment_frequency.value,
      n: 2,
      to: to.toISOString().replace(".000", ""),
    });
    expect(await at("change_failure_rate_7d", yesterday)).toMatchObject({ value: 0.5, n: 2 });
    expect(await at("recovery_time_hours_7d", yesterday)).toMatchObject({ value: 2, n: 1 });
    expect(await at("change_failure_rate_7d", today, "github.com/acme/shop")).toMatchObject({
      value: 0,
      n: 1,
    });
    expect(await at("recovery_time_hours_7d", today, "github.com/acme/shop")).toMatchObject({
      value: null,
      reason: { code: "no_event" },
    });
    expect(await at("deployment_frequency_7d", today, "github.com/acme/idle")).toMatchObject({
      value: null,
      reason: { code: "no_event" },
    });
  });

  test("says of a window that was not read that it was not, and never zero", async () => {
    const one = await connected();
    await collectOnce(one.own);
    const snapshots = await listSnapshots(bench.db, one.organizationId, WEEK);
    expect(snapshots).toHaveLength(14 * 5);
    expect(new Set(snapshots.map(({ value, reason }) => `${value} ${reason?.code}`))).toEqual(
      new Set(["null not_read"]),
    );
    const grid = await readHealthGrid(bench.db, one.organizationId, { scope: "", to: today, days: 7 });
    expect(grid.rows.flatMap(({ cells }) => cells).filter(({ fom }) => fom !== null)).toEqual([]);
  });
});
