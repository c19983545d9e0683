import { describe, expect, test } from "vitest";
import { listHealthFacts, tellHealth } from "#lib/db/health-lists.ts";
import { behindRow } from "#lib/domain/health/behind.ts";
import { HEALTH_ROWS } from "#lib/domain/health/health-row.ts";
import { commit, pull, run } from "../support/github-rows.ts";
import { choose, cover, type GitHubWorld, keep, measure, openGitHubWorld } from "../support/github-world.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";

const NOW = "2026-03-10T12:00:00Z";
const READ_TO = "2026-03-10T11:00:00Z";
const at = (day: string, time = "00:00") => `2026-03-${day}T${time}:00Z`;

/** A little of everything that a list could take in wrongly: at the edges, of merges, of other conclusions, gone. */
async function fill(world: GitHubWorld, name: string): Promise<void> {
  const repositoryId = await choose(world, { full_name: `acme/${name}`, merge_workflows: ["CI", "lint"] });
  await keep(world, {
    repositoryId,
    resource: "pulls",
    items: [
      pull(1, at("01"), { mergedAt: at("03", "11:00") }),
      pull(2, at("01"), { mergedAt: at("03", "10:59") }),
      pull(3, "2026-02-10T00:00:00Z", { mergedAt: at("10", "10:59") }),
      pull(4, "2026-02-24T10:59:00Z"),
      pull(5, "2026-02-24T11:00:00Z"),
      pull(6, "2026-01-01T00:00:00Z", { closedAt: at("09") }),
    ],
  });
  await keep(world, {
    repositoryId,
    resource: "commits",
    items: [
      commit("a1", at("03", "11:00"), { kind: "hotfix" }),
      commit("a2", at("05"), { kind: "hotfix", isMerge: true }),
      commit("a3", at("05"), { kind: "revert" }),
      commit("a4", at("03", "10:59"), { kind: "revert" }),
      commit("a5", at("06"), { kind: "hotfix" }),
      commit("a6", at("05"), { kind: "revert", isBot: true }),
    ],
  });
  await keep(world, { repositoryId, resource: "commits", gone: ["a5"] });
  await keep(world, {
    repositoryId,
    resource: "runs",
    items: [
      run(1, at("04"), { conclusion: "failure" }),
      run(2, at("05"), { conclusion: "failure" }),
      run(2, at("05"), { attempt: 2, startedAt: at("05", "08:00") }),
      run(3, at("06"), { conclusion: "startup_failure", workflow: "lint" }),
      run(4, at("07"), { conclusion: "cancelled" }),
      run(5, at("07"), { conclusion: "skipped" }),
      run(6, at("09"), { conclusion: null }),
      run(7, at("01"), { conclusion: "failure", branch: "feature" }),
    ],
  });
  await cover(world, repositoryId, { from: "2026-01-01T00:00:00Z", to: READ_TO });
}

describe.each(ONE_DATABASE)("what is behind a cell of the health grid on %s", (name) => {
  const stack = useStack(name);

  test("is exactly what its value counts, of a repository and of all, by the very window", async () => {
    const world = await openGitHubWorld(stack);
    await fill(world, "web");
    await fill(world, "api");
    const told = await measure(world, "2026-03-10", NOW);
    const { db, organizationId } = world;
    const wrong: unknown[] = [];
    for (const scope of ["", "github.com/acme/web"])
      for (const { key, count } of HEALTH_ROWS) {
        const behind = behindRow(key);
        if (behind === null || behind.of === "events" || behind.state === "newest") continue;
        const value = told.get(
          `${scope.replace("github.com", "")} ${count.metric.replace("github.", "")}`.trim(),
        );
        if (value === undefined) throw new Error(`no value of ${count.metric}`);
        const { from, to } = value;
        const { total, items } = await listHealthFacts(db, organizationId, { ...behind, scope, from, to });
        const counted = key === "ci_duration_p90" || key === "pull_cycle_time" ? value.n : value.value;
        if (total !== counted || total !== items.length || total === 0)
          wrong.push({ scope, key, total, value });
      }
    expect(wrong).toEqual([]);
  });

  test("are, for passing tests, the newest runs of the workflows that have to pass", async () => {
    const world = await openGitHubWorld(stack);
    await fill(world, "web");
    const query = { of: "runs", state: "newest", scope: "", from: READ_TO, to: READ_TO } as const;
    const { items } = await listHealthFacts(world.db, world.organizationId, query);
    expect(items.map(({ name: workflow, path, state }) => [workflow, path, state])).toEqual([
      ["lint", "actions/runs/3", "startup_failure"],
      ["CI", "actions/runs/2", "success"],
    ]);
  });

  test("says whether GitHub is connected, what is chosen, and since when there is a value", async () => {
    const world = await openGitHubWorld(stack);
    const tell = () => tellHealth(world.db, world.organizationId);
    expect(await tell()).toEqual({ connected: true, chosen: 0, measuredAt: null, scopes: [] });
    await fill(world, "web");
    await stack.sql(`insert into public.snapshots (organization_id, scope, metric, day, value, n, formula, window_from, window_to, measured_at)
      values ('${world.organizationId}', 'github.com/acme/gone', 'github.prs.open', '2026-03-09', 3, 3, 1, '2026-03-09Z', '2026-03-09Z', '2026-03-09T10:00:00Z'),
        ('${world.organizationId}', '', 'dora.rework_rate_7d', '2026-03-10', 0, 3, 1, '2026-03-03Z', '2026-03-10Z', '2026-03-10T10:00:00Z')`);
    expect(await tell()).toEqual({
      ...{ connected: true, chosen: 1, measuredAt: "2026-03-09T10:00:00Z" },
      scopes: ["github.com/acme/gone", "github.com/acme/web"],
    });
  });
});
