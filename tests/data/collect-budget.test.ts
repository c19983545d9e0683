import { expect, test } from "vitest";
import { listSnapshots } from "#lib/db/snapshots.ts";
import { sizedInput } from "#scripts/simulator/github/control-input.ts";
import { sizedRepositories } from "#scripts/simulator/github/sized-repositories.ts";
import { chooseRepository } from "../support/collecting.ts";
import { connectGitHub, openGitHubBench } from "../support/github-collected.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { quote, readRows } from "../support/stack.ts";

const ALL = 300;
/** Of so many one is asked, and its share of the hour: the largest among them, so that it is rather more than that. */
const SAMPLE = 30;
const HOUR = { limit: 5000 / SAMPLE, points: 5000 / SAMPLE };

const stack = useStack("pglite");
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
    `select (select count(*) from public.pull_requests where ${of} and merged_at is not null and reviews_read_at is null)::int as pulls,
      (select count(*) from public.github_commits where ${of} and details_at is null)::int as commits,
      (select count(*) from public.github_commits where ${of})::int as all_commits,
      (select count(*) from public.github_coverage where ${of} and problem is null and left_over = 0)::int as whole`,
  );
}

test("300 repositories of a real size fit an hour's budget with every review, line and file; runs of longer ago than eight days come in the next, then nothing is asked twice, and an hour's news are a fifth", async () => {
  const one = await connect();
  const { account, organizationId } = one;
  const counted = () => running.control.counted(account) * SAMPLE;
  const first = await one.collect({ requestBudget: 4000 / SAMPLE });
  expect(first.run.problems).toEqual([]);
  const [unread] = await unreadOf(organizationId);
  expect(unread).toMatchObject({ pulls: 0, commits: 0, whole: (7 * ALL) / SAMPLE });
  expect(unread?.all_commits).toBeGreaterThan(300);
  const day = new Date().toISOString().slice(0, 10);
  const todays = await listSnapshots(bench.db, organizationId, { from: day, to: day });
  expect(todays.filter(({ reason }) => reason?.code === "repositories_missing")).toEqual([]);
  expect(counted() - olderRuns(account)).toBeLessThan(4000);

  running.control.setQuota(account, {});
  expect((await one.collect()).outcome).toMatchObject({ status: "succeeded", continue: false });
  const all = counted();
  expect(all).toBeLessThan(2 * 5000);
  expect((await one.collect()).run).toMatchObject({ status: "succeeded", calls: 0, problems: [] });
  expect(counted()).toBe(all);
  running.control.clock.advance(3600);
  expect((await one.collect()).run).toMatchObject({ status: "succeeded", problems: [] });
  expect(counted() - all).toBeGreaterThan(0);
  expect(counted() - all).toBeLessThan(5000 / 5);
});

/** What lists of runs cost that end before the last days, of all repositories. */
function olderRuns(account: string): number {
  const lists = running.control.requests(account).filter(({ path }) => /created=\d/.test(path));
  return lists.reduce((sum, { cost }) => sum + cost, 0) * SAMPLE;
}
