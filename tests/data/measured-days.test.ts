import { describe, expect, test } from "vitest";
import type { Collector } from "#lib/collect/collector.ts";
import { deliveryCollector } from "#lib/collect/delivery/collector.ts";
import { gitHubCollector } from "#lib/collect/github/collector.ts";
import { correctDeployments } from "#lib/db/corrections.ts";
import { listSnapshots } from "#lib/db/snapshots.ts";
import { addDays } from "#lib/domain/format/calendar.ts";
import { collectOnce, madeUpCollector, madeUpValue } from "../support/collecting.ts";
import { ago, type Connected, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { connectGitHub, openGitHubBench } from "../support/github-collected.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readText } from "../support/stack.ts";
import { wireDeployment } from "../support/wire-events.ts";

const now = Date.now();
const today = new Date(now).toISOString().slice(0, 10);
const PAST = Array.from({ length: 13 }, (_, index) => addDays(today, index - 13));
const ALL = [...PAST, today];
const WEEKS = { from: addDays(today, -13), to: today };
const at = (daysAgo: number) => new Date(now - daysAgo * 86_400_000).toISOString();
/** Days back to so many, up to so many, and today. */
const between = (first: number, last = 1) => [...PAST.slice(13 - first, 14 - last), today];

/** A collector that says which days it was asked for. */
function watched(collector: Collector): { collector: Collector; asked: () => string[] } {
  let days: string[] = [];
  const measure: Collector["measure"] = (context, some) => {
    days.push(...some);
    return collector.measure(context, some);
  };
  const asked = () => {
    const told = days.toSorted();
    days = [];
    return told;
  };
  return { collector: { ...collector, measure }, asked };
}

describe.each(ONE_DATABASE)("a day that is over on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const running = use(openGitHubBench);

  const ownOf = ({ organizationId }: Pick<Connected, "organizationId">) => ({
    ...{ bench, organizationId, subjectId: organizationId },
  });
  const basis = (text: (day: string) => string, scopes = [""]): Collector["bases"] => {
    return async (_context, days) =>
      days.map((day) => ({ day, scopes: Object.fromEntries(scopes.map((scope) => [scope, text(day)])) }));
  };
  const ofAll = basis(() => "as ever");

  test("is measured anew when a text of it is another, a scope is new or a formula, and for nothing else", async () => {
    const own = ownOf(await connectAccount(bench));
    const cellar = watched(madeUpCollector("cellar"));
    const [thing] = cellar.collector.metrics;
    const collect = async (given: Partial<Collector>) => {
      await collectOnce(own, { collectors: [{ ...cellar.collector, ...given }] });
      return cellar.asked();
    };
    const third = PAST[3] ?? "";
    const changed = basis((day) => (day === third ? "more" : "as ever"), ["", "github.com/acme/shop"]);
    const raised = { metrics: [{ ...(thing as NonNullable<typeof thing>), formula: 2 }] };
    const measure: Collector["measure"] = async (_context, days) =>
      days.map((day) => ({ ...madeUpValue("cellar.things", day, 2), formula: 2 }));
    expect(await collect({ bases: ofAll })).toEqual(ALL);
    expect(await collect({ bases: ofAll })).toEqual([today]);
    expect(await collect({ bases: basis((day) => (day === third ? "more" : "as ever")) })).toEqual([
      third,
      today,
    ]);
    expect(await collect({ bases: changed })).toEqual(ALL);
    // A scope that is no more.
    expect(await collect({ bases: basis((day) => (day === third ? "more" : "as ever")) })).toEqual([today]);
    const again = watched({ ...cellar.collector, ...raised, measure, bases: changed });
    await collectOnce(own, { collectors: [again.collector] });
    expect(again.asked()).toEqual(ALL);
  });

  test("is measured again where measuring it came to no end", async () => {
    const own = ownOf(await connectAccount(bench));
    const cellar = watched(madeUpCollector("cellar"));
    const { measure } = cellar.collector;
    const dies: Collector["measure"] = async (context, days) => {
      const measured = await measure(context, days);
      if (!days.includes(today)) throw new Error("out of breath");
      return measured;
    };
    const { run } = await collectOnce(own, { collectors: [{ ...cellar.collector, measure: dies }] });
    expect([run.status, cellar.asked()]).toEqual(["failed", ALL]);
    await collectOnce(own, { collectors: [cellar.collector] });
    expect(cellar.asked()).toEqual([...PAST.slice(0, 7), today]);
  });

  test("is measured once in GitHub's, though its branches are never known, and anew from a late fact on", async () => {
    const one = await connectGitHub(bench, running, [{ name: "acme/shop", ...CONTENT }]);
    const github = watched(gitHubCollector);
    const collect = async () => {
      const { run } = await one.collect({ collectors: [github.collector] });
      expect(run.problems).toEqual([]);
      return github.asked();
    };
    const kept = async (metric: string, day: string) => {
      const found = await listSnapshots(bench.db, one.organizationId, {
        scope: "",
        metrics: [metric],
        ...WEEKS,
      });
      return found.find((snapshot) => snapshot.day === day);
    };
    expect(await collect()).toEqual(ALL);
    expect(await kept("github.branches.active", addDays(today, -3))).toMatchObject({
      reason: { code: "repositories_missing" },
    });
    expect(await collect()).toEqual([today]);
    const day = addDays(today, -3);
    running.control.addTo(one.account, "acme/shop", {
      // Begun five days ago and failed by now; merged three days ago; committed as long ago, and merged with others just now.
      runs: [{ id: 2, createdAt: at(5), endedAt: at(0.01), conclusion: "failure" }],
    });
    expect(await collect()).toEqual(between(5));
    expect(await kept("github.ci.failed_workflows_7d", day)).toMatchObject({ value: 1, n: 2 });
    running.control.addTo(one.account, "acme/shop", {
      commits: [{ sha: "c".repeat(40), message: "hotfix: fares", committedAt: at(4) }],
    });
    expect(await kept("github.commits.hotfix", day)).toMatchObject({ value: 0 });
    expect(await collect()).toEqual(between(4));
    expect(await kept("github.commits.hotfix", day)).toMatchObject({ value: 1 });
    running.control.addTo(one.account, "acme/shop", {
      pulls: [{ number: 1, createdAt: at(12), closedAt: at(3), isMerged: true }],
    });
    expect(await kept("github.prs.merged_7d", day)).toMatchObject({ value: 0 });
    expect(await collect()).toEqual(between(3));
    expect(await kept("github.prs.merged_7d", day)).toMatchObject({ value: 1 });
    await stack.sql(`update public.github_repositories set merge_workflows = '{checks}'
      where organization_id = ${quote(one.organizationId)}`);
    expect(await collect()).toEqual(ALL);
    expect(await kept("github.ci.tests_passing_share", day)).toMatchObject({ value: 1 });
    expect(await collect()).toEqual([today]);
  });

  test("is measured anew in delivery where a deployment came, was judged or corrected late, or settings changed", async () => {
    const one = await connectAccount(bench, {
      deployments: [
        wireDeployment("first", ago(bench, 12 * DAY), { change_failure: false }),
        wireDeployment("late", ago(bench, 4 * DAY), {}),
      ],
    });
    await sync(one);
    const dora = watched(deliveryCollector);
    const collect = async () => {
      await collectOnce(ownOf(one), { collectors: [dora.collector] });
      return dora.asked();
    };
    const of = `where organization_id = ${quote(one.organizationId)}`;
    const id = (external: string) =>
      readText(stack, `select id from public.deployments ${of} and external_id = ${quote(external)}`).then(
        String,
      );
    expect(await collect()).toEqual(ALL);
    await sync(one);
    expect(await collect()).toEqual([today]);
    const { account } = one;
    bench.simulator.patchEvent({ account, stream: "deployments", id: "late" }, { change_failure: true });
    await sync(one);
    expect(await collect()).toEqual(between(4));
    const rates = { scope: "", metrics: ["dora.change_failure_rate_7d"], ...WEEKS };
    expect((await listSnapshots(bench.db, one.organizationId, rates)).at(-2)).toMatchObject({
      value: 1,
      n: 1,
    });
    const ids = [await id("late")];
    await correctDeployments(one.acting, { ids, verdict: "fine", reason: "Shipped again." });
    expect(await collect()).toEqual(between(4));
    expect((await listSnapshots(bench.db, one.organizationId, rates)).at(-2)).toMatchObject({
      value: 0,
      n: 1,
    });
    bench.simulator.addEvents(account, "deployments", [wireDeployment("later", ago(bench, 3 * DAY), {})]);
    await sync(one);
    expect(await collect()).toEqual(between(3));
    await stack.sql(`insert into public.service_repositories (organization_id, service, repository)
      values (${quote(one.organizationId)}, 'checkout', 'github.com/acme/shop')`);
    expect(await collect()).toEqual(ALL);
    for (const change of [
      "cfr_denominator = 'all'",
      "production_envs = '{live}'",
      "time_zone = 'Asia/Tokyo'",
    ]) {
      await stack.sql(`update public.organizations set ${change} where id = ${quote(one.organizationId)}`);
      expect((await collect()).length).toBeGreaterThanOrEqual(13);
    }
  });

  test("is of the time zone that holds: a value of a day that ended later is replaced, one of an earlier window never", async () => {
    const one = await connectAccount(bench);
    const day = PAST[5] ?? "";
    const collect = async (to: string, value: number) => {
      const measure: Collector["measure"] = async () => [{ ...madeUpValue("cellar.things", day, value), to }];
      await collectOnce(ownOf(one), { collectors: [madeUpCollector("cellar", { measure })] });
      const query = { scope: "", metrics: ["cellar.things"], ...WEEKS };
      return (await listSnapshots(bench.db, one.organizationId, query)).map((snapshot) => snapshot.value);
    };
    expect(await collect(`${addDays(day, 1)}T00:00:00Z`, 1)).toEqual([1]);
    expect(await collect(`${day}T15:00:00Z`, 2)).toEqual([1]);
    await stack.sql(`update public.organizations set time_zone = 'Asia/Tokyo'
      where id = ${quote(one.organizationId)}`);
    expect(await collect(`${day}T15:00:00Z`, 2)).toEqual([2]);
  });
});

const CONTENT = {
  pulls: [{ number: 1, createdAt: at(12) }],
  runs: [
    { id: 1, createdAt: at(6), endedAt: at(5.99) },
    { id: 2, createdAt: at(5) },
  ],
  commits: [{ sha: "a".repeat(40), committedAt: at(6) }],
  pushes: [{ branch: "change-1", at: at(6) }],
};
