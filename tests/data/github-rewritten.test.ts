import { describe, expect, test } from "vitest";
import { listSnapshots } from "#lib/db/snapshots.ts";
import { type AtGitHub, connectGitHub, openGitHubBench } from "../support/github-collected.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readText } from "../support/stack.ts";

const now = Date.now();
const today = new Date(now).toISOString().slice(0, 10);
const at = (daysAgo: number) => new Date(now - daysAgo * 86_400_000).toISOString();
const shaOf = (n: number) => n.toString(16).padStart(40, "a");
const SHOP = "acme/shop";

describe.each(ONE_DATABASE)("a branch that was written anew at GitHub on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const running = use(openGitHubBench);

  async function totalOf({ organizationId }: AtGitHub) {
    const query = { scope: "", metrics: ["github.commits.total_7d"], from: today, to: today };
    return (await listSnapshots(bench.db, organizationId, query))[0]?.value;
  }

  test("is asked for fifty of its commits a turn, and its list passes for short until all that it lacks are confirmed to be gone", async () => {
    const shas = Array.from({ length: 60 }, (_, n) => shaOf(n + 1));
    const commits = shas.map((sha, n) => ({ sha, committedAt: at(1 + n / 100) }));
    const one = await connectGitHub(bench, running, [{ name: SHOP, commits }]);
    await one.collect();
    expect(await totalOf(one)).toBe(60);
    for (const sha of shas) running.control.dropCommit(one.account, SHOP, sha);
    running.control.addTo(one.account, SHOP, { commits: [{ sha: shaOf(99), committedAt: at(0.5) }] });
    const gone = `select count(*)::int from public.github_commits
      where organization_id = ${quote(one.organizationId)} and gone_at is not null`;
    const turns: unknown[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const { run } = await one.collect();
      const problems = run.problems.map(({ part, code }) => `${part} ${code}`);
      turns.push([problems, await readText(stack, gone)]);
    }
    expect(turns).toEqual([
      [["commits short_answer"], "50"],
      [[], "60"],
    ]);
    expect(await totalOf(one)).toBe(1);
  });
});
