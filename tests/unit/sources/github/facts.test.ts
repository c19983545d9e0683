import { describe, expect, test } from "vitest";
import { expiryOf } from "#lib/sources/github/wire.ts";
import {
  errorOf,
  linkTo,
  NOTHING,
  pagesOf,
  pull,
  REPOSITORY,
  startGitHub,
} from "../../fixtures/github-peer.ts";

const SHA = "3b94557c0ffee3b94557c0ffee3b94557c0ffee0";
const web = {
  id: 4711,
  full_name: "acme/web",
  default_branch: "main",
  private: true,
  archived: false,
  pushed_at: "2026-11-27T10:00:00Z",
};

describe("a commit", () => {
  const commit = (more: object = {}) => ({
    sha: SHA,
    commit: {
      message: "Fix fares\n\nCo-authored-by: Claude <noreply@anthropic.com>",
      author: { name: "Ada", email: "ada@example.org", date: "2026-11-26T10:00:00+02:00" },
      committer: { name: "GitHub", email: "noreply@github.com", date: "2026-11-27T10:00:00+02:00" },
    },
    author: { id: 7, login: "ada", type: "User" },
    committer: {},
    parents: [{}, {}],
    ...more,
  });

  test("is of the time it was committed, in UTC, and of its author's account", async () => {
    const { reader, received } = await startGitHub(() => ({ body: [commit()] }));
    const of = { branch: "release/1.0 & more", since: "2026-11-20" };
    const [page] = await pagesOf(reader.commits(REPOSITORY, of, NOTHING));
    expect(page?.items).toMatchObject([
      {
        committedAt: "2026-11-27T08:00:00Z",
        parents: 2,
        author: { accountId: 7, email: "ada@example.org", name: "Ada", isBot: false },
        committer: { accountId: null, email: "noreply@github.com", isBot: false },
      },
    ]);
    expect(received[0]?.url).toBe(
      "/repos/acme/web/commits?sha=release%2F1.0%20%26%20more&since=2026-11-20T00%3A00%3A00Z&per_page=100&page=1",
    );
  });

  test("of an app is a bot's, one of nobody's account is known by its address", async () => {
    const body = [
      commit({ author: { id: 9, login: "renovate[bot]", type: "Bot" } }),
      commit({ author: null }),
      commit({ commit: { ...commit().commit, message: "half \ud83d and \0" } }),
    ];
    const { reader } = await startGitHub(() => ({ body }));
    const list = reader.commits(REPOSITORY, { branch: "main", since: "2026-11-20" }, NOTHING);
    const items = (await pagesOf(list))[0]?.items ?? [];
    expect(items.map(({ author }) => [author.isBot, author.accountId, author.email])).toEqual([
      [true, 9, "ada@example.org"],
      [false, null, "ada@example.org"],
      [false, 7, "ada@example.org"],
    ]);
    expect(items[2]?.message).toBe("half \ufffd and \ufffd");
  });

  test("that nobody committed is of the time it was written, one of no time makes no sense", async () => {
    const told = commit().commit;
    const body = [
      commit({ commit: { ...told, committer: null } }),
      commit({ commit: { ...told, committer: { date: "?" } } }),
    ];
    const { reader } = await startGitHub(() => ({ body }));
    const list = reader.commits(REPOSITORY, { branch: "main", since: "2026-11-20" }, NOTHING);
    expect(await pagesOf(list)).toMatchObject([
      { dropped: 1, items: [{ committedAt: "2026-11-26T08:00:00Z" }] },
    ]);
  });

  test("has the lines of all its files, whose names come by pages", async () => {
    const { reader } = await startGitHub(({ url, base }) => {
      const isSecond = url.searchParams.has("page");
      const next = `${base}/repositories/4711/commits/${SHA}?page=2`;
      const stats = { additions: 320, deletions: 4, total: 324 };
      const files = [{ filename: isSecond ? "b.ts" : "a.ts" }];
      return { headers: isSecond ? {} : linkTo(next), body: { url: next, stats, files } };
    });
    expect(await reader.commit(REPOSITORY, SHA)).toEqual({
      additions: 320,
      deletions: 4,
      files: ["a.ts", "b.ts"],
    });
  });

  test("of more files than GitHub names has its lines, and of files that they are not all known", async () => {
    const naming = async (count: number) => {
      const files = Array.from({ length: count }, (_, index) => ({ filename: `${index}.ts` }));
      const body = { url: "", stats: { additions: 9000, deletions: 4 }, files };
      return (await startGitHub(() => ({ body }))).reader.commit(REPOSITORY, SHA);
    };
    expect(await naming(3000)).toEqual({ additions: 9000, deletions: 4, files: null });
    expect((await naming(2999)).files).toHaveLength(2999);
  });

  test("without its lines is unreadable, and has not zero", async () => {
    const { reader } = await startGitHub(() => ({ body: { url: "", sha: SHA } }));
    expect((await errorOf(reader.commit(REPOSITORY, SHA))).kind).toBe("unreadable");
  });

  test.each([
    ["ahead", true],
    ["identical", true],
    ["diverged", false],
    ["behind", false],
  ])("is held by a branch that is %s of it: %s", async (status, held) => {
    const { reader, received } = await startGitHub(() => ({ body: { url: "", total_commits: 3, status } }));
    expect(await reader.holds(REPOSITORY, "hot/fix", SHA)).toBe(held);
    expect(received[0]?.url).toContain(`/compare/${SHA}...hot%2Ffix?`);
  });
});

