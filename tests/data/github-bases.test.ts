import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { listGitHubBases, measureGitHub } from "#lib/db/github.ts";
import { missing } from "#lib/domain/catalogue/snapshot.ts";
import { addDays } from "#lib/domain/format/calendar.ts";
import { commit, pull, run } from "../support/github-rows.ts";
import { choose, cover, type GitHubWorld, keep, openGitHubWorld } from "../support/github-world.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote } from "../support/stack.ts";
import { addConnection, secretClient } from "../support/stack-client.ts";

const NOW = "2026-03-15T12:00:00Z";
/** Those that are over, the oldest first. */
const DAYS = Array.from({ length: 13 }, (_, index) => addDays("2026-03-02", index));
const FROM = "2026-02-21T00:00:00Z";
const on = (day: number, hour = 10) =>
  `2026-03-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00Z`;
const from = (first: number, last = 14) => DAYS.filter((_, index) => index + 2 >= first && index + 2 <= last);

describe.each(ONE_DATABASE)("what the values of a day are made of on %s", (name) => {
  const stack = useStack(name);
  let world: GitHubWorld;
  let repositoryId: string;

  beforeEach(async () => {
    world = await openGitHubWorld(stack);
    repositoryId = await choose(world, { full_name: "acme/web", merge_workflows: ["CI"] });
    await keep(world, {
      repositoryId,
      resource: "pulls",
      items: [OPEN, pull(2, on(3), { mergedAt: on(8) })],
    });
    await keep(world, { repositoryId, resource: "runs", items: [run(1, on(8)), running(2, on(9))] });
    await keep(world, { repositoryId, resource: "commits", items: [commit("a", on(8))] });
    await readAll();
  });

  const readAll = () => cover(world, repositoryId, { from: FROM, to: NOW });
  const query = (days: readonly string[]) => ({
    ...{ connectionId: world.connectionId, days, now: new Date(NOW) },
  });
  const bases = async () => {
    const told = await listGitHubBases(world.db, world.organizationId, query(DAYS));
    return new Map(told.map(({ day, scopes }) => [day, scopes]));
  };
  /** The days that are made of something else once this was done. */
  const changedBy = async (act: () => Promise<unknown>) => {
    const before = await bases();
    await act();
    const after = await bases();
    expect([...after.keys()]).toEqual(DAYS);
    return DAYS.filter((day) => JSON.stringify(before.get(day)) !== JSON.stringify(after.get(day)));
  };
  const sql = (text: string) => stack.sql(text);
  const set = (columns: string) =>
    sql(`update public.github_repositories set ${columns} where id = ${quote(repositoryId)}`);

  type Case = [what: string, days: string[], act: () => Promise<unknown>];
  const put = <R extends "pulls" | "runs" | "commits" | "details" | "reviews" | "branches">(
    resource: R,
    ...items: Parameters<typeof keep<R>>[1]["items"] & object
  ) => keep(world, { repositoryId, resource, items });

  const CASES: Case[] = [
    ["nothing happened", [], async () => undefined],
    ["all was read once more", [], () => readAll()],
    ["a pull request is commented on", [], () => put("pulls", { ...OPEN, title: "?", updatedAt: NOW })],
    ["a run's logs are deleted", [], () => put("runs", run(1, on(8), { updatedAt: NOW }))],
    ["something happens today", [], () => put("commits", commit("b", on(15)))],
    ["a branch is pushed to before branches were first read", [], noBranches],
    ["a commit is listed days behind its time", from(8, 14), () => put("commits", commit("b", on(8)))],
    ["a commit is gone", from(8, 14), () => keep(world, { repositoryId, resource: "commits", gone: ["a"] })],
    ["a commit's lines are read", from(8, 14), () => put("details", DETAILS)],
    [
      "a merge is told days behind it",
      from(6),
      () => put("pulls", { ...OPEN, ...closed(6), mergedAt: on(6) }),
    ],
    ["a close is told days behind it", from(6), () => put("pulls", { ...OPEN, ...closed(6) })],
    ["a review is read", from(8, 14), () => put("reviews", { number: 2, firstReviewAt: on(4) })],
    ["a run ends days behind its beginning", from(9), () => put("runs", run(2, on(9)))],
    ["a run is run again days behind it", from(8), () => put("runs", run(1, on(8), AGAIN))],
    ["other workflows have to pass", DAYS, () => set("merge_workflows = '{CI,lint}'")],
    [
      "a branch is pushed to in the days that are read",
      from(13),
      () => put("branches", { ...PUSH, at: on(13) }),
    ],
    ["another branch becomes the default one", from(2), () => keep(world, { ...MOVED, repositoryId })],
  ];

  async function noBranches() {
    await put("branches", { ...PUSH, at: on(3) });
  }

  test.each(CASES)("differs where %s, on the days that it counts in", async (what, days, act) => {
    if (what.startsWith("a branch is pushed to before")) await coverBranches(on(8, 0));
    expect(await changedBy(act)).toEqual(days);
  });

  const coverBranches = async (start: string) => {
    await sql(`delete from public.github_coverage where repository_id = ${quote(repositoryId)}
      and resource = 'branches'`);
    await cover(world, repositoryId, { resources: ["branches"], from: start, to: NOW });
  };

  test("differs where what was not known can become known, and not where it never will", async () => {
    await sql(`delete from public.github_coverage where repository_id = ${quote(repositoryId)}`);
    await cover(world, repositoryId, { resources: ["runs"], from: on(7, 0), to: NOW });
    // Of the runs before, whose windows are then whole; what is so at a moment was known.
    const older = () => cover(world, repositoryId, { resources: ["runs"], from: FROM, to: on(7, 0) });
    expect(await changedBy(older)).toEqual(from(2, 12));
    await coverBranches(on(8, 0));
    expect(
      await changedBy(() => cover(world, repositoryId, { resources: ["branches"], from: NOW, to: NOW })),
    ).toEqual([]);
    const problem = missing("no_permission");
    const refused = () => cover(world, repositoryId, { resources: ["commits"], problem });
    expect(await changedBy(refused)).toEqual(DAYS);
  });

  test("differs where the organisation counts its days in another time zone", async () => {
    const move = () =>
      sql(
        `update public.organizations set time_zone = 'Asia/Tokyo' where id = ${quote(world.organizationId)}`,
      );
    expect(await changedBy(move)).toEqual(DAYS);
  });

  test("is told of the repositories of other connections too, of which the organisation's values are made", async () => {
    const connectionId = await addConnection(secretClient(stack), world.organizationId, {
      ...{ provider: "github", name: "Another", site: null },
    });
    const choosing = () => choose({ ...world, connectionId }, { full_name: "acme/other" });
    expect(await changedBy(choosing)).toEqual(DAYS);
    expect(Object.keys((await bases()).get(DAYS[0] ?? "") ?? {}).toSorted()).toEqual([
      "github.com/acme/other",
      "github.com/acme/web",
    ]);
    await sql(`update public.connections set status = 'disconnected' where id = ${quote(connectionId)}`);
    expect(Object.keys((await bases()).get(DAYS[0] ?? "") ?? {})).toEqual(["github.com/acme/web"]);
  });

  test("differs on each day of which a value does, whatever is told in whatever order", async () => {
    const values = async () => {
      const all = await measureGitHub(world.db, world.organizationId, query(DAYS));
      const of = (wanted: string) =>
        all.filter(({ day }) => day === wanted).map((one) => JSON.stringify(one));
      return new Map(DAYS.map((day) => [day, of(day).toSorted().join()]));
    };
    const acts = fc.array(anyAct(), { minLength: 2, maxLength: 4 });
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(acts, async (some) => {
        const [before, made] = [await values(), await bases()];
        for (const act of some) await act(world, repositoryId);
        const [after, now] = [await values(), await bases()];
        const differing = DAYS.filter((day) => before.get(day) !== after.get(day));
        changed += differing.length;
        for (const day of differing) expect(now.get(day), day).not.toEqual(made.get(day));
      }),
      { numRuns: 60 },
    );
    expect(changed).toBeGreaterThan(40);
  });
});

