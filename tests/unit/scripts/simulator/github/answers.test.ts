import { describe, expect, test } from "vitest";
import { ago, ask, nextOf, read, start } from "./harness.ts";

const runs = (count: number, hours = 1) =>
  Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    createdAt: ago(hours + index / 3600),
    endedAt: ago(hours / 2),
  }));

type Runs = { total_count: number; workflow_runs: { id: number; conclusion: string | null }[] };

describe("pull requests", () => {
  const pulls = [
    { number: 1, createdAt: ago(900), closedAt: ago(800), touchedAt: [ago(2)] },
    { number: 2, createdAt: ago(90), closedAt: ago(10), isMerged: false },
    { number: 3, createdAt: ago(50), isDraft: true },
    { number: 4, createdAt: ago(40), closedAt: ago(-5) },
  ];

  test("are listed by state and by their last update", async () => {
    const running = await start({ pulls });
    const open = await read<unknown[]>(running, "/repos/acme/shop/pulls");
    expect(open).toMatchObject([
      { number: 4, state: "open", draft: false, merged_at: null },
      { number: 3, state: "open", draft: true },
    ]);
    const closed = await read<unknown[]>(
      running,
      "/repos/acme/shop/pulls?state=closed&sort=updated&direction=desc",
    );
    expect(closed).toMatchObject([
      { number: 1, merged_at: "2026-10-18T02:00:00Z", updated_at: "2026-11-20T08:00:00Z" },
      { number: 2, merged_at: null, closed_at: "2026-11-20T00:00:00Z" },
    ]);
  });

  test("end when their time comes", async () => {
    const running = await start({ pulls });
    running.control.clock.advance(6 * 3600);
    expect(await read(running, "/repos/acme/shop/pulls/4")).toMatchObject({ state: "closed", merged: true });
  });

  test("have no lines and comments in lists", async () => {
    const [row] = await read<object[]>(await start({ pulls }), "/repos/acme/shop/pulls");
    for (const name of ["additions", "comments", "changed_files"]) expect(row).not.toHaveProperty(name);
  });
});

describe("workflow runs", () => {
  test("page by a link to the repository's number", async () => {
    const running = await start({ id: 77, runs: runs(5) });
    const response = await ask(running, "/repos/acme/shop/actions/runs?per_page=2");
    expect(nextOf(response)).toBe(`${running.url}/repositories/77/actions/runs?per_page=2&page=2`);
    const second = await read<Runs>(running, nextOf(response) ?? "");
    expect(second).toMatchObject({ total_count: 5, workflow_runs: [{ id: 3 }, { id: 4 }] });
  });

  test("end at 1,000 as soon as they are filtered, whatever the total says", async () => {
    const running = await start({ runs: runs(1020) });
    const filter = "per_page=100&created=%3E%3D2026-11-01";
    const last = await ask(running, `/repos/acme/shop/actions/runs?${filter}&page=10`);
    expect(nextOf(last)).toBeUndefined();
    expect(await read<Runs>(running, `/repos/acme/shop/actions/runs?${filter}&page=11`)).toMatchObject({
      total_count: 1020,
      workflow_runs: [],
    });
    const unfiltered = await read<Runs>(running, "/repos/acme/shop/actions/runs?per_page=100&page=11");
    expect(unfiltered.workflow_runs).toHaveLength(20);
  });

  test.each([
    ["created=%3E%3D2026-11-20", 1],
    ["created=2026-11-18..2026-11-19", 1],
    ["created=*..2026-11-19T23:59:59Z", 1],
    ["created=%3C2026-11-19", 0],
    ["created=2026-11-20T08:00:00Z", 0],
    ["created=2026-11-20T09:00:00Z", 1],
    ["created=%3E%3D2026-11-20T00:00:00+00:00", 0],
    ["created_after=2026-11-20", 2],
  ])("are filtered by %s to %i", async (filter, count) => {
    const given = [
      { id: 1, createdAt: ago(1), endedAt: ago(0.5) },
      { id: 2, createdAt: ago(20), endedAt: ago(19) },
    ];
    const { workflow_runs } = await read<Runs>(
      await start({ runs: given }),
      `/repos/acme/shop/actions/runs?${filter}`,
    );
    expect(workflow_runs).toHaveLength(count);
  });

  test("show their last attempt that has begun", async () => {
    const attempts = [
      { startedAt: ago(3), endedAt: ago(2), conclusion: "failure" },
      { startedAt: ago(1), endedAt: ago(-1), conclusion: "success" },
    ];
    const running = await start({ runs: [{ id: 9, createdAt: ago(3), attempts }] });
    const path = "/repos/acme/shop/actions/runs/9";
    const attempt = {
      run_attempt: 2,
      run_started_at: "2026-11-20T09:00:00Z",
      created_at: "2026-11-20T07:00:00Z",
    };
    expect(await read(running, path)).toMatchObject({ ...attempt, status: "in_progress", conclusion: null });
    running.control.clock.advance(3600);
    expect(await read(running, path)).toMatchObject({ ...attempt, conclusion: "success" });
  });
});

