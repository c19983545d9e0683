import { describe, expect, test } from "vitest";
import { listHealthFacts, tellHealth } from "#lib/db/health-lists.ts";
import { behindRow } from "#lib/domain/health/behind.ts";
import { HEALTH_ROWS } from "#lib/domain/health/health-row.ts";
import { commit, pull, run } from "../support/github-rows.ts";
import { choose, cover, type GitHubWorld, keep, measure, openGitHubWorld } from "../support/github-world.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote } from "../support/stack.ts";
import { addConnection, secretClient } from "../support/stack-client.ts";

const NOW = "2026-03-10T12:00:00Z";
const READ_TO = "2026-03-10T11:00:00Z";
const at = (day: string, time = "00:00") => `2026-03-${day}T${time}:00Z`;

/** A little of everything that a list could take in wrongly: at the edges, of merges, of other conclusions, gone. */
async function fill(world: GitHubWorld, name: string): Promise<string> {
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
      pull(7, at("01"), { mergedAt: READ_TO }),
      pull(8, "2026-01-01T00:00:00Z", { closedAt: READ_TO }),
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
      commit("a6", READ_TO, { kind: "hotfix" }),
      commit("a7", at("05"), { kind: "revert", isBot: true }),
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
      run(8, READ_TO, { conclusion: "failure" }),
    ],
  });
  await cover(world, repositoryId, { from: "2026-01-01T00:00:00Z", to: READ_TO });
  return repositoryId;
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
    const repositoryId = await fill(world, "web");
    const late = at("10", "10:59");
    await keep(world, {
      repositoryId,
      resource: "runs",
      items: [
        run(11, at("09"), { conclusion: "failure", branch: "feature" }),
        run(12, at("09"), { conclusion: "failure", event: "pull_request" }),
        run(13, late, { conclusion: "failure" }),
        run(14, at("08"), { workflow: "lint", event: "schedule" }),
      ],
    });
    const query = { of: "runs", state: "newest", scope: "", from: READ_TO, to: READ_TO } as const;
    const { items } = await listHealthFacts(world.db, world.organizationId, query);
    expect(items.map(({ name: workflow, path, state }) => [workflow, path, state])).toEqual([
      ["lint", "actions/runs/14", "success"],
      ["CI", "actions/runs/2", "success"],
    ]);
  });

  test("say of a pull request when it was merged and after how long, or since when it is open", async () => {
    const world = await openGitHubWorld(stack);
    await fill(world, "web");
    const factsOf = async (state: "merged" | "stale") => {
      const query = { of: "pulls", state, scope: "", from: at("03", "11:00"), to: READ_TO } as const;
      const { items } = await listHealthFacts(world.db, world.organizationId, query);
      return items.map(({ name: number, at: since, seconds }) => [number, since, seconds]);
    };
    const hour = 3600;
    expect(await factsOf("merged")).toEqual([
      ["#3", at("10", "10:59"), 28 * 24 * hour + 11 * hour - 60],
      ["#1", at("03", "11:00"), 2 * 24 * hour + 11 * hour],
    ]);
    expect(await factsOf("stale")).toEqual([
      ["#8", "2026-01-01T00:00:00Z", 68 * 24 * hour + 11 * hour],
      ["#4", "2026-02-24T10:59:00Z", 14 * 24 * hour + 60],
    ]);
  });

  test("are the first hundred of all: those that took longest, or the newest where nothing took any time", async () => {
    const world = await openGitHubWorld(stack);
    const repositoryId = await choose(world, { full_name: "acme/web" });
    const numbers = Array.from({ length: 101 }, (_, index) => index + 1);
    const minute = (n: number) => new Date(Date.parse(at("04")) + n * 60_000).toISOString();
    await keep(world, {
      repositoryId,
      resource: "pulls",
      items: numbers.map((n) => pull(n, minute(n), { mergedAt: at("05") })),
    });
    await keep(world, {
      repositoryId,
      resource: "runs",
      items: numbers.map((n) => run(n, minute(n), { conclusion: "failure", minutes: 200 - n })),
    });
    await keep(world, {
      repositoryId,
      resource: "commits",
      items: numbers.map((n) => commit(`c${n}`, minute(n), { kind: "revert" })),
    });
    const firstAndLast = async (of: object) => {
      const query = { scope: "", from: at("04"), to: READ_TO, ...of } as Parameters<
        typeof listHealthFacts
      >[2];
      const { total, items } = await listHealthFacts(world.db, world.organizationId, query);
      return [total, items.length, items[0]?.path, items.at(-1)?.path];
    };
    expect(await firstAndLast({ of: "pulls", state: "merged" })).toEqual([101, 100, "pull/1", "pull/100"]);
    const [oldest, newest] = [1, 101].map((n) => `actions/runs/${n}`);
    expect(await firstAndLast({ of: "runs", state: "ended" })).toEqual([
      101,
      100,
      oldest,
      "actions/runs/100",
    ]);
    expect(await firstAndLast({ of: "runs", state: "failed" })).toEqual([101, 100, newest, "actions/runs/2"]);
    expect(await firstAndLast({ of: "commits", state: "revert" })).toEqual([
      101,
      100,
      "commit/c101",
      "commit/c2",
    ]);
  });

  test("says whether GitHub is connected, what is chosen, and since when there is a value", async () => {
    const world = await openGitHubWorld(stack);
    const tell = () => tellHealth(world.db, world.organizationId);
    expect(await tell()).toEqual({ connected: true, chosen: 0, measuredAt: null, scopes: [] });
    await fill(world, "web");
    const { organizationId } = world;
    const keepAt = (metric: string, scope: string, value: number | null, measuredAt: string) =>
      stack.sql(`insert into public.snapshots (organization_id, scope, metric, day, value, reason, formula, window_from, window_to, measured_at)
        values (${quote(organizationId)}, ${quote(scope)}, ${quote(metric)}, '2026-03-09', ${value},
          ${value === null ? `'{"code": "not_read", "numbers": {}}'` : null}, 1, '2026-03-09Z', '2026-03-09Z', ${quote(measuredAt)})`);
    await keepAt("github.prs.merged_7d", "", 3, "2026-03-08T10:00:00Z");
    await keepAt("github.prs.open", "github.com/acme/gone", 3, "2026-03-09T10:00:00Z");
    await keepAt("github.prs.open", "", null, "2026-03-10T10:00:00Z");
    await keepAt("dora.rework_rate_7d", "", 0, "2026-03-10T10:00:00Z");
    expect(await tell()).toEqual({
      ...{ connected: true, chosen: 1, measuredAt: "2026-03-09T10:00:00Z" },
      scopes: ["github.com/acme/gone", "github.com/acme/web"],
    });
    await addConnection(secretClient(stack), organizationId);
    await stack.sql(
      `update public.connections set status = 'disconnected' where id = ${quote(world.connectionId)}`,
    );
    expect(await tell()).toMatchObject({ connected: false });
  });
});
