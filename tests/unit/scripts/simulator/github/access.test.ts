import { describe, expect, test } from "vitest";
import type { FaultEffect } from "#scripts/simulator/fault.ts";
import { ago, ask, read, start, TOKEN } from "./harness.ts";

const PULLS = "/repos/acme/shop/pulls";

describe("tokens", () => {
  test("are known, or refused in GitHub's words", async () => {
    const running = await start();
    expect((await ask(running, "/user", {})).status).toBe(401);
    const unknown = await ask(running, "/user", { authorization: "token nobody" });
    expect(unknown.status).toBe(401);
    expect(await unknown.json()).toMatchObject({ message: "Bad credentials", status: "401" });
    expect(await read(running, "/user")).toMatchObject({ login: "plumbline-reader", type: "User" });
  });

  test("say when they expire, and are nobody's from then on", async () => {
    const grants = [{ token: TOKEN, expiresAt: "2026-11-20T11:00:00Z" }];
    const running = await start({}, { grants });
    const { headers } = await ask(running, "/user");
    expect(headers.get("github-authentication-token-expiration")).toBe("2026-11-20 11:00:00 UTC");
    running.control.clock.advance(3600);
    expect((await ask(running, "/user")).status).toBe(401);
  });

  test("see only the repositories that they were given", async () => {
    const running = await start({}, { grants: [{ token: TOKEN, repositories: ["acme/other"] }] });
    running.control.addRepository("acme", { name: "acme/other" });
    expect(await read(running, "/user/repos")).toMatchObject([{ full_name: "acme/other" }]);
    expect((await ask(running, PULLS)).status).toBe(404);
  });

  test.each([
    [PULLS, "pull_requests"],
    ["/repos/acme/shop/actions/runs", "actions"],
    ["/repos/acme/shop/commits", "contents"],
    ["/repos/acme/shop/activity", "contents"],
  ] as const)("are refused %s without the permission %s, there only", async (path, permission) => {
    const grants = [{ token: TOKEN, without: { "acme/shop": [permission] } }];
    const running = await start({}, { grants });
    running.control.addRepository("acme", { name: "acme/other" });
    const refused = await ask(running, path);
    expect(refused.status).toBe(403);
    expect(refused.headers.get("x-accepted-github-permissions")).toBe(`${permission}=read`);
    expect(await refused.json()).toMatchObject({
      message: "Resource not accessible by personal access token",
    });
    expect((await ask(running, path.replace("shop", "other"))).status).toBe(200);
    expect((await ask(running, "/repos/acme/shop")).status).toBe(200);
  });
});

test("an installation of an App gets a token by the App's key, and sees its repositories by that", async () => {
  const running = await start({}, { grants: [{ token: TOKEN, installation: 4711 }] });
  const authorization = "Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiI0MiJ9.c2lnbmVk";
  const path = `${running.url}/app/installations/4711`;
  const installed = await fetch(path, { headers: { authorization } });
  expect(await installed.json()).toMatchObject({ id: 4711, account: { login: "acme" } });
  const given = await fetch(`${path}/access_tokens`, { method: "POST", headers: { authorization } });
  const { token, expires_at } = (await given.json()) as { token: string; expires_at: string };
  expect([given.status, expires_at]).toEqual([201, "2026-11-20T11:00:00Z"]);
  const seen = await ask(running, "/installation/repositories", { authorization: `token ${token}` });
  expect(await seen.json()).toMatchObject({ total_count: 1, repositories: [{ full_name: "acme/shop" }] });
  expect((await ask(running, "/user")).status).toBe(403);
  const other = await fetch(`${running.url}/app/installations/1`, { headers: { authorization } });
  expect(other.status).toBe(404);
});

describe("a conditional request", () => {
  const known = async (running: Awaited<ReturnType<typeof start>>) => ({
    authorization: `Bearer ${TOKEN}`,
    "if-none-match": (await ask(running, PULLS)).headers.get("etag") ?? "",
  });

  test("costs no quota while the answer is the same", async () => {
    const running = await start({ pulls: [{ number: 1, createdAt: ago(5) }] });
    const headers = await known(running);
    const same = await ask(running, PULLS, headers);
    expect([same.status, await same.text(), same.headers.get("x-ratelimit-remaining")]).toEqual([
      304,
      "",
      "4999",
    ]);
    expect(running.control.counted("acme")).toBe(1);
    running.control.addTo("acme", "acme/shop", { pulls: [{ number: 2, createdAt: ago(1) }] });
    const changed = await ask(running, PULLS, headers);
    expect([changed.status, changed.headers.get("x-ratelimit-remaining")]).toEqual([200, "4998"]);
  });
});

