import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { doBatch } from "#lib/db/batches.ts";
import { listGitHubGathering, listGitHubLeft, listGitHubMissing } from "#lib/db/github.ts";
import type { Held } from "#lib/db/work.ts";
import type { KnownAnswer } from "#lib/domain/github/rows.ts";
import { commit, pull, run } from "../support/github-rows.ts";
import { choose, cover, type GitHubWorld, keep, openGitHubWorld } from "../support/github-world.ts";
import { useStack } from "../support/kit.ts";
import { DATABASES, quote, readRows, readText } from "../support/stack.ts";
import { addConnection, secretClient } from "../support/stack-client.ts";
import { takeOverLease } from "../support/work.ts";

const SINCE = "2026-03-01T00:00:00Z";

function answer(url: string, rest: Partial<KnownAnswer> = {}): KnownAnswer {
  return { url, etag: `"${url}"`, nextUrl: null, items: 1, total: null, oldestAt: null, ...rest };
}

describe.each(DATABASES)("what GitHub told on %s", (name) => {
  const stack = useStack(name);
  let world: GitHubWorld;
  let repositoryId: string;

  beforeEach(async () => {
    world = await openGitHubWorld(stack);
    repositoryId = await choose(world, { full_name: "acme/web" });
  });

  const rows = (columns: string, table: string, order: string) =>
    readRows(
      stack,
      `select ${columns} from ${table} where repository_id = ${quote(repositoryId)} order by ${order}`,
    );
  const coverageOf = async (resource: "pulls" | "runs") => {
    const [gathering] = await listGitHubGathering(world.db, world.held);
    return gathering?.coverage[resource];
  };
  const left = () => listGitHubLeft(world.db, world.held, { repositoryId, since: SINCE, limit: 2 });

  test("is stored with its answer, or, once the lease is lost, neither", async () => {
    const page = {
      repositoryId,
      resource: "pulls",
      items: [pull(1, SINCE)],
      answer: answer("/pulls"),
    } as const;
    await keep(world, { ...page, items: [...page.items] });
    expect((await left()).answers).toEqual([page.answer]);
    await takeOverLease(stack, world.connectionId);
    const late = { ...page, items: [pull(2, SINCE)], answer: answer("/pulls?page=2") };
    await expect(keep(world, late)).rejects.toMatchObject({ code: "lease_lost" });
    const to = { repositoryId, since: SINCE, limit: 2 };
    for (const ask of [
      () => listGitHubGathering(world.db, world.held),
      () => listGitHubLeft(world.db, world.held, to),
      () => cover(world, repositoryId, { resources: ["pulls"], from: SINCE, to: SINCE }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: "lease_lost" });
    expect(await rows("number", "public.pull_requests", "number")).toEqual([{ number: 1 }]);
    expect(await rows("url", "private.github_answers", "url")).toEqual([{ url: "/pulls" }]);
  });

  test("is taken of repositories of the connection that is held, and of no other", async () => {
    const other = await choose(await openGitHubWorld(stack), { full_name: "acme/web" });
    const { organizationId } = world;
    const second = await addConnection(secretClient(stack), organizationId, {
      ...{ provider: "github", name: "Another", site: null },
    });
    const seconds = await choose({ ...world, connectionId: second }, { full_name: "acme/api" });
    for (const id of [other, seconds, randomUUID()])
      await expect(
        keep(world, { repositoryId: id, resource: "pulls", items: [pull(1, SINCE)] }),
      ).rejects.toMatchObject({ code: "not_found" });
  });

  test("only gets newer: a pull request never goes back, an attempt stays, details are read once", async () => {
    const closed = pull(1, SINCE, { closedAt: "2026-03-05T00:00:00Z" });
    await keep(world, { repositoryId, resource: "pulls", items: [closed] });
    const stale = { ...pull(1, SINCE), updatedAt: "2026-03-02T00:00:00Z" };
    expect(await keep(world, { repositoryId, resource: "open_pulls", items: [stale] })).toBe(0);
    expect(await rows("closed_at is not null as closed", "public.pull_requests", "number")).toEqual([
      { closed: true },
    ]);
    const attempts = [
      run(1, SINCE, { minutes: 10, conclusion: "failure" }),
      // Updated again long behind its end, as when its logs go.
      run(1, SINCE, { minutes: 5000, conclusion: "failure" }),
      run(1, SINCE, { attempt: 2, startedAt: "2026-03-01T08:00:00Z" }),
      run(2, SINCE, { minutes: 1, conclusion: null }),
      run(2, SINCE, { minutes: 7 }),
      // As it was told before, in an answer that came late.
      run(2, SINCE, { minutes: 1, conclusion: null }),
    ];
    for (const item of attempts) await keep(world, { repositoryId, resource: "runs", items: [item] });
    const ended =
      "run_id::int as run, attempt, conclusion, extract(epoch from ended_at - started_at)::int / 60 as minutes";
    expect(await rows(ended, "public.workflow_runs", "run_id, attempt")).toEqual([
      { run: 1, attempt: 1, conclusion: "failure", minutes: 10 },
      { run: 1, attempt: 2, conclusion: "success", minutes: 5 },
      { run: 2, attempt: 1, conclusion: "success", minutes: 7 },
    ]);
    await keep(world, { repositoryId, resource: "commits", items: [commit("a", SINCE)] });
    const details = (additions: number) => [{ sha: "a", additions, deletions: 0, fileKeys: [] }];
    await keep(world, { repositoryId, resource: "details", items: details(3) });
    expect(await keep(world, { repositoryId, resource: "details", items: details(4) })).toBe(0);
    expect(await rows("additions", "public.github_commits", "sha")).toEqual([{ additions: 3 }]);
  });

  test("covers a range that grows where it touches, is the later one where it does not, and stays beside a problem", async () => {
    const at = (day: string) => `2026-03-${day}T00:00:00Z`;
    const say = (from: string, to: string) => cover(world, repositoryId, { resources: ["pulls"], from, to });
    const steps: [string, string, string, string][] = [
      [at("05"), at("08"), at("05"), at("08")],
      [at("07"), at("09"), at("05"), at("09")],
      [at("01"), at("02"), at("05"), at("09")],
      [at("03"), at("05"), at("03"), at("09")],
      [at("12"), at("14"), at("12"), at("14")],
    ];
    for (const [from, to, heldFrom, heldTo] of steps) {
      await say(from, to);
      expect(await coverageOf("pulls")).toMatchObject({ from: heldFrom, to: heldTo, problem: null });
    }
    const problem = { code: "not_read", numbers: {} } as const;
    await cover(world, repositoryId, {
      resources: ["pulls"],
      from: at("14"),
      to: at("20"),
      problem,
      leftOver: 3,
    });
    expect(await coverageOf("pulls")).toMatchObject({ from: at("12"), to: at("14"), problem, leftOver: 3 });
    await say(at("13"), at("15"));
    expect(await coverageOf("pulls")).toMatchObject({ to: at("15"), problem: null, leftOver: 0 });
  });

  test("is asked for in turn: first what was never, and then what was not for longest", async () => {
    const api = await choose(world, { full_name: "acme/api" });
    const turns = async () => (await listGitHubGathering(world.db, world.held)).map(({ id }) => id);
    const ask = (id: string) => cover(world, id, { resources: ["pulls"], from: SINCE, to: SINCE });
    await ask(api);
    expect(await turns()).toEqual([repositoryId, api]);
    await ask(repositoryId);
    expect(await turns()).toEqual([api, repositoryId]);
  });

  test("is known by its answers for 40 days behind the last time that they were given", async () => {
    for (const url of ["/old", "/new"])
      await keep(world, { repositoryId, resource: "runs", answer: answer(url) });
    await stack.sql(`update private.github_answers set seen_at = private.clock() - interval '41 days'
      where repository_id = ${quote(repositoryId)} and url = '/old'`);
    await cover(world, repositoryId, { resources: ["runs"], from: SINCE, to: SINCE });
    expect((await left()).answers.map(({ url }) => url)).toEqual(["/new"]);
  });

  test("has a branch again that is pushed to on the day of its deletion", async () => {
    const push = (time: string, deleted = false) => ({
      branch: "reborn",
      at: `2026-03-05T${time}Z`,
      deleted,
    });
    for (const items of [[push("08:00:00"), push("09:00:00", true)], [push("10:00:00")]])
      await keep(world, { repositoryId, resource: "branches", items });
    expect(await rows("deleted_at is null as there", "public.github_branches", "name")).toEqual([
      { there: true },
    ]);
  });

  test("covers no commits of a branch that has just become the default one", async () => {
    const to = "2026-03-09T00:00:00Z";
    for (const [defaultBranch, coveredTo] of [
      ["main", to],
      ["trunk", null],
    ] as const) {
      await cover(world, repositoryId, { from: SINCE, to });
      const items = [{ externalId: 7, fullName: "Acme/Web", defaultBranch }];
      await keep(world, { repositoryId, resource: "repository", items });
      const [gathering] = await listGitHubGathering(world.db, world.held);
      expect(gathering).toMatchObject({
        repository: "github.com/acme/web",
        fullName: "Acme/Web",
        defaultBranch,
      });
      expect(gathering?.coverage).toMatchObject({ commits: { to: coveredTo }, runs: { to } });
    }
  });

  test("tells what a list did not name, of new pages and of those that were as they are known", async () => {
    const items = ["a", "b"].map((sha) => commit(sha, SINCE));
    await keep(world, { repositoryId, resource: "commits", items, answer: answer("/commits") });
    const more = ["c", "d", "e"].map((sha) => commit(sha, SINCE));
    await keep(world, { repositoryId, resource: "commits", items: more });
    const missing = (named: string[], urls: string[], limit = 10) =>
      listGitHubMissing(world.db, world.held, {
        ...{ repositoryId, resource: "commits" as const, since: SINCE },
        ...{ named, urls, limit },
      });
    expect(await missing(["c"], ["/commits"])).toEqual({ held: 5, count: 2, keys: ["d", "e"] });
    expect(await missing([], [], 1)).toEqual({ held: 5, count: 5, keys: ["a"] });
    // Confirmed to be gone, and there again when a list names it.
    await keep(world, { repositoryId, resource: "commits", gone: ["d"] });
    expect(await missing(["c"], ["/commits"])).toEqual({ held: 4, count: 1, keys: ["e"] });
    await keep(world, { repositoryId, resource: "commits", items: [commit("d", SINCE)] });
    expect((await missing(["c"], ["/commits"])).count).toBe(2);
    await keep(world, { repositoryId, resource: "open_pulls", items: [pull(1, SINCE), pull(2, SINCE)] });
    const ofPulls = {
      repositoryId,
      resource: "open_pulls" as const,
      since: null,
      named: ["2"],
      urls: [],
      limit: 9,
    };
    expect((await listGitHubMissing(world.db, world.held, ofPulls)).keys).toEqual(["1"]);
  });

  test("tells which closed pull requests a list of those updated since did not name, and lets go of what is no more", async () => {
    const [before, later] = ["2026-02-28T00:00:00Z", "2026-03-02T00:00:00Z"];
    const items = [
      pull(1, before, { closedAt: before }),
      pull(3, SINCE),
      pull(4, SINCE, { closedAt: later }),
    ];
    await keep(world, { repositoryId, resource: "pulls", items, answer: answer("/pulls") });
    await keep(world, { repositoryId, resource: "pulls", items: [pull(2, SINCE, { closedAt: SINCE })] });
    const missing = async (urls: string[]) => {
      const of = { repositoryId, resource: "pulls" as const, since: SINCE, named: [], urls, limit: 9 };
      return (await listGitHubMissing(world.db, world.held, of)).keys;
    };
    expect(await missing([])).toEqual(["4", "2"]);
    expect(await missing(["/pulls"])).toEqual(["2"]);
    await keep(world, { repositoryId, resource: "pulls", gone: ["2"] });
    expect(await missing([])).toEqual(["4"]);
  });

  test("tells what is left to ask for one by one: newest first, never again, and no merge commit", async () => {
    const at = (day: number) => `2026-03-0${day}T00:00:00Z`;
    const merged = [2, 3, 4].map((day) => pull(day, at(1), { mergedAt: at(day) }));
    await keep(world, { repositoryId, resource: "pulls", items: [...merged, pull(9, at(1))] });
    const commits = [commit("a", at(2)), commit("b", at(3)), commit("m", at(4), { isMerge: true })];
    await keep(world, {
      repositoryId,
      resource: "commits",
      items: [...commits, commit("old", "2026-02-01T00:00:00Z")],
    });
    await keep(world, {
      repositoryId,
      resource: "runs",
      items: [run(1, at(2), { conclusion: null }), run(2, at(2))],
    });
    expect(await left()).toMatchObject({
      reviews: { count: 3, items: [{ number: 4 }, { number: 3 }] },
      details: { count: 2, items: ["b", "a"] },
      runs: { count: 1, items: [{ id: 1, createdAt: at(2) }] },
    });
    await keep(world, { repositoryId, resource: "reviews", items: [{ number: 4, firstReviewAt: null }] });
    const details = [{ sha: "b", additions: 1, deletions: 1, fileKeys: [] }];
    await keep(world, { repositoryId, resource: "details", items: details });
    expect(await left()).toMatchObject({
      reviews: { count: 2, items: [{ number: 3 }, { number: 2 }] },
      details: { items: ["a"] },
    });
  });

  test("goes batch by batch with a connection that is purged, and its values with it", async () => {
    const items = Array.from({ length: 7 }, (_, id) => run(id + 1, SINCE));
    await keep(world, { repositoryId, resource: "runs", items, answer: answer("/runs") });
    await keep(world, { repositoryId, resource: "pulls", items: [pull(1, SINCE)] });
    const day = "2026-03-01";
    await stack.sql(`insert into public.snapshots (organization_id, scope, metric, day, value, formula, window_from, window_to)
      values (${quote(world.organizationId)}, 'github.com/acme/web', 'github.prs.open', '${day}', 1, 1, '${day}', '${day}');
      update public.connections set status = 'disconnected', purge_requested_at = private.clock()
        where id = ${quote(world.connectionId)}`);
    const held = { ...world.held, now: 0, detail: null } satisfies Held;
    const batches: number[] = [];
    while (batches.at(-1) !== 0)
      batches.push(await doBatch(world.db, "purge_connection", { held, limit: 3 }));
    expect(batches).toEqual([6, 3, 1, 0]);
    const of = `where organization_id = ${quote(world.organizationId)}`;
    for (const table of ["workflow_runs", "pull_requests", "snapshots"])
      expect(await readText(stack, `select count(*) from public.${table} ${of}`)).toBe("0");
  });
});
