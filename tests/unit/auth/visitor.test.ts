import { createServerClient } from "@supabase/ssr";
import { afterEach, describe, expect, test, vi } from "vitest";
import { isOutage } from "#lib/auth/user.ts";
import { asVisitor } from "#lib/supabase/visitor.ts";

test("the auth server is told the visitor's browser, not ours, and nothing where there is none", () => {
  const agent = "Mozilla/5.0 Firefox/150.0";
  expect(asVisitor(new Headers({ "user-agent": agent })).global.headers).toEqual({ "User-Agent": agent });
  const long = asVisitor(new Headers({ "user-agent": "x".repeat(5000) })).global.headers;
  expect(long?.["User-Agent"]).toHaveLength(300);
  expect(asVisitor(new Headers()).global.headers).toBeUndefined();
});

describe("a session whose token has run out", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  /** Has it refreshed by an auth server that answers so; what the client says, and the cookies that it takes away. */
  async function refresh(status: number, code: string) {
    vi.useFakeTimers();
    vi.stubGlobal("fetch", async () =>
      Response.json({ code: status, error_code: code, msg: code }, { status }),
    );
    const user = { id: "7c1b0a52-0000-4000-8000-000000000000" };
    const session = {
      access_token: "a.b.c",
      refresh_token: "r",
      token_type: "bearer",
      expires_at: 1,
      expires_in: 1,
      user,
    };
    const value = `base64-${Buffer.from(JSON.stringify(session)).toString("base64url")}`;
    const gone: string[] = [];
    const { auth } = createServerClient("http://127.0.0.1:1", "key", {
      ...asVisitor(new Headers()),
      cookieOptions: { name: "plumbline-session" },
      cookies: {
        getAll: () => [{ name: "plumbline-session", value }],
        setAll: (changes) => {
          gone.push(...changes.filter((change) => change.value === "").map((change) => change.name));
        },
      },
    });
    const asked = auth.getSession();
    await vi.advanceTimersByTimeAsync(60_000);
    const { error } = await asked;
    return { error, gone };
  }

  test("is kept while the auth server takes no more refreshes for now, which it counts for all visitors together", async () => {
    const { error, gone } = await refresh(429, "over_request_rate_limit");
    expect(gone).toEqual([]);
    expect(error !== null && isOutage(error)).toBe(true);
  });

  test("ends when the auth server says that it is over", async () => {
    const { error, gone } = await refresh(400, "refresh_token_not_found");
    expect(gone).toContain("plumbline-session");
    expect(error !== null && isOutage(error)).toBe(false);
  });
});