describe("what is not there", () => {
  const notFound = { status: 404, body: { message: "Not Found" } };
  const hidden = (neighbours: { status?: number; body: unknown }) =>
    startGitHub(({ url }) =>
      url.search.includes("per_page=1") && !url.pathname.includes("compare") ? neighbours : notFound,
    );

  test("is gone only where its neighbours can be had", async () => {
    const { reader } = await hidden({ body: [] });
    expect(await reader.pull(REPOSITORY, 9)).toBeNull();
    expect(await reader.holds(REPOSITORY, "main", SHA)).toBe(false);
  });

  test("is refused where the token may see nothing", async () => {
    const { reader } = await hidden(notFound);
    expect((await errorOf(reader.pull(REPOSITORY, 9))).kind).toBe("refused");
    expect((await errorOf(reader.holds(REPOSITORY, "main", SHA))).kind).toBe("refused");
  });

  test("is not known where what comes in place of its neighbours is no list", async () => {
    const { reader } = await hidden({ body: { data: null } });
    expect((await errorOf(reader.pull(REPOSITORY, 9))).kind).toBe("unreadable");
    expect((await errorOf(reader.holds(REPOSITORY, "main", SHA))).kind).toBe("unreadable");
  });
});

test("pushes are those to branches, with what was deleted; tags are left out and are no odd rows", async () => {
  const at = "2026-11-27T10:00:00Z";
  const body = [
    { ref: "refs/heads/feature/a", timestamp: at, activity_type: "push" },
    { ref: "refs/tags/v1", timestamp: at, activity_type: "push" },
    { ref: "refs/heads/old", timestamp: at, activity_type: "branch_deletion" },
  ];
  const { reader, received } = await startGitHub(() => ({ body }));
  expect(await pagesOf(reader.pushes(REPOSITORY, NOTHING))).toMatchObject([
    {
      dropped: 0,
      items: [
        { branch: "feature/a", at, deleted: false },
        { branch: "old", at, deleted: true },
      ],
    },
  ]);
  expect(received[0]?.url).toBe("/repos/acme/web/activity?time_period=week&direction=desc&per_page=100");
});

test("a review that is still being written is none yet", async () => {
  const at = "2026-11-27T10:00:00Z";
  const body = [
    { user: { id: 8, login: "grace", type: "User" }, submitted_at: at, state: "COMMENTED" },
    { user: { id: 8, login: "grace", type: "User" }, state: "PENDING" },
    { user: null, submitted_at: at },
  ];
  const { reader } = await startGitHub(() => ({ body }));
  expect(await reader.reviews(REPOSITORY, 3)).toEqual([
    { at, accountId: 8, isBot: false },
    { at, accountId: null, isBot: false },
  ]);
});

