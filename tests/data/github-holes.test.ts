import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GITHUB_METRICS } from "#lib/domain/catalogue/github.ts";
import { commit, pull, run } from "../support/github-rows.ts";
import { choose, cover, type GitHubWorld, keep, measure, openGitHubWorld } from "../support/github-world.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote } from "../support/stack.ts";

const [TODAY, NOW, READ_TO] = ["2026-03-10", "2026-03-10T12:00:00Z", "2026-03-10T11:00:00Z"];
const FROM = "2026-02-20T00:00:00Z";
const said = (code: string, numbers: Record<string, number> = {}) => ({ code, numbers });

describe.each(ONE_DATABASE)("a value that cannot be known on %s", (name) => {
  const stack = useStack(name);
  let world: GitHubWorld;
  let repositoryId: string;

  beforeEach(async () => {
    world = await openGitHubWorld(stack);
    repositoryId = await choose(world, { full_name: "acme/web" });
  });
  const readAll = (to = READ_TO) => cover(world, repositoryId, { from: FROM, to });
  const today = () => measure(world, TODAY, NOW);

  test("is null with its reason, whatever the hole: nothing asked, not far enough back, no permission, short", async () => {
    await cover(world, repositoryId, { resources: ["pulls"], from: "2026-03-05T00:00:00Z", to: READ_TO });
    await cover(world, repositoryId, { resources: ["runs"], problem: said("no_permission") as never });
    await cover(world, repositoryId, { resources: ["commits"], problem: said("short_answer") as never });
    const told = await today();
    for (const [metric, reason] of Object.entries({
      "prs.merged_7d": said("not_read"),
      "prs.time_to_first_review_hours": said("not_read"),
      "prs.open": said("not_collected"),
      "branches.active": said("not_collected"),
      "ci.failed_workflows_7d": said("no_permission"),
      "ci.flaky_reruns_7d": said("no_permission"),
      "ci.tests_passing_on_main": said("not_configured"),
      "commits.reverts": said("short_answer"),
      "code.lines_added_7d": said("short_answer"),
    }))
      expect([metric, told.get(`/acme/web ${metric}`)]).toEqual([
        metric,
        expect.objectContaining({ value: null, n: null, reason }),
      ]);
    expect([...told.values()].filter(({ value }) => value !== null)).toEqual([]);
    // All but that of each workflow: of which there is none, nobody can say.
    const ofWeb = [...told.keys()].filter((key) => key.startsWith("/acme/web "));
    expect(ofWeb).toHaveLength(GITHUB_METRICS.length - 1);
  });

  test("is that of files alone where GitHub does not name them all, and the reason says so", async () => {
    await readAll();
    const items = ["vast", "small"].map((sha) => commit(sha, "2026-03-08T00:00:00Z"));
    await keep(world, { repositoryId, resource: "commits", items });
    const details = [
      { sha: "vast", additions: 9000, deletions: 0, fileKeys: null },
      { sha: "small", additions: 1, deletions: 0, fileKeys: ["1"] },
    ];
    await keep(world, { repositoryId, resource: "details", items: details });
    const told = await today();
    const files = (scope: string) => told.get(`${scope}code.files_changed_7d`);
    expect(files("/acme/web ")).toMatchObject({ value: null, reason: said("files_unnamed", { commits: 1 }) });
    expect(files("")).toMatchObject({ reason: said("repositories_missing", { known: 0, of: 1 }) });
    expect(told.get("/acme/web code.lines_added_7d")).toMatchObject({ value: 9001, reason: null });
  });

  test("of one repository makes the organisation's unknown, and says of how many", async () => {
    await readAll();
    const api = await choose(world, { full_name: "acme/api" });
    await cover(world, api, { resources: ["commits"], from: FROM, to: "2026-03-10T09:00:00Z" });
    const told = await today();
    expect(told.get("/acme/web prs.merged_7d")).toMatchObject({ value: 0, reason: null });
    expect(told.get("prs.merged_7d")).toMatchObject({
      value: null,
      reason: said("repositories_missing", { known: 1, of: 2 }),
    });
    // Of what is known of all, the window ends where the first of them does.
    expect(told.get("commits.total_7d")).toMatchObject({ value: 0, to: "2026-03-10T09:00:00Z" });
    expect(told.get("/acme/web commits.total_7d")).toMatchObject({ to: READ_TO });
  });

  test("of a day that has ended is known once all of it was read, as the organisation counts days", async () => {
    await stack.sql(`update public.organizations set time_zone = 'America/Sao_Paulo'
      where id = ${quote(world.organizationId)}`);
    await readAll("2026-03-10T02:00:00Z");
    const key = "/acme/web commits.total_7d";
    expect((await measure(world, "2026-03-09", NOW)).get(key)).toMatchObject({ reason: said("not_read") });
    expect((await today()).get(key)).toMatchObject({ reason: said("not_read") });
    await readAll("2026-03-10T04:00:00Z");
    const ended = { value: 0, from: "2026-03-03T03:00:00Z", to: "2026-03-10T03:00:00Z" };
    expect((await measure(world, "2026-03-09", NOW)).get(key)).toMatchObject(ended);
    expect((await today()).get(key)).toMatchObject({ value: 0, to: "2026-03-10T04:00:00Z" });
  });

  test("of what is asked for one by one says how much of it is read", async () => {
    await readAll();
    const at = "2026-03-08T00:00:00Z";
    const items = [commit("a", at), commit("b", at), commit("merge", at, { isMerge: true })];
    await keep(world, { repositoryId, resource: "commits", items });
    const details = [{ sha: "a", additions: 1, deletions: 1, fileKeys: [] }];
    await keep(world, { repositoryId, resource: "details", items: details });
    const merged = [
      pull(1, at, { mergedAt: at }),
      pull(2, at, { mergedAt: at }),
      pull(3, at, { mergedAt: at }),
    ];
    await keep(world, { repositoryId, resource: "pulls", items: merged });
    await keep(world, { repositoryId, resource: "reviews", items: [{ number: 1, firstReviewAt: null }] });
    // What its first attempt was, nobody saw.
    const again = { attempt: 2, startedAt: "2026-03-08T01:00:00Z" };
    // The second was seen while its first attempt went on, and not how that ended.
    const runs = [run(1, at, again), run(2, at, { conclusion: null }), run(2, at, again)];
    await keep(world, { repositoryId, resource: "runs", items: runs });
    const told = await today();
    for (const [metric, reason] of Object.entries({
      "code.lines_added_7d": said("not_all_read", { read: 1, of: 2 }),
      "prs.time_to_first_review_hours": said("not_all_read", { read: 1, of: 3 }),
      "ci.flaky_reruns_7d": said("not_all_read", { read: 0, of: 2 }),
    })) {
      expect(told.get(`/acme/web ${metric}`)).toMatchObject({ value: null, reason });
      expect(told.get(metric)).toMatchObject({ reason: said("repositories_missing", { known: 0, of: 1 }) });
    }
    expect(told.get("/acme/web prs.merged_7d")).toMatchObject({ value: 3 });
  });

  test("is another than zero of nothing: counts are 0 of 0, means and states of nothing are no_event", async () => {
    await stack.sql(
      `update public.github_repositories set merge_workflows = '{CI,lint}' where id = ${quote(repositoryId)}`,
    );
    await keep(world, { repositoryId, resource: "runs", items: [run(1, "2026-02-21T00:00:00Z")] });
    await readAll();
    const told = await today();
    for (const metric of [
      "prs.merged_7d",
      "ci.failed_workflows_7d",
      "commits.hotfix",
      "developers.active_7d",
    ])
      expect(told.get(`/acme/web ${metric}`)).toMatchObject({ value: 0, n: 0, reason: null });
    for (const metric of [
      ...[
        "prs.avg_time_to_merge_hours",
        "prs.stale_share_14d",
        "commits.per_developer_7d",
        "ci.failed_share_7d",
      ],
      ...["ci.workflow_duration_minutes.p90", "ci.tests_passing_on_main", "ci.tests_passing_share"],
    ])
      expect([metric, told.get(`/acme/web ${metric}`)]).toEqual([
        metric,
        expect.objectContaining({ value: null, n: 0, reason: said("no_event") }),
      ]);
  });

  test("after a short answer leaves what was known of the same day as it was", async () => {
    await keep(world, { repositoryId, resource: "commits", items: [commit("a", "2026-03-09T00:00:00Z")] });
    await readAll();
    const before = await today();
    const late = [commit("b", "2026-03-10T11:30:00Z")];
    await keep(world, { repositoryId, resource: "commits", items: late });
    const rest = { from: FROM, to: NOW, problem: said("short_answer") as never };
    await cover(world, repositoryId, { resources: ["commits"], ...rest });
    expect(await today()).toEqual(before);
  });
});

