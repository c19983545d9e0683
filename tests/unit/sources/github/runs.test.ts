import { describe, expect, test } from "vitest";
import {
  errorOf,
  knownOf,
  linkTo,
  NOTHING,
  pagesOf,
  REPOSITORY,
  readerOf,
  run,
  startGitHub,
} from "../../fixtures/github-peer.ts";

const WEEK = { since: "2026-11-21", until: "2026-11-28" };

/** A peer with runs at these moments, which gives at most 1,000 of a question and knows no filter but `from..to`. */
async function startRuns(moments: string[], { mostTold = Number.POSITIVE_INFINITY } = {}) {
  const most = 1000;
  const asked: string[] = [];
  const peer = await startGitHub(({ url, etag, base }) => {
    const created = url.searchParams.get("created") ?? "";
    const [page, size] = [Number(url.searchParams.get("page")), Number(url.searchParams.get("per_page"))];
    asked.push(page === 1 ? created : `${created} page ${page}`);
    const found = moments.map((at, index) => ({ at, index })).filter(({ at }) => isWithin(at, created));
    const own = `"${created} ${page} ${found.length}"`;
    if (etag === own) return { status: 304 };
    const rows = found.slice((page - 1) * size, Math.min(page * size, most));
    const hasNext = page * size < Math.min(found.length, most);
    const next = `${base}${url.pathname}${url.search.replace(/&page=\d+$/, `&page=${page + 1}`)}`;
    const workflow_runs = rows.map(({ at, index }) => run(index + 1, { created_at: at }));
    return {
      headers: { etag: own, ...(hasNext && linkTo(next)) },
      body: { total_count: Math.min(found.length, mostTold), workflow_runs },
    };
  });
  return { ...peer, asked };
}

function isWithin(at: string, created: string): boolean {
  if (created.startsWith(">=")) return at >= created.slice(2);
  const [from = "", to = ""] = created.split("..");
  return at >= from && at <= (to.length === 10 ? `${to}T23:59:59Z` : to);
}

const times = (count: number, at: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => at(i));
const second = (day: string, index: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + index * 1000).toISOString().replace(".000Z", "Z");

describe("the runs of some days", () => {
  test("are asked for from the first on, by a filter that is encoded and no header", async () => {
    const { reader, received } = await startRuns(["2026-11-20T23:59:59Z", "2026-11-21T00:00:00Z"]);
    const pages = await pagesOf(reader.runs(REPOSITORY, WEEK, NOTHING));
    expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual([2]);
    expect(received.map(({ url }) => url)).toEqual([
      "/repos/acme/web/actions/runs?created=%3E%3D2026-11-21&per_page=100&page=1",
    ]);
    expect(Object.keys(received[0]?.headers ?? {}).filter((name) => /created|since/.test(name))).toEqual([]);
  });

  test("that are over are asked for from the first to the last, both included", async () => {
    const { reader, asked } = await startRuns([]);
    await pagesOf(reader.runs(REPOSITORY, { since: "2026-11-01", until: "2026-11-07" }, NOTHING));
    await pagesOf(reader.runs(REPOSITORY, { since: "2026-11-01", until: "2026-11-01" }, NOTHING));
    expect(asked).toEqual(["2026-11-01..2026-11-07", "2026-11-01..2026-11-01"]);
  });

  test("without a total are unreadable: nobody could say whether they are all", async () => {
    const { reader } = await startGitHub(() => ({ body: { workflow_runs: [] } }));
    expect((await errorOf(pagesOf(reader.runs(REPOSITORY, WEEK, NOTHING)))).kind).toBe("unreadable");
  });
});

