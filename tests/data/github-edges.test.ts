import { beforeEach, describe, expect, test } from "vitest";
import { commit, pull, run } from "../support/github-rows.ts";
import { choose, cover, type GitHubWorld, keep, measure, openGitHubWorld } from "../support/github-world.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote } from "../support/stack.ts";
import { addConnection, secretClient } from "../support/stack-client.ts";

const [TODAY, NOW] = ["2026-03-10", "2026-03-10T12:00:00Z"];
/** The first moment of the window, and the one that is no part of it any more. */
const [FIRST, LAST] = ["2026-03-03T11:00:00Z", "2026-03-10T11:00:00Z"];
const [LONG_AGO, BETWEEN] = ["2026-02-01T00:00:00Z", "2026-03-06T00:00:00Z"];
const said = (code: string, numbers: Record<string, number> = {}) => ({ code, numbers });

describe.each(ONE_DATABASE)("at the edges of what is counted on %s", (name) => {
  const stack = useStack(name);
  let world: GitHubWorld;
  let repositoryId: string;

  beforeEach(async () => {
    world = await openGitHubWorld(stack);
    repositoryId = await choose(world, { full_name: "acme/web", merge_workflows: ["CI"] });
  });
  const readFrom = (from: string, to = LAST, id = repositoryId) => cover(world, id, { from, to });
  const valuesOf = async (day = TODAY) => {
    const told = await measure(world, day, NOW);
    return (metric: string, scope = "/acme/web ") => told.get(`${scope}${metric}`);
  };

  test("a pull request counts in the first moment of the window, and in the last is open still", async () => {
    const items = [
      // Commented on behind the window.
      pull(1, LONG_AGO, { mergedAt: FIRST, updatedAt: NOW }),
      pull(2, LONG_AGO, { mergedAt: LAST }),
      pull(3, LONG_AGO, { closedAt: FIRST }),
      pull(4, LONG_AGO, { closedAt: LAST }),
      pull(5, LAST),
      // Fourteen days old and not older, and half as old.
      pull(6, "2026-02-24T11:00:00Z"),
      pull(7, "2026-03-01T11:00:00Z"),
    ];
    await keep(world, { repositoryId, resource: "pulls", items });
    await readFrom(FIRST);
    const value = await valuesOf();
    expect(value("prs.merged_7d")).toMatchObject({ value: 1, n: 1 });
    expect(value("prs.closed_without_merge_7d")).toMatchObject({ value: 1, n: 2 });
    expect(value("prs.open")).toMatchObject({ value: 4 });
    expect(value("prs.stale_14d")).toMatchObject({ value: 2, n: 4 });
  });

  test("a commit, a push and a run count in the first moment of the window, and not in the last", async () => {
    const ann = { authorKey: "00000000-0000-0000-0000-00000000000a" };
    const commits = [commit("first", FIRST, ann), commit("nobodys", BETWEEN), commit("last", LAST, ann)];
    await keep(world, { repositoryId, resource: "commits", items: commits });
    const details = commits.map(({ sha }, at) => ({ sha, additions: 10 ** at, deletions: 0, fileKeys: [] }));
    await keep(world, { repositoryId, resource: "details", items: details });
    const pushes = [
      { branch: "first", at: FIRST, deleted: false },
      { branch: "last", at: LAST, deleted: false },
      { branch: "gone", at: BETWEEN, deleted: false },
      { branch: "gone", at: LAST, deleted: true },
    ];
    await keep(world, { repositoryId, resource: "branches", items: pushes });
    await keep(world, { repositoryId, resource: "runs", items: [run(1, FIRST), run(2, LAST)] });
    await readFrom(FIRST);
    const value = await valuesOf();
    expect(value("commits.total_7d")).toMatchObject({ value: 2 });
    expect(value("commits.per_developer_7d")).toMatchObject({ value: 1, n: 1 });
    expect(value("code.lines_added_7d")).toMatchObject({ value: 11 });
    expect(value("branches.active")).toMatchObject({ value: 2 });
    expect(value("ci.workflow_runs_7d")).toMatchObject({ value: 1 });
  });

  test("the organisation's window ends with the earliest of its repositories', and has to be held of each", async () => {
    const nine = "2026-03-10T09:00:00Z";
    const api = await choose(world, { full_name: "acme/api" });
    await keep(world, { repositoryId, resource: "runs", items: [run(1, BETWEEN), run(2, nine)] });
    await readFrom(LONG_AGO);
    await readFrom(LONG_AGO, nine, api);
    const value = await valuesOf();
    expect(value("ci.workflow_runs_7d")).toMatchObject({ value: 2 });
    expect(value("ci.workflow_runs_7d", "")).toMatchObject({ value: 1, to: nine });
    const late = await choose(world, { full_name: "acme/late" });
    await readFrom(FIRST, LAST, late);
    const without = await valuesOf();
    expect(without("ci.workflow_runs_7d", "/acme/late ")).toMatchObject({ value: 0 });
    expect(without("ci.workflow_runs_7d", "")).toMatchObject({
      reason: said("repositories_missing", { known: 2, of: 3 }),
    });
    // Of which workflow there would be none, nobody can say.
    expect(without("ci.duration|CI", "")).toBeUndefined();
  });

  test("a window ends now where more was read by then, and with the list that was asked for first", async () => {
    await readFrom(LONG_AGO, "2026-03-10T12:01:00Z");
    expect((await valuesOf())("commits.total_7d")).toMatchObject({ value: 0, to: NOW });
    const at = "2026-03-10T11:55:00Z";
    await stack.sql(`update public.github_coverage set covered_from = '${at}', covered_to = '${at}'
      where repository_id = ${quote(repositoryId)} and resource = 'open_pulls'`);
    expect((await valuesOf())("prs.open")).toMatchObject({ value: 0, to: at });
    // What was open on a day that is over, the list of those that were closed since tells.
    expect((await valuesOf("2026-03-09"))("prs.open")).toMatchObject({ value: 0, reason: null });
  });

  test("the organisation is all connections that are read, and each tells of its own repositories", async () => {
    const second = await addConnection(secretClient(stack), world.organizationId, {
      ...{ provider: "github", name: "Another", site: null },
    });
    await choose({ ...world, connectionId: second }, { full_name: "acme/other" });
    await readFrom(FIRST);
    const value = await valuesOf();
    expect(value("commits.total_7d", "/acme/other ")).toBeUndefined();
    expect(value("commits.total_7d", "")).toMatchObject({ reason: { code: "repositories_missing" } });
    await stack.sql(`update public.connections set status = 'disconnected' where id = ${quote(second)}`);
    expect((await valuesOf())("commits.total_7d", "")).toMatchObject({ value: 0 });
  });

  test("flaky is what succeeded after it had failed, and not what failed twice or was run again for nothing", async () => {
    const again = (id: number, attempt: number, conclusion: string) =>
      run(id, BETWEEN, { attempt, conclusion, startedAt: `2026-03-06T0${attempt}:00:00Z` });
    const items = [
      ...[again(1, 1, "failure"), again(1, 2, "failure")],
      ...[again(2, 1, "success"), again(2, 2, "success")],
      // Its first attempt was never seen; that the second failed says enough.
      ...[again(3, 2, "failure"), again(3, 3, "success")],
      run(4, BETWEEN, { workflow: "docs", conclusion: "skipped" }),
    ];
    await keep(world, { repositoryId, resource: "runs", items });
    await readFrom(FIRST);
    const value = await valuesOf();
    expect(value("ci.flaky_reruns_7d")).toMatchObject({ value: 1, n: 3, reason: null });
    expect(value("ci.duration|docs")).toBeUndefined();
  });

  test("main passes by the last attempt that came to a verdict, of each repository all it requires", async () => {
    const api = await choose(world, { full_name: "acme/api", merge_workflows: ["CI", "lint", "e2e"] });
    expect((await valuesOf())("ci.tests_passing_on_main")).toMatchObject({ reason: said("not_collected") });
    const items = [
      run(1, BETWEEN, { conclusion: "failure" }),
      run(1, BETWEEN, { attempt: 2, startedAt: "2026-03-06T08:00:00Z" }),
      run(2, "2026-03-07T00:00:00Z", { conclusion: "cancelled" }),
    ];
    await keep(world, { repositoryId, resource: "runs", items });
    const others = [
      ...[run(1, BETWEEN), run(2, BETWEEN, { workflow: "lint" })],
      run(3, BETWEEN, { workflow: "e2e", conclusion: "failure" }),
    ];
    await keep(world, { repositoryId: api, resource: "runs", items: others });
    for (const id of [repositoryId, api]) await readFrom(FIRST, LAST, id);
    const value = await valuesOf();
    expect(value("ci.tests_passing_on_main")).toMatchObject({ value: 1, n: 1 });
    expect(value("ci.tests_passing_share", "/acme/api ")?.value).toBeCloseTo(2 / 3, 9);
    expect(value("ci.tests_passing_share", "")).toMatchObject({ value: 0.5, n: 2 });
  });
});