describe.each(ONE_DATABASE)("what a run's state is read off on %s", (name) => {
  const stack = useStack(name);

  test("is the last verdict of each required workflow on the default branch until then", async () => {
    const world = await openGitHubWorld(stack);
    const repositoryId = await choose(world, { full_name: "acme/web", merge_workflows: ["CI", "lint"] });
    const items = [
      run(1, "2026-03-05T00:00:00Z"),
      run(2, "2026-03-05T00:00:00Z", { workflow: "lint" }),
      run(3, "2026-03-06T00:00:00Z", { conclusion: "failure" }),
      // Neither on the branch, nor of a push, nor a verdict, nor yet.
      run(4, "2026-03-07T00:00:00Z", { branch: "feature" }),
      run(5, "2026-03-07T00:00:00Z", { event: "pull_request" }),
      run(6, "2026-03-07T00:00:00Z", { conclusion: "cancelled" }),
      run(7, "2026-03-08T12:00:00Z"),
    ];
    await keep(world, { repositoryId, resource: "runs", items });
    await cover(world, repositoryId, { from: FROM, to: READ_TO });
    const state = async (day: string) => {
      const told = await measure(world, day, NOW);
      return ["tests_passing_on_main", "tests_passing_share"].map(
        (key) => told.get(`/acme/web ci.${key}`)?.value,
      );
    };
    expect(await state("2026-03-05")).toEqual([1, 1]);
    expect(await state("2026-03-07")).toEqual([0, 0.5]);
    expect(await state("2026-03-08")).toEqual([1, 1]);
  });
});