describe("commits", () => {
  const files = Array.from({ length: 320 }, (_, index) => ({
    filename: `f${index}`,
    additions: 2,
    deletions: 1,
  }));
  const commits = [
    { sha: "c3", committedAt: ago(1), files },
    { sha: "c2", committedAt: ago(200), arrivedAt: ago(2), author: { login: null, email: "x@acme.example" } },
    { sha: "c1", committedAt: ago(30) },
    { sha: "side", committedAt: ago(3), branch: "change-7" },
  ];
  const pushes = [{ branch: "change-7", at: ago(3), sha: "side" }];

  test("are listed of the branch, cut by the committer's date, without stats and files", async () => {
    const running = await start({ commits, pushes });
    const rows = await read<object[]>(
      running,
      "/repos/acme/shop/commits?sha=main&since=2026-11-18T00:00:00Z",
    );
    expect(rows).toMatchObject([
      { sha: "c3", parents: [{ sha: "c2" }] },
      { sha: "c1", parents: [] },
    ]);
    for (const name of ["stats", "files"]) expect(rows[0]).not.toHaveProperty(name);
    expect(await read(running, "/repos/acme/shop/commits?sha=change-7&per_page=1")).toMatchObject([
      { sha: "side" },
    ]);
    expect(await read(running, "/repos/acme/shop/commits/c2")).toMatchObject({ author: null });
  });

  test("tell their files in pages of 300", async () => {
    const running = await start({ commits });
    const response = await ask(running, "/repos/acme/shop/commits/c3");
    expect(await response.json()).toMatchObject({ stats: { additions: 640, deletions: 320, total: 960 } });
    const { files: rest } = await read<{ files: unknown[] }>(running, nextOf(response) ?? "");
    expect(rest).toHaveLength(20);
  });

  test("are compared with a branch, also when it lost them", async () => {
    const running = await start({ commits, pushes });
    const compared = (of: string) => read(running, `/repos/acme/shop/compare/${of}`);
    expect(await compared("main...c1")).toMatchObject({ status: "behind", behind_by: 2 });
    expect(await compared("main...change-7")).toMatchObject({ status: "ahead", ahead_by: 1 });
    running.control.dropCommit("acme", "acme/shop", "c1");
    expect(await compared("main...c1")).toMatchObject({ status: "diverged" });
    expect((await ask(running, "/repos/acme/shop/compare/main...nothing")).status).toBe(404);
  });
});

describe("branches", () => {
  test("are those that were pushed to and not deleted, with their activity", async () => {
    const pushes = [
      { branch: "a", at: ago(9), kind: "branch_creation" as const },
      { branch: "b", at: ago(8), kind: "branch_creation" as const },
      { branch: "b", at: ago(7), kind: "branch_deletion" as const },
      { branch: "c", at: ago(24 * 8) },
    ];
    const running = await start({ pushes });
    const names = (await read<{ name: string }[]>(running, "/repos/acme/shop/branches")).map(
      ({ name }) => name,
    );
    expect(names).toEqual(["a", "c", "main"]);
    const path = "/repos/acme/shop/activity?time_period=week&per_page=2";
    const first = await ask(running, path);
    expect(await first.json()).toMatchObject([
      { ref: "refs/heads/b", activity_type: "branch_deletion", after: "0".repeat(40) },
      { ref: "refs/heads/b", activity_type: "branch_creation" },
    ]);
    expect(await read(running, nextOf(first) ?? "")).toMatchObject([{ ref: "refs/heads/a" }]);
  });
});