const OPEN = pull(1, "2026-02-22T10:00:00Z");
const PUSH = { branch: "feature", deleted: false };
const DETAILS = { sha: "a", additions: 5, deletions: 1, fileKeys: ["1"] };
const AGAIN = { attempt: 2, startedAt: on(12), conclusion: "failure" };
const MOVED = {
  resource: "repository" as const,
  items: [{ externalId: 1, fullName: "acme/web", defaultBranch: "trunk" }],
};
const closed = (day: number) => ({ closedAt: on(day), updatedAt: NOW });
const running = (id: number, at: string) => run(id, at, { conclusion: null, minutes: 1 });

type Act = (world: GitHubWorld, repositoryId: string) => Promise<unknown>;

let told = 0;
/** Each is newer than what was told before. */
const newer = () => new Date(Date.parse(NOW) + (told++ % 1e6) * 1000).toISOString();

function anyAct(): fc.Arbitrary<Act> {
  const at = fc
    .integer({ min: -8 * 24, max: 15 * 24 })
    .map((hours) => new Date(Date.parse(on(1, 0)) + hours * 3_600_000));
  const few = fc.integer({ min: 1, max: 4 });
  return fc.oneof(
    fc.tuple(few, at, fc.option(at), fc.boolean()).map(([number, createdAt, end, isMerged]): Act => {
      const times = {
        closedAt: end?.toISOString() ?? null,
        mergedAt: isMerged ? (end?.toISOString() ?? null) : null,
      };
      return (world, repositoryId) =>
        keep(world, {
          ...{ repositoryId, resource: "pulls" },
          items: [{ ...pull(number, createdAt.toISOString(), times), updatedAt: newer() }],
        });
    }),
    fc
      .tuple(few, few, fc.constantFrom("success", "failure", "cancelled", "timed_out", "skipped", null))
      .map(([id, attempt, conclusion]): Act => {
        // Of the run: a further attempt does not change it.
        const item = run(10 + id, on(3 * id - 1), { attempt, conclusion, minutes: attempt });
        return (world, repositoryId) =>
          keep(world, { repositoryId, resource: "runs", items: [{ ...item, updatedAt: newer() }] });
      }),
    fc
      .tuple(few, at, fc.constantFrom("hotfix", "revert", null), fc.boolean())
      .map(([sha, made, kind, isMerge]): Act => {
        const authorKey = `00000000-0000-0000-0000-00000000000${sha}`;
        return (world, repositoryId) =>
          keep(world, {
            ...{ repositoryId, resource: "commits" },
            items: [commit(`${sha}`, made.toISOString(), { kind, isMerge, authorKey })],
          });
      }),
    few.map(
      (sha): Act =>
        (world, repositoryId) =>
          keep(world, { repositoryId, resource: "commits", gone: [`${sha}`] }),
    ),
    few.map(
      (number): Act =>
        (world, repositoryId) =>
          keep(world, { repositoryId, resource: "open_pulls", gone: [`${number}`] }),
    ),
    fc.tuple(few, few).map(
      ([sha, additions]): Act =>
        (world, repositoryId) =>
          keep(world, {
            ...{ repositoryId, resource: "details" },
            items: [{ sha: `${sha}`, additions, deletions: 1, fileKeys: [`${additions}`] }],
          }),
    ),
    fc.tuple(few, fc.option(at)).map(
      ([number, review]): Act =>
        (world, repositoryId) =>
          keep(world, {
            ...{ repositoryId, resource: "reviews" },
            items: [{ number, firstReviewAt: review?.toISOString() ?? null }],
          }),
    ),
    fc.tuple(few, at, fc.boolean()).map(
      ([branch, pushed, deleted]): Act =>
        (world, repositoryId) =>
          keep(world, {
            ...{ repositoryId, resource: "branches" },
            items: [{ branch: `b${branch}`, at: pushed.toISOString(), deleted }],
          }),
    ),
    fc.constantFrom("{CI}", "{CI,lint}", "{}").map(
      (names): Act =>
        ({ stack }, repositoryId) =>
          stack.sql(
            `update public.github_repositories set merge_workflows = '${names}' where id = ${quote(repositoryId)}`,
          ),
    ),
  );
}
