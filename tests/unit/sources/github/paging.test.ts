import { describe, expect, test } from "vitest";
import {
  errorOf,
  knownOf,
  linkTo,
  NOTHING,
  openPulls,
  pagesOf,
  pull,
  REPOSITORY,
  readerOf,
  startGitHub,
} from "../../fixtures/github-peer.ts";

const hundred = Array.from({ length: 100 }, (_, index) => pull(index + 1));

/** Two pages; the second is named by the repository's number, as GitHub names it. */
function twoPages({ url, etag, base }: { url: URL; etag: string | undefined; base: string }) {
  const page = Number(url.searchParams.get("page"));
  const own = `W/"${page}"`;
  if (etag === own) return { status: 304, headers: { etag: own } };
  const next = `${base}/repositories/4711/pulls${url.search.replace(/page=1$/, "page=2")}`;
  const headers = { etag: own, ...(page === 1 && linkTo(next)) };
  return { headers, body: page === 1 ? hundred : [pull(101)] };
}

describe("a list", () => {
  test("is read by its links to the end, and says so", async () => {
    const { reader, received } = await startGitHub(twoPages);
    const pages = await openPulls(reader);
    expect(pages.map(({ items, isLast }) => [items.length, isLast])).toEqual([
      [100, false],
      [1, true],
    ]);
    expect(pages.map(({ answer }) => answer?.nextUrl?.split("?")[0] ?? null)).toEqual([
      "/repositories/4711/pulls",
      null,
    ]);
    expect(received[0]?.headers).toMatchObject({
      accept: "application/vnd.github+json",
      "x-github-api-version": "2022-11-28",
    });
  });

  test("that has not changed costs no counted request, on no page", async () => {
    const { url, reader } = await startGitHub(twoPages);
    const known = knownOf(await openPulls(reader));
    const again = readerOf(url);
    const pages = await openPulls(again, known);
    expect(pages.map(({ notModified, items, isLast }) => [notModified, items.length, isLast])).toEqual([
      [true, 0, false],
      [true, 0, true],
    ]);
    expect(pages.map(({ answer }) => answer)).toEqual([...known.values()]);
    expect(again.usage()).toMatchObject({ calls: 0, notModified: 2 });
  });

  test("goes on behind a full page that has not changed since it was the last", async () => {
    let pulls = hundred;
    const { reader } = await startGitHub(({ url, etag }) => {
      const isFirst = url.searchParams.get("page") === "1";
      if (isFirst && etag === '"1"') return { status: 304 };
      return isFirst ? { headers: { etag: '"1"' }, body: pulls.slice(0, 100) } : { body: pulls.slice(100) };
    });
    const known = knownOf(await openPulls(reader));
    pulls = [...hundred, pull(101)];
    const pages = await openPulls(reader, known);
    expect(pages.flatMap(({ items }) => items.map(({ number }) => number))).toEqual([101]);
  });

  test("of closed pull requests ends with the page that goes back far enough, read or known", async () => {
    const days = ["2026-11-27", "2026-11-20", "2026-11-10"];
    const { reader, received } = await startGitHub(({ url, etag, base }) => {
      const page = Number(url.searchParams.get("page"));
      if (etag !== undefined) return { status: 304 };
      const at = `${days[page - 1]}T08:00:00Z`;
      const next = `${base}${url.pathname}${url.search.replace(/page=\d$/, `page=${page + 1}`)}`;
      return {
        headers: { etag: `"${page}"`, ...linkTo(next) },
        body: [pull(page, { updated_at: at, closed_at: at })],
      };
    });
    const since = "2026-11-21T00:00:00Z";
    const pages = await pagesOf(reader.closedPulls(REPOSITORY, since, NOTHING));
    expect(pages.map(({ isLast }) => isLast)).toEqual([false, true]);
    const again = await pagesOf(reader.closedPulls(REPOSITORY, since, knownOf(pages)));
    expect(again.map(({ notModified }) => notModified)).toEqual([true, true]);
    expect(received).toHaveLength(4);
    expect(received[0]?.url).toContain("state=closed&sort=updated&direction=desc&per_page=100&page=1");
  });
});

describe("a next page", () => {
  test.each([
    ["of another host", () => "https://evil.example/repos/acme/web/pulls?page=2"],
    ["of another list", (base: string) => `${base}/repos/acme/web/issues?page=2`],
    [
      "with a login in its address",
      (base: string) => `${base.replace("://", "://a:b@")}/repos/acme/web/pulls`,
    ],
    ["that was read before", (base: string, asked: string) => base + asked],
  ])("%s is not followed and not taken for the end", async (_, next) => {
    const { reader, received } = await startGitHub(({ url, base }) => ({
      headers: linkTo(next(base, url.pathname + url.search)),
      body: [pull(1)],
    }));
    expect((await errorOf(openPulls(reader))).says.code).toBe("github_bad_payload");
    expect(received.length).toBeLessThanOrEqual(2);
  });

  test("that always comes is not followed for ever", async () => {
    const { url, received } = await startGitHub(({ url, base }) => {
      const next = Number(url.searchParams.get("page")) + 1;
      return { headers: linkTo(`${base}${url.pathname}?page=${next}`), body: [] };
    });
    expect((await errorOf(openPulls(readerOf(url, { mostPages: 5 })))).kind).toBe("unreadable");
    expect(received).toHaveLength(6);
  });
});

describe("a row that makes no sense", () => {
  test("is left out, counted and told of by its field, and its page is not taken for known", async () => {
    const body = [pull(1), pull(2, { created_at: "yesterday" }), "?", pull(4, { user: null, title: 7 })];
    const { reader } = await startGitHub(() => ({ headers: { etag: '"a"' }, body }));
    const [page] = await openPulls(reader);
    expect(page).toMatchObject({ dropped: 2, oddField: "created_at", answer: null, notModified: false });
    expect(page?.items.map(({ number, title, author }) => [number, title, author.accountId])).toEqual([
      [1, "Change 1", 7],
      [4, "", null],
    ]);
  });

  test("among reviews makes them unreadable: the first could be missing", async () => {
    const body = [{ user: { id: 1 }, submitted_at: "soon" }];
    const { reader } = await startGitHub(() => ({ body }));
    expect((await errorOf(reader.reviews(REPOSITORY, 3))).kind).toBe("unreadable");
  });
});
