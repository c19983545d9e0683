import { describe, expect, test } from "vitest";
import { openGitHub } from "#lib/sources/github/github.ts";
import { closedUrl } from "../../fixtures/datadog-peer.ts";
import {
  errorOf,
  NOTHING,
  NOW,
  openPulls,
  pagesOf,
  pull,
  REPOSITORY,
  readerOf,
  type Said,
  startGitHub,
  TOKEN,
} from "../../fixtures/github-peer.ts";

const inSeconds = (seconds: number) => String(NOW / 1000 + seconds);

describe("a limit", () => {
  test.each([
    [
      "secondary, by Retry-After and not by the hour's reset",
      { "retry-after": "90", "x-ratelimit-remaining": "4000", "x-ratelimit-reset": inSeconds(3000) },
      90,
    ],
    ["primary, by its reset", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": inSeconds(1800) }, 1800],
    ["secondary, by a date", { "retry-after": new Date(NOW + 120_000).toUTCString() }, 120],
    ["secondary that says nothing, by a minute", {}, 60],
  ])("%s is told and not slept through", async (_, headers, seconds) => {
    const body = { message: "You have exceeded a secondary rate limit." };
    const { reader, received } = await startGitHub(() => ({ status: 403, headers, body }));
    const error = await errorOf(openPulls(reader));
    expect(error).toMatchObject({ kind: "limited", retryAfterSeconds: seconds });
    expect(error.says).toEqual({ code: "github_rate_limited", numbers: { seconds } });
    expect(received).toHaveLength(1);
  });

  test("that was told keeps the next call from leaving until it is over", async () => {
    let at = NOW;
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": inSeconds(60) };
    const { url, received } = await startGitHub(() => ({ headers, body: [pull(1)] }));
    const reader = readerOf(url, { now: () => at });
    await openPulls(reader);
    expect(await errorOf(openPulls(reader))).toMatchObject({ kind: "limited", retryAfterSeconds: 60 });
    expect(reader.usage()).toEqual({
      calls: 1,
      notModified: 0,
      rateRemaining: 0,
      resetAt: "2026-11-28T12:01:00.000Z",
      points: { used: 0, remaining: null, resetAt: null },
    });
    at += 60_000;
    await openPulls(reader);
    expect(received).toHaveLength(2);
  });

  test("answered with 429 is one, whatever it says", async () => {
    const { reader, received } = await startGitHub(() => ({ status: 429, body: "" }));
    expect(await errorOf(openPulls(reader))).toMatchObject({ kind: "limited", retryAfterSeconds: 60 });
    expect(received).toHaveLength(1);
  });
});

describe("a refusal", () => {
  test.each([
    [401, "github_unauthorized"],
    [403, "github_forbidden"],
    [404, "github_not_found"],
    [451, "github_forbidden"],
  ])("by %i is asked once and is never an empty list", async (status, code) => {
    const body = { message: "Resource not accessible by personal access token" };
    const headers = { "x-ratelimit-remaining": "4990" };
    const { reader, received } = await startGitHub(() => ({ status, body, headers }));
    const error = await errorOf(openPulls(reader));
    expect([error.kind, error.says.code]).toEqual(["refused", code]);
    expect(received).toHaveLength(1);
  });

  test("of another kind is one of the question, also with a body that Octokit stumbles over", async () => {
    const { reader } = await startGitHub(() => ({ status: 422, body: "[9223372036854775808]" }));
    expect((await errorOf(openPulls(reader))).says).toEqual({
      code: "github_bad_request",
      numbers: { said: "no", words: "" },
    });
  });

  test("never tells the token, not even one that GitHub repeats", async () => {
    const body = { message: `Bad credentials: ${TOKEN}\u0000 is odd` };
    const { reader } = await startGitHub(() => ({ status: 401, body }));
    const error = await errorOf(openPulls(reader));
    expect(error.says.numbers).toEqual({ said: "yes", words: "Bad credentials: [removed]  is odd" });
    expect(JSON.stringify([error, error.message, String(error.stack), error.cause ?? null])).not.toContain(
      TOKEN,
    );
  });

  test("is what a token gets that cannot be a header, unasked and unquoted", async () => {
    const open = openGitHub({ baseUrl: await closedUrl() });
    expect(() => open("github_pat_ü\n", "an organisation")).toThrow("GitHub: unauthorized");
  });

  test("is what a name gets that leads elsewhere in a path, unasked", async () => {
    const { reader, received } = await startGitHub(() => ({}));
    for (const name of ["acme/..", "acme/web/../../user", "../user", "acme", "acme/we b"])
      expect((await errorOf(reader.lacking(name))).says.code).toBe("github_not_found");
    expect(received).toHaveLength(0);
  });
});

describe("an answer that is none", () => {
  const unreadable: [string, unknown, Record<string, string>?][] = [
    ["truncated JSON", '[{"number": 1'],
    ["an empty body", ""],
    ["null", "null"],
    ["an object in place of a list", { message: "?" }],
    ["a total without rows", { total_count: 4 }],
    ["HTML", "<html></html>", { "content-type": "text/html" }],
    ["JSON of no known type", "[]", { "content-type": "json garbage;;" }],
  ];
  test.each(unreadable)("%s is unreadable, and no empty list", async (_, body, headers = {}) => {
    const { reader, received } = await startGitHub(() => ({ body, headers }));
    expect((await errorOf(openPulls(reader))).says.code).toBe("github_bad_payload");
    expect(received.length).toBeLessThanOrEqual(3);
  });

  test("a repository that makes no sense is unreadable, and no page without one", async () => {
    const { reader } = await startGitHub(() => ({ body: { surprise: true } }));
    expect((await errorOf(reader.repository(REPOSITORY, NOTHING))).says.code).toBe("github_bad_payload");
  });

  test("202 is one that is not ready, and no rows", async () => {
    const { reader, received } = await startGitHub(() => ({ status: 202, body: [] }));
    expect(await errorOf(openPulls(reader))).toMatchObject({
      kind: "unavailable",
      says: { code: "github_not_ready" },
    });
    expect(received).toHaveLength(1);
  });

  test("304 to a question without an ETag is none", async () => {
    const { reader } = await startGitHub(() => ({ status: 304 }));
    expect((await errorOf(openPulls(reader))).kind).toBe("unreadable");
  });

  test("of more than 16 MB is read no further", async () => {
    const { reader, received } = await startGitHub(() => ({ body: " ".repeat(17 * 1024 * 1024) }));
    expect((await errorOf(openPulls(reader))).says.code).toBe("github_too_large");
    expect(received).toHaveLength(1);
  });
});

describe("GitHub's own faults", () => {
  test("are tried again twice, and then told", async () => {
    const { reader, received } = await startGitHub(() => ({
      status: 502,
      body: { message: "Server Error" },
    }));
    expect(await errorOf(openPulls(reader))).toMatchObject({
      kind: "unavailable",
      says: { code: "github_server_error", numbers: { status: 502 } },
    });
    expect(received).toHaveLength(3);
    expect(reader.usage().calls).toBe(3);
  });

  test("that pass leave no trace but the calls", async () => {
    let calls = 0;
    const { reader } = await startGitHub(() => {
      calls += 1;
      return calls < 3 ? (response) => void response.destroy() : { body: [pull(1)] };
    });
    expect((await openPulls(reader))[0]?.items).toHaveLength(1);
    expect(reader.usage().calls).toBe(3);
  });

  test("a closed door is unreachable, an endless answer is late and not waited for again", async () => {
    expect((await errorOf(openPulls(readerOf(await closedUrl())))).says.code).toBe("github_unreachable");
    const { url, received } = await startGitHub(() => (response) => void response.writeHead(200).write("["));
    const reader = readerOf(url, { callTimeoutMs: 50 });
    expect((await errorOf(openPulls(reader))).says.code).toBe("github_timeout");
    expect(received).toHaveLength(1);
  });
});

describe("a redirect", () => {
  const renamed = (location: (base: string) => string) =>
    startGitHub(
      ({ url, base }): Said =>
        url.pathname.startsWith("/repositories/")
          ? { body: [pull(1)], headers: { etag: '"a"' } }
          : { status: 301, headers: { location: location(base) }, body: {} },
    );

  test("of a renamed repository is followed, and known by what was asked", async () => {
    const { reader, received } = await renamed(() => "/repositories/4711/pulls?state=open");
    const [page] = await openPulls(reader);
    expect(page?.items).toHaveLength(1);
    expect(page?.answer?.url).toMatch(/^\/repos\/acme\/web\/pulls\?/);
    expect(received).toHaveLength(2);
  });

  test.each([
    ["to another host", () => "http://localhost:9/repositories/4711/pulls"],
    ["that leads to another", (base: string) => `${base}/repos/acme/other/pulls`],
  ])("%s is refused, and the token not sent there", async (_, location) => {
    const { reader, received } = await renamed(location);
    expect((await errorOf(openPulls(reader))).says.code).toBe("github_redirect");
    expect(received.length).toBeLessThanOrEqual(2);
  });
});

describe("a repository without a commit", () => {
  test("has an empty list of them, where GitHub says that it is empty", async () => {
    const { reader } = await startGitHub(() => ({
      status: 409,
      body: { message: "Git Repository is empty." },
    }));
    const list = reader.commits(REPOSITORY, { branch: "main", since: "2026-11-20" }, NOTHING);
    expect(await pagesOf(list)).toMatchObject([{ items: [], answer: null, isLast: true }]);
  });

  test("is not what any other conflict means", async () => {
    const { reader } = await startGitHub(() => ({ status: 409, body: { message: "Conflict" } }));
    const list = reader.commits(REPOSITORY, { branch: "main", since: "2026-11-20" }, NOTHING);
    expect((await errorOf(pagesOf(list))).kind).toBe("unreadable");
  });
});
