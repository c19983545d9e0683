import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openGitHub } from "#lib/sources/github/github.ts";
import { startGitHub } from "../../fixtures/github-peer.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const APP = {
  id: 42,
  privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  installations: new Map([["our organisation", 4711]]),
};

/** GitHub with an App that is installed at Acme. */
function startInstalled() {
  const row = { id: 1, full_name: "acme/web", default_branch: "main", pushed_at: "2026-11-01T00:00:00Z" };
  const newer = { ...row, id: 2, full_name: "acme/api", pushed_at: "2026-11-27T00:00:00Z" };
  return startGitHub(({ url }) => {
    if (url.pathname.endsWith("/access_tokens"))
      return {
        status: 201,
        body: { token: "ghs_short", expires_at: "2026-11-28T13:00:00Z", permissions: { contents: "read" } },
      };
    if (url.pathname === "/app/installations/4711")
      return { body: { id: 4711, account: { id: 9, login: "acme" } } };
    return { body: { total_count: 2, repositories: [row, newer] } };
  });
}

describe("an installation of the operator's App", () => {
  test("reads in the place of a token, by tokens that GitHub gives for an hour", async () => {
    const { url, received } = await startInstalled();
    const reader = openGitHub({ baseUrl: url, app: APP })("installation:4711", "our organisation");
    expect((await reader.listRepositories(5)).map(({ fullName }) => fullName)).toEqual([
      "acme/api",
      "acme/web",
    ]);
    expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /app/installations/4711/access_tokens",
      "GET /installation/repositories?per_page=100&page=1",
    ]);
    expect(received[1]?.headers.authorization).toBe("token ghs_short");
  });

  test("is of the account that it is installed at, and ends never", async () => {
    const { url } = await startInstalled();
    const reader = openGitHub({ baseUrl: url, app: APP })("installation:4711", "our organisation");
    expect(await reader.whoAmI()).toEqual({ login: "acme", accountId: 9, expiresAt: null });
  });

  test.each([
    ["that the operator named for nobody", "installation:4712", "our organisation", APP],
    ["of another organisation", "installation:4711", "another organisation", APP],
    ["where the operator has no App", "installation:4711", "our organisation", null],
  ])("%s is refused, unasked", async (_, token, organization, app) => {
    const { url, received } = await startInstalled();
    expect(() => openGitHub({ baseUrl: url, app })(token, organization)).toThrow("unauthorized");
    expect(received).toHaveLength(0);
  });
});
