import { beforeEach, describe, expect, test } from "vitest";
import { readHealthGrid } from "#lib/db/health.ts";
import { listSnapshots } from "#lib/db/snapshots.ts";
import { type AtGitHub, connectGitHub, openGitHubBench } from "../support/github-collected.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";

const now = Date.now();
const today = new Date(now).toISOString().slice(0, 10);
const at = (daysAgo: number) => new Date(now - daysAgo * 86_400_000).toISOString();
const shaOf = (n: number) => n.toString(16).padStart(40, "a");

const repository = (name: string) => ({
  name,
  pulls: [
    { number: 1, createdAt: at(20) },
    { number: 2, createdAt: at(4), closedAt: at(3), reviews: [{ at: at(3.5) }], mergeSha: shaOf(1) },
  ],
  runs: [
    { id: 1, createdAt: at(2), endedAt: at(1.99) },
    { id: 2, createdAt: at(1), endedAt: at(0.99), conclusion: "failure" },
  ],
  commits: [
    { sha: shaOf(1), committedAt: at(3), files: [{ filename: "a.ts", additions: 5, deletions: 2 }] },
    {
      sha: shaOf(2),
      committedAt: at(2),
      message: "hotfix: fare rounding",
      files: [{ filename: "b.ts", additions: 9, deletions: 0 }],
    },
  ],
  pushes: [{ branch: "change-2", at: at(4) }],
});