describe("a filter that GitHub does not heed", () => {
  test.each([
    ["of days", "2026-10-01T10:00:00Z", 3],
    ["of parts of a day", "2026-11-23T23:59:59Z", 1200],
  ])("%s is told by the runs that come, and not asked for ever", async (_, created_at, total_count) => {
    const workflow_runs = [run(1, { created_at })];
    const { reader, received } = await startGitHub(() => ({ body: { total_count, workflow_runs } }));
    const range = { since: "2026-11-23", until: "2026-11-23" };
    expect((await errorOf(pagesOf(reader.runs(REPOSITORY, range, NOTHING)))).kind).toBe("unreadable");
    expect(received.length).toBeLessThan(30);
  });
});

describe("more than 1,000 runs", () => {
  test("are read day by day, newest first, each day whole, and once known cost nothing", async () => {
    const moments = [
      ...times(600, (index) => second("2026-11-24", index)),
      ...times(700, (index) => second("2026-11-23", index)),
    ];
    const { url, reader, asked } = await startRuns(moments);
    const pages = await pagesOf(reader.runs(REPOSITORY, WEEK, NOTHING));
    const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(1300);
    expect(asked.filter((filter) => !filter.includes("page")).slice(0, 3)).toEqual([
      ">=2026-11-21",
      "2026-11-28..2026-11-28",
      "2026-11-27..2026-11-27",
    ]);
    // What told of too many is a list of its own, of which nothing is missing.
    expect(pages[0]).toMatchObject({
      items: [],
      total: null,
      isLast: true,
      answer: { total: 1300, nextUrl: null },
    });

    const again = readerOf(url);
    const unchanged = await pagesOf(again.runs(REPOSITORY, WEEK, knownOf(pages)));
    expect(unchanged.every(({ notModified }) => notModified)).toBe(true);
    expect(again.usage()).toMatchObject({ calls: 0, notModified: pages.length });
  });

  test("of one day are read by parts of it, until each is whole", async () => {
    const day = "2026-11-23";
    const moments = times(1500, (index) => second(day, index));
    const { reader, asked } = await startRuns(moments);
    const pages = await pagesOf(reader.runs(REPOSITORY, { since: day, until: day }, NOTHING));
    expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(1500);
    expect(asked).toContain(`${day}T12:00:00Z..${day}T23:59:59Z`);
    expect(asked).toContain(`${day}T00:00:00Z..${day}T11:59:59Z`);
  });

  test("are read day by day also where the total of a list stops at 1,000", async () => {
    const moments = [
      ...times(600, (index) => second("2026-11-24", index)),
      ...times(700, (index) => second("2026-11-23", index)),
    ];
    const { reader } = await startRuns(moments, { mostTold: 1000 });
    const pages = await pagesOf(reader.runs(REPOSITORY, WEEK, NOTHING));
    expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(1300);
  });

  test("of one second are as many as GitHub gives, and the total says that it is not all", async () => {
    const { reader } = await startRuns(times(1200, () => "2026-11-23T10:00:00Z"));
    const range = { since: "2026-11-23", until: "2026-11-23" };
    const pages = await pagesOf(reader.runs(REPOSITORY, range, NOTHING));
    const full = pages.filter(({ total }) => total === 1200);
    expect(full.flatMap(({ items }) => items)).toHaveLength(1000);
  });
});

test("a run of a further attempt says which, and when that began", async () => {
  const body = {
    total_count: 2,
    workflow_runs: [
      run(1, {
        run_attempt: 3,
        run_started_at: "2026-11-27T12:00:00Z",
        conclusion: null,
        status: "in_progress",
      }),
      run(2, { name: null, head_branch: null, run_attempt: undefined, run_started_at: null }),
    ],
  };
  const { reader } = await startGitHub(() => ({ body }));
  const [page] = await pagesOf(reader.runs(REPOSITORY, WEEK, NOTHING));
  expect(page?.items).toMatchObject([
    { attempt: 3, startedAt: "2026-11-27T12:00:00Z", createdAt: "2026-11-27T10:00:00Z", conclusion: null },
    { attempt: 1, startedAt: "2026-11-27T10:00:00Z", workflow: ".github/workflows/ci.yml", branch: null },
  ]);
});