describe("a default branch that is not called main on pglite", () => {
  const stack = useStack("pglite");

  test("is none of the active ones, and that on which tests have to pass", async () => {
    const world = await openGitHubWorld(stack);
    const chosen = { full_name: "acme/web", default_branch: "trunk", merge_workflows: ["CI"] };
    const repositoryId = await choose(world, chosen);
    const at = "2026-03-08T00:00:00Z";
    const pushes = ["trunk", "main", "feature"].map((branch) => ({ branch, at, deleted: false }));
    await keep(world, { repositoryId, resource: "branches", items: pushes });
    const runs = [run(1, at, { branch: "trunk" }), run(2, at, { branch: "main", conclusion: "failure" })];
    await keep(world, { repositoryId, resource: "runs", items: runs });
    await cover(world, repositoryId, { from: FROM, to: READ_TO });
    const told = await measure(world, TODAY, NOW);
    expect(told.get("/acme/web branches.active")).toMatchObject({ value: 2 });
    expect(told.get("/acme/web ci.tests_passing_on_main")).toMatchObject({ value: 1, n: 1 });
  });
});

describe("durations of runs on pglite", () => {
  const stack = useStack("pglite");
  let world: GitHubWorld;
  let repositoryId: string;

  beforeAll(async () => {
    world = await openGitHubWorld(stack);
    repositoryId = await choose(world, { full_name: "acme/web" });
    await cover(world, repositoryId, { from: FROM, to: READ_TO });
  });

  test("are in order whatever they are, from the shortest to the longest", async () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(seconds, async (durations) => {
        await stack.sql("delete from public.workflow_runs");
        const items = durations.map((each, id) =>
          run(id + 1, "2026-03-09T00:00:00Z", { minutes: each / 60 }),
        );
        await keep(world, { repositoryId, resource: "runs", items });
        const told = await today(world);
        expect(told).toEqual([...told].sort((one, other) => one - other));
        expect(told[0]).toBeCloseTo(Math.min(...durations) / 60, 6);
        expect(told.at(-1)).toBeCloseTo(Math.max(...durations) / 60, 6);
      }),
      { numRuns: 10 },
    );
  });

  const today = async (of: GitHubWorld) => {
    const told = await measure(of, TODAY, NOW);
    const names = ["min", "p50", "p75", "p90", "p95", "max"];
    return names.map((key) => told.get(`/acme/web ci.workflow_duration_minutes.${key}`)?.value ?? Number.NaN);
  };
});