describe.each(ONE_DATABASE)("collecting from GitHub on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const running = use(openGitHubBench);
  beforeEach(() => running.control.clearFaults());

  const connect = (...names: string[]) => connectGitHub(bench, running, names.map(repository));
  const todaysOf = async (of: AtGitHub) => {
    const all = await snapshots(of);
    return (metric: string, scope = "") =>
      all.find((one) => one.metric === `github.${metric}` && one.scope === scope && one.day === today);
  };
  const snapshots = ({ organizationId }: AtGitHub) =>
    listSnapshots(bench.db, organizationId, { from: at(13).slice(0, 10), to: today });
  const todays = async (of: AtGitHub, metric: string, scope = "") => (await todaysOf(of))(metric, scope);

  test("stores what GitHub tells and the values of two weeks, and asks again for nothing that has not changed", async () => {
    const one = await connect("acme/shop");
    const first = await one.collect();
    expect(first.run).toMatchObject({ status: "succeeded", problems: [], notModified: 0 });
    const metrics = { known: 31, missing: { not_configured: 2 } };
    expect(first.run.metrics).toEqual(metrics);
    // Two of them are points of another quota.
    expect(first.run).toMatchObject({ calls: 10, rateRemaining: 5000 - 8 });
    const value = await todaysOf(one);
    expect(value("prs.open", "github.com/acme/shop")).toMatchObject({ value: 1 });
    expect(value("prs.merged_7d")).toMatchObject({ value: 1 });
    expect(value("prs.time_to_first_review_hours")).toMatchObject({ value: 12, n: 1 });
    expect(value("ci.failed_workflows_7d")).toMatchObject({ value: 1, n: 2 });
    expect(value("commits.hotfix")).toMatchObject({ value: 1 });
    expect(value("code.lines_added_7d")).toMatchObject({ value: 14 });
    expect(new Set((await snapshots(one)).map(({ day }) => day)).size).toBe(14);
    const counted = running.control.counted(one.account);
    const second = await one.collect();
    expect(second.run).toMatchObject({ status: "succeeded", calls: 0, problems: [] });
    expect(second.run.notModified).toBeGreaterThan(4);
    expect(running.control.counted(one.account)).toBe(counted);
  });

  test("changes no value and makes no green cell where GitHub does not answer, or for one repository only", async () => {
    const [known, blind] = [await connect("acme/shop", "acme/till"), await connect("acme/shop")];
    await known.collect();
    const before = await snapshots(known);
    const out = (of: AtGitHub, path?: string) =>
      running.control.queueFault({
        ...{ kind: "response", status: 503, times: 0, account: of.account },
        ...(path !== undefined && { path }),
      });
    out(blind);
    const total = await blind.collect();
    expect([total.outcome.status, total.run.status]).toEqual(["failed", "failed"]);
    const lost = { not_configured: 2, repositories_missing: 31 };
    expect(total.run.metrics).toEqual({ known: 0, missing: lost });
    const said = new Set((await snapshots(blind)).map(({ value, reason }) => `${value} ${reason?.code}`));
    expect([...said].toSorted()).toEqual(
      ["not_configured", "not_read", "repositories_missing"].map((code) => `null ${code}`),
    );
    const grid = await readHealthGrid(bench.db, blind.organizationId, { scope: "", to: today, days: 7 });
    expect(grid.rows.flatMap(({ cells }) => cells).filter(({ fom }) => fom !== null)).toEqual([]);
    running.control.addTo(known.account, "acme/shop", { pulls: [{ number: 3, createdAt: at(0.01) }] });
    out(known, "acme/till");
    const partial = await known.collect();
    expect(partial.run.status).toBe("partial");
    expect(new Set(partial.run.problems.map(({ scope }) => scope))).toEqual(
      new Set(["github.com/acme/till"]),
    );
    const after = await snapshots(known);
    const ofTill = (all: typeof after) =>
      all
        .filter(({ scope }) => scope === "github.com/acme/till")
        .map(({ metric, day, value }) => [metric, day, value]);
    expect(ofTill(after)).toEqual(ofTill(before));
    expect(await todays(known, "prs.open", "github.com/acme/shop")).toMatchObject({ value: 2 });
    expect(await todays(known, "prs.open")).toMatchObject({ value: 3 });
  });

  test("takes no short list for what is there, and one that was closed or rewritten for what it is", async () => {
    const one = await connect("acme/shop");
    await one.collect();
    const before = await todays(one, "prs.open");
    running.control.addTo(one.account, "acme/shop", { pulls: [{ number: 9, createdAt: at(0.02) }] });
    running.control.queueFault({ kind: "short-page", rows: 0, path: "state=open", account: one.account });
    const short = await one.collect();
    expect(short.run.problems).toEqual([
      { part: "open_pulls", scope: "github.com/acme/shop", code: "short_answer", numbers: {} },
    ]);
    expect(await todays(one, "prs.open")).toMatchObject({ value: before?.value });
    running.control.addTo(one.account, "acme/shop", {
      pulls: [{ number: 1, createdAt: at(20), closedAt: at(0.01), isMerged: false }],
    });
    running.control.dropCommit(one.account, "acme/shop", shaOf(2));
    const { run } = await one.collect();
    expect(run).toMatchObject({ status: "succeeded", problems: [] });
    expect(await todays(one, "prs.open")).toMatchObject({ value: 1 });
    expect(await todays(one, "commits.hotfix")).toMatchObject({ value: 0 });
  });

  test("counts nothing of a list of closed pull requests that leaves out one that is still closed", async () => {
    const one = await connect("acme/shop");
    await one.collect();
    const closed = { number: 3, createdAt: at(1), closedAt: at(0.02) };
    running.control.addTo(one.account, "acme/shop", { pulls: [closed] });
    running.control.queueFault({ kind: "short-page", rows: 0, path: "state=closed", account: one.account });
    const { run } = await one.collect();
    expect(run.problems).toEqual([
      { part: "pulls", scope: "github.com/acme/shop", code: "short_answer", numbers: {} },
    ]);
    expect(await todays(one, "prs.merged_7d")).toMatchObject({ value: 1 });
    expect((await one.collect()).run.problems).toEqual([]);
    expect(await todays(one, "prs.merged_7d")).toMatchObject({ value: 2 });
  });

  test("makes no value of a list with fewer rows than it says, or with one that makes no sense", async () => {
    const one = await connect("acme/shop");
    await one.collect();
    const counted = async () => {
      const value = await todaysOf(one);
      return [value("ci.workflow_runs_7d")?.value, value("commits.total_7d")?.value];
    };
    running.control.addTo(one.account, "acme/shop", {
      runs: [{ id: 9, createdAt: at(0.02), endedAt: at(0.01) }],
      commits: [{ sha: shaOf(9), committedAt: at(0.02) }],
    });
    const { account } = one;
    running.control.queueFault({ kind: "short-page", rows: 0, path: "actions/runs", account });
    running.control.queueFault({ kind: "odd-row", value: "?", path: "/commits?", account });
    const { run } = await one.collect();
    expect(run.problems.map(({ part, code, numbers }) => [part, code, numbers])).toEqual([
      ["runs", "short_answer", {}],
      ["commits", "odd_rows", { rows: 1, field: "none" }],
    ]);
    expect(await counted()).toEqual([2, 2]);
    const rows = await readRows(
      stack,
      `select problem from public.github_coverage where organization_id = ${quote(one.organizationId)}
        and resource = 'commits'`,
    );
    expect(rows).toEqual([{ problem: { code: "odd_rows", numbers: { rows: 1, field: "none" } } }]);
    expect((await one.collect()).run.problems).toEqual([]);
    expect(await counted()).toEqual([3, 3]);
  });

  test("counts nothing of a list of which it has read a part, and says what the token may not read", async () => {
    const runs = Array.from({ length: 130 }, (_, n) => ({ id: n + 1, createdAt: at(1), endedAt: at(0.9) }));
    const one = await connectGitHub(bench, running, [{ ...repository("acme/shop"), runs }]);
    running.control.grant(one.account, { token: one.token, permissions: ["contents", "actions"] });
    // The repository, two lists of pull requests that it may not read, and the first page of the runs.
    const { outcome } = await one.collect({ requestBudget: 4 });
    expect(outcome).toMatchObject({ status: "partial", continue: true });
    expect(await todays(one, "ci.workflow_runs_7d")).toMatchObject({ value: null });
    const { run } = await one.collect();
    expect(run.problems.map(({ part, code }) => [part, code])).toEqual([
      ["open_pulls", "github_forbidden"],
      ["pulls", "github_forbidden"],
    ]);
    expect(await todays(one, "ci.workflow_runs_7d")).toMatchObject({ value: 130 });
    expect(await todays(one, "prs.open", "github.com/acme/shop")).toMatchObject({
      reason: { code: "no_permission" },
    });
  });

  test("ends with its requests and goes on where it was, lists of all repositories before details of one", async () => {
    const one = await connect("acme/shop", "acme/till");
    const first = await one.collect({ requestBudget: 13 });
    expect(first.outcome).toMatchObject({ status: "partial", continue: true });
    const asked = () => running.control.requests(one.account).map(({ path }) => path);
    const isLater = (path: string) => /commits\/[0-9a-f]{40}|reviews|graphql|created=\d/.test(path);
    const before = asked().length;
    expect(asked().findIndex(isLater)).toBe(12);
    const second = await one.collect();
    expect(second.outcome).toMatchObject({ status: "succeeded", continue: false });
    const lists = asked()
      .slice(before)
      .filter((path) => !isLater(path));
    expect(lists).toEqual([]);
    running.control.setQuota(one.account, { limit: 0 });
    const limited = await one.collect();
    expect(limited.outcome).toMatchObject({ status: "partial", continue: true });
    expect(limited.outcome.waitSeconds).toBeGreaterThan(0);
  });

  test.each([
    ["is refused", { status: 403, body: { message: "Resource not accessible by personal access token" } }],
    ["fails", { status: 502 }],
  ])("asks for each by itself where asking for many in one %s", async (_how, answer) => {
    const one = await connect("acme/shop");
    running.control.queueFault({
      ...{ kind: "response", times: 0, path: "/graphql", account: one.account },
      ...answer,
    });
    const { run } = await one.collect();
    expect(run).toMatchObject({ status: "succeeded", problems: [] });
    expect(await todays(one, "code.lines_added_7d")).toMatchObject({ value: 14 });
    expect(await todays(one, "prs.time_to_first_review_hours")).toMatchObject({ value: 12, n: 1 });
  });

  test("puts off what is asked for many in one where the points of the hour are used up, and says how much is left", async () => {
    const one = await connect("acme/shop");
    running.control.setQuota(one.account, { points: 0 });
    const { outcome, run } = await one.collect();
    expect(outcome).toMatchObject({ status: "partial", continue: true });
    expect(outcome.waitSeconds).toBeGreaterThan(0);
    expect(run.problems).toEqual([]);
    expect(await todays(one, "code.lines_added_7d", "github.com/acme/shop")).toMatchObject({
      value: null,
      reason: { code: "not_all_read", numbers: { read: 0, of: 2 } },
    });
  });

  test("asks once for the attempts of a run that passed at another one, back to one that failed", async () => {
    const attempt = (daysAgo: number, conclusion: string) => ({
      ...{ startedAt: at(daysAgo), endedAt: at(daysAgo - 0.01), conclusion },
    });
    const [failed, cancelled, passed] = [
      attempt(2, "failure"),
      attempt(1.9, "cancelled"),
      attempt(1.8, "success"),
    ];
    const runs = [
      { id: 1, createdAt: at(2), attempts: [failed, passed] },
      { id: 2, createdAt: at(2), attempts: [cancelled, passed] },
      { id: 3, createdAt: at(2), attempts: [cancelled, failed, passed] },
      { id: 4, createdAt: at(2), attempts: [failed, cancelled] },
    ];
    const one = await connectGitHub(bench, running, [{ ...repository("acme/shop"), runs }]);
    const { run } = await one.collect();
    expect(run.problems).toEqual([]);
    expect(await todays(one, "ci.flaky_reruns_7d")).toMatchObject({ value: 2, n: 3, reason: null });
    const attempts = () =>
      running.control.requests(one.account).filter(({ path }) => path.includes("/attempts/"));
    expect(
      attempts()
        .map(({ path }) => path.split("/runs/")[1])
        .toSorted(),
    ).toEqual(["1/attempts/1", "2/attempts/1", "3/attempts/2"]);
    await one.collect();
    expect(attempts()).toHaveLength(3);
  });

  test("needs attention where the token is refused, and says nowhere what it was", async () => {
    const one = await connect("acme/shop");
    running.control.revoke(one.account);
    const { outcome, run } = await one.collect();
    expect(outcome).toMatchObject({ status: "failed", needsAttention: true });
    expect(JSON.stringify(run)).not.toContain(one.token);
    const [row] = await readRows(
      stack,
      `select status, last_error ->> 'reason' as reason from public.connections where id = ${quote(one.connectionId)}`,
    );
    expect(row).toEqual({ status: "needs_attention", reason: "github_unauthorized" });
  });
});