describe("a token", () => {
  test("says whose it is and when it ends", async () => {
    const headers = { "github-authentication-token-expiration": "2026-12-24 10:00:00 UTC" };
    const { reader } = await startGitHub(() => ({ headers, body: { id: 7, login: "ada" } }));
    expect(await reader.whoAmI()).toEqual({
      login: "ada",
      accountId: 7,
      expiresAt: "2026-12-24T10:00:00Z",
    });
  });

  test.each([
    ["2026-12-24 10:00:00 -0700", "2026-12-24T17:00:00Z"],
    ["soon", null],
    [undefined, null],
  ])("ends at what its header says, or nobody knows when: %s", (header, at) => {
    expect(expiryOf(header)).toBe(at);
  });

  test("lacks each permission that it has not, asked for one of each", async () => {
    const { reader, received } = await startGitHub(({ url }) => {
      if (url.pathname.endsWith("/pulls"))
        return { status: 403, body: { message: "Resource not accessible" } };
      if (url.pathname.endsWith("/commits"))
        return { status: 409, body: { message: "Git Repository is empty." } };
      return { body: url.pathname.endsWith("/runs") ? { total_count: 0, workflow_runs: [] } : web };
    });
    expect(await reader.lacking(REPOSITORY)).toEqual(["pull_requests"]);
    expect(received).toHaveLength(4);
  });

  test("that may not see the repository lacks just that, and one that ended lacks nothing: it is refused", async () => {
    const unseen = await startGitHub(() => ({ status: 404, body: { message: "Not Found" } }));
    expect(await unseen.reader.lacking(REPOSITORY)).toEqual(["repository"]);
    expect(unseen.received).toHaveLength(1);
    const ended = await startGitHub(() => ({ status: 401, body: { message: "Bad credentials" } }));
    expect((await errorOf(ended.reader.lacking(REPOSITORY))).says.code).toBe("github_unauthorized");
  });

  test("lists the repositories that it sees, no more than are wanted", async () => {
    const { reader, received } = await startGitHub(({ url, base }) => ({
      headers: linkTo(`${base}/user/repos?page=${Number(url.searchParams.get("page")) + 1}`),
      body: [web, { ...web, full_name: "acme/../etc" }, { ...web, pushed_at: null }],
    }));
    expect((await reader.listRepositories(3)).map(({ pushedAt }) => pushedAt)).toEqual([
      "2026-11-27T10:00:00Z",
      null,
      "2026-11-27T10:00:00Z",
    ]);
    expect(received).toHaveLength(2);
  });
});

test("a repository that has not changed is known and costs nothing", async () => {
  const { reader } = await startGitHub(({ etag }) =>
    etag === '"r"' ? { status: 304 } : { headers: { etag: '"r"' }, body: web },
  );
  const page = await reader.repository(REPOSITORY, NOTHING);
  expect(page).toMatchObject({ items: [{ externalId: 4711, defaultBranch: "main" }], isLast: true });
  const known = new Map(page.answer === null ? [] : [[page.answer.url, page.answer]]);
  expect(await reader.repository(REPOSITORY, known)).toMatchObject({ items: [], notModified: true });
  expect(reader.usage()).toMatchObject({ calls: 1, notModified: 1 });
});

test("a pull request that was merged says so by its own times", async () => {
  const merged = { closed_at: "2026-11-22T00:00:00Z", merged_at: "2026-11-22T00:00:00Z", draft: true };
  const { reader } = await startGitHub(() => ({ body: pull(5, merged) }));
  expect(await reader.pull(REPOSITORY, 5)).toEqual({
    number: 5,
    title: "Change 5",
    createdAt: "2026-11-20T10:00:00Z",
    updatedAt: "2026-11-20T10:00:00Z",
    closedAt: "2026-11-22T00:00:00Z",
    mergedAt: "2026-11-22T00:00:00Z",
    isDraft: true,
    author: { accountId: 7, email: null, name: "ada", isBot: false },
  });
});
