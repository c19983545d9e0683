import { describe, expect, test } from "vitest";
import type { Collector } from "#lib/collect/collector.ts";
import { gitHubCollector } from "#lib/collect/github/collector.ts";
import { listSnapshots } from "#lib/db/snapshots.ts";
import { sizedInput } from "#scripts/simulator/github/control-input.ts";
import { sizedRepositories } from "#scripts/simulator/github/sized-repositories.ts";
import { chooseRepository } from "../support/collecting.ts";
import { connectGitHub, openGitHubBench } from "../support/github-collected.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";

const ALL = 300;
/** Of so many one is asked, and its share of the hour: the largest among them, so that it is rather more than that. */
const SAMPLE = 20;
const HOUR = { limit: 5000 / SAMPLE, points: 5000 / SAMPLE };

/** A list's last page names older ones, too, of which nothing is made. */
const FIRST_DAY = "date_trunc('day', now(), 'UTC') - interval '22 days'";

/** What is read is counted here; what it comes to is measured in other tests. */
const GATHERING = { collectors: [{ ...gitHubCollector, measure: async () => [] }] };

describe.each(ONE_DATABASE)("collecting on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const running = use(openGitHubBench);

  async function connect() {
    running.control.clock.freeze(new Date());
    const one = await connectGitHub(bench, running, []);
    const given = {
      kind: "sized",
      repositories: ALL / SAMPLE,
      days: 23,
      endAt: running.control.clock.now(),
    } as const;
    for (const repository of sizedRepositories("large", sizedInput.parse(given))) {
      running.control.account(one.account).add(repository);
      await chooseRepository({ bench, ...one }, `github.com/${repository.fullName}`);
    }
    running.control.setQuota(one.account, HOUR);
    return one;
  }

  /** What of it is not read, by what it is. */
  function unreadOf(organizationId: string) {
    const of = `(organization_id = ${quote(organizationId)}) is true`;
    return readRows(
      stack,
      `select (select count(*) from public.pull_requests where ${of} and merged_at >= ${FIRST_DAY} and reviews_read_at is null)::int as pulls,
      (select count(*) from public.github_commits where ${of} and details_at is null)::int as commits,
      (select count(*) from public.github_commits where ${of})::int as all_commits,
      (select count(*) from public.workflow_runs r where (r.organization_id = ${quote(organizationId)}) is true and attempt > 1
          and created_at >= now() - interval '8 days' and not exists (select from public.workflow_runs f
            where f.organization_id = r.organization_id and f.repository_id = r.repository_id and f.run_id = r.run_id
              and f.attempt < r.attempt))::int as attempts,
        (select count(*) from public.github_coverage where ${of} and problem is null and left_over = 0)::int as whole`,
    );
  }

  test("of 300 repositories of a real size fits an hour's budget with every review, line, file and earlier attempt; runs of longer ago than eight days come in the next, then nothing is asked twice, and an hour's news are a fifth", async () => {
    const one = await connect();
    const { account, organizationId } = one;
    const counted = () => running.control.counted(account) * SAMPLE;
    const turn = { ...GATHERING, requestBudget: 4000 / SAMPLE };
    expect((await one.collect(turn)).run.problems).toEqual([]);
    const { outcome } = await one.collect(turn);
    expect(outcome).toMatchObject({ status: "partial", continue: true });
    expect(outcome.waitSeconds).toBeGreaterThan(0);
    const [unread] = await unreadOf(organizationId);
    expect(unread).toMatchObject({ pulls: 0, commits: 0, attempts: 0, whole: (7 * ALL) / SAMPLE });
    expect(unread?.all_commits).toBeGreaterThan(300);
    expect(costBeforeOlderRuns(account)).toBeLessThan(5000);

    // The next hour.
    running.control.setQuota(account, {});
    await stack.sql(
      `update private.work set not_before = null where (organization_id = ${quote(organizationId)}) is true`,
    );
    expect((await one.collect(GATHERING)).outcome).toMatchObject({ status: "succeeded", continue: false });
    const all = counted();
    expect(all).toBeLessThan(2 * 5000);
    expect((await one.collect(GATHERING)).run).toMatchObject({ status: "succeeded", calls: 0, problems: [] });
    expect(counted()).toBe(all);
    running.control.clock.advance(3600);
    expect((await one.collect(GATHERING)).run).toMatchObject({ status: "succeeded", problems: [] });
    expect(counted() - all).toBeGreaterThan(0);
    expect(counted() - all).toBeLessThan(5000 / 5);
  });

  test("asks nothing for the six durations of runs beyond what it asks for the list of runs", async () => {
    const hourAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    const runs = [
      { id: 1, createdAt: hourAgo(9), endedAt: hourAgo(8) },
      { id: 2, createdAt: hourAgo(7), endedAt: hourAgo(5) },
    ];
    const asked = async (measure: Collector["measure"]) => {
      const one = await connectGitHub(bench, running, [{ name: "acme/shop", runs }]);
      await one.collect({ collectors: [{ ...gitHubCollector, measure }] });
      return { ...one, requests: running.control.requests(one.account).map(({ path }) => path) };
    };
    const [without, all] = [await asked(async () => []), await asked(gitHubCollector.measure)];
    expect(all.requests).toEqual(without.requests);
    const day = new Date().toISOString().slice(0, 10);
    const metrics = ["min", "p50", "p75", "p90", "p95", "max"].map(
      (name) => `github.ci.workflow_duration_minutes.${name}`,
    );
    const values = await listSnapshots(bench.db, all.organizationId, {
      scope: "",
      metrics,
      from: day,
      to: day,
    });
    expect(values.map(({ value }) => Math.round(value ?? Number.NaN))).toEqual([120, 60, 90, 105, 114, 117]);
  });

  /** Those are asked for when all else is read. */
  function costBeforeOlderRuns(account: string): number {
    const recent = new Date(Date.now() - 8 * 86_400_000).toISOString().slice(0, 10);
    const until = (path: string) => /created=[^&]*\.\.(\d{4}-\d\d-\d\d)/.exec(path)?.[1] ?? recent;
    const requests = running.control.requests(account);
    const first = requests.findIndex(({ path }) => until(path) < recent);
    expect(first).toBeGreaterThan(0);
    return requests.slice(0, first).reduce((sum, { cost }) => sum + cost, 0) * SAMPLE;
  }
});
