import { beforeAll, describe, expect, test } from "vitest";
import { GITHUB_METRICS } from "#lib/domain/catalogue/github.ts";
import { EXPECTED, fillApi, fillWeb, NOW, READ_TO } from "../support/github-by-hand.ts";
import {
  choose,
  cover,
  type GitHubWorld,
  measure,
  openGitHubWorld,
  type Told,
} from "../support/github-world.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { callRpc } from "../support/stack-client.ts";

describe.each(ONE_DATABASE)("values of what GitHub told on %s", (name) => {
  const stack = useStack(name);
  let told: Map<string, Told>;
  let world: GitHubWorld;

  beforeAll(async () => {
    world = await openGitHubWorld(stack);
    const web = await choose(world, { full_name: "acme/web", merge_workflows: ["CI"] });
    const api = await choose(world, { full_name: "acme/api", merge_workflows: ["CI"] });
    await fillWeb(world, web);
    await fillApi(world, api);
    for (const id of [web, api]) await cover(world, id, { from: "2026-02-20T00:00:00Z", to: READ_TO });
    told = await measure(world, "2026-03-10", NOW);
  });

  test("are those of every metric of the catalogue, and no others", () => {
    const ofWeb = [...told.keys()].filter((key) => key.startsWith("/acme/web "));
    const metrics = new Set(ofWeb.map((key) => key.replace(/^\S+ ([^|]*).*/, "github.$1")));
    expect([...metrics].sort()).toEqual(GITHUB_METRICS.map(({ key }) => key).sort());
  });

  test.each(Object.entries(EXPECTED))("are the hand's: %s", (metric, [web, both]) => {
    for (const [scope, [value, n]] of [
      ["/acme/web ", web],
      ["", both],
    ] as const) {
      const found = told.get(`${scope}${metric}`);
      expect(found).toMatchObject({ n, reason: null, to: READ_TO });
      expect(found?.value).toBeCloseTo(value, 9);
    }
  });

  test("are of seven times 24 hours until all was read, or of that moment", () => {
    expect(told.get("prs.merged_7d")).toMatchObject({ from: "2026-03-03T11:00:00Z", to: READ_TO });
    expect(told.get("prs.open")).toMatchObject({ from: READ_TO, to: READ_TO });
  });

  type Listed = { total: number; items: { text: string }[] };

  /** What is listed behind a number, and which number of the metric it is. */
  const LISTED = [
    ["list_health_pulls", "merged", "prs.merged_7d", "value"],
    ["list_health_pulls", "stale", "prs.stale_14d", "value"],
    ["list_health_commits", "hotfix", "commits.hotfix", "value"],
    ["list_health_commits", "revert", "commits.reverts", "value"],
    ["list_health_runs", "failed", "ci.failed_workflows_7d", "value"],
    ["list_health_runs", "ended", "ci.workflow_duration_minutes.p90", "n"],
    ["list_health_runs", "newest", "ci.tests_passing_on_main", "n"],
  ] as const;

  test.each(LISTED)("have as many events as %s tells of them: %s, %s", async (list, state, metric, of) => {
    for (const [scope, key] of [
      ["github.com/acme/web", `/acme/web ${metric}`],
      ["", metric],
    ] as const) {
      const found = told.get(key);
      const query = { scope, state, from: "2026-03-03T11:00:00Z", to: READ_TO };
      const args = { p_organization_id: world.organizationId, p_query: query };
      const { total, items } = await callRpc<Listed>(world.owner, list, args);
      expect([scope, total]).toEqual([scope, found?.[of]]);
      // A run has no title: its branch and commit tell it from the others.
      if (list === "list_health_runs")
        for (const { text } of items) expect(text).toMatch(/^#\d+, [\w/.-]+, [\w-]{1,7}$/);
    }
  });
});