describe("limits", () => {
  test("of an hour end in 403 and begin again at the reset", async () => {
    const running = await start({}, { quota: { limit: 1 } });
    const last = await ask(running, "/user");
    const [remaining, reset] = ["remaining", "reset"].map((name) => last.headers.get(`x-ratelimit-${name}`));
    expect([remaining, reset]).toEqual(["0", String(Date.parse("2026-11-20T11:00:00Z") / 1000)]);
    const refused = await ask(running, "/user");
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      message: expect.stringContaining("API rate limit exceeded"),
    });
    expect((await ask(running, "/rate_limit")).status).toBe(200);
    running.control.clock.advance(3600);
    expect((await ask(running, "/user")).status).toBe(200);
  });

  test("of a moment count unchanged answers too, and say when to come again", async () => {
    const running = await start({}, { quota: { burst: { requests: 2, seconds: 60 } } });
    for (const _ of [1, 2]) expect((await ask(running, "/user")).status).toBe(200);
    const refused = await ask(running, "/user");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([403, "60"]);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining("secondary rate limit") });
    running.control.clock.advance(60);
    expect((await ask(running, "/user")).status).toBe(200);
  });
});

describe("what goes wrong", () => {
  test("a renamed repository is told by its number, and its new name seen by the same tokens", async () => {
    const running = await start({ id: 77 }, { grants: [{ token: TOKEN, repositories: ["acme/shop"] }] });
    running.control.rename("acme", "acme/shop", "acme/store");
    const moved = await ask(running, `${PULLS}?state=all`);
    expect([moved.status, moved.headers.get("location")]).toEqual([
      301,
      `${running.url}/repositories/77/pulls?state=all`,
    ]);
    expect((await ask(running, moved.headers.get("location") ?? "")).status).toBe(200);
    expect(await read(running, "/repositories/77")).toMatchObject({ full_name: "acme/store" });
  });

  test("faults strike one repository, one page, or all", async () => {
    const running = await start();
    running.control.addRepository("acme", { name: "acme/other" });
    const fail = (path: string) =>
      running.control.queueFault({ kind: "response", status: 502, times: 0, path, account: "acme" });
    fail("/repos/acme/shop");
    expect([(await ask(running, PULLS)).status, (await ask(running, "/repos/acme/other")).status]).toEqual([
      502, 200,
    ]);
    running.control.clearFaults();
    fail("page=2");
    expect([(await ask(running, PULLS)).status, (await ask(running, `${PULLS}?page=2`)).status]).toEqual([
      200, 502,
    ]);
  });

  test.each<[string, FaultEffect, unknown[]]>([
    ["a row of another shape", { kind: "odd-row", index: 1, value: { id: "x" } }, [{ id: 1 }, { id: "x" }]],
    ["a short list", { kind: "short-page", rows: 1 }, [{ id: 1 }]],
  ])("spoils rows and leaves the total: %s", async (_, effect, rows) => {
    const runs = [1, 2].map((id) => ({ id, createdAt: ago(id) }));
    const running = await start({ runs });
    running.control.queueFault(effect);
    const body = await read<{ workflow_runs: unknown[] }>(running, "/repos/acme/shop/actions/runs");
    expect(body).toMatchObject({ total_count: 2, workflow_runs: rows });
    expect(body.workflow_runs).toHaveLength(rows.length);
  });

  test("the control API does the same over HTTP, and never tells a token", async () => {
    const running = await start();
    const send = async (method: string, path: string, body?: unknown) => {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      return (await fetch(`${running.url}/control/${path}`, { method, ...sent })).text();
    };
    await send("POST", "accounts/acme/repositories", { name: "acme/new" });
    await send("POST", "accounts/acme/repositories/acme/new", { pulls: [{ number: 5, createdAt: ago(1) }] });
    await send("PUT", "accounts/acme/grants", { token: "second", repositories: ["acme/new"] });
    await send("POST", "faults", { status: 503 });
    const second = { authorization: "Bearer second" };
    expect((await ask(running, "/repos/acme/new/pulls", second)).status).toBe(503);
    expect(await (await ask(running, "/repos/acme/new/pulls", second)).json()).toMatchObject([{ number: 5 }]);
    const told =
      (await send("GET", "requests")) + (await send("GET", "accounts")) + (await send("GET", "counts"));
    expect(told).toContain("/repos/acme/new/pulls");
    expect(told).not.toMatch(/second|github_pat/);
    expect(await send("PUT", "clock", { nonsense: 1 })).toContain("error");
  });
});
