import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";

const ME = "0193a1f0-0000-7000-8000-000000000001";
const ORGANIZATION = { id: ME, slug: "acme", name: "Acme", role: "owner" };

/** What the database says to the token, which is well signed in all of these; and what it was asked. */
const database = vi.hoisted(() => ({ ended: false, asked: [] as string[] }));

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-path": "/orgs/acme/runs" }),
  cookies: async () => ({ get: () => ({ value: "en" }) }),
}));
vi.mock("#lib/supabase/server.ts", () => ({
  cookieClient: async () => ({
    auth: { getClaims: async () => ({ data: { claims: { sub: ME, role: "authenticated" } }, error: null }) },
    rpc: async (name: string) => {
      database.asked.push(name);
      if (database.ended) return { data: null, error: { code: "PL401", message: "the session has ended" } };
      return { data: name === "get_organization" ? settled() : null, error: null };
    },
  }),
}));

const settled = () => ({
  ...ORGANIZATION,
  timeZone: "UTC",
  weekStart: "monday",
  productionEnvs: ["production"],
  cfrDenominator: "evaluated",
  bands: "off",
  lookbackDays: 35,
  rawRetentionDays: 90,
});

beforeEach(() => {
  vi.resetModules();
  Object.assign(database, { ended: false, asked: [] });
});

// What was loaded here knows this test's database.
afterAll(() => vi.resetModules());

/** Where a page sends its visitor; null when it is shown. */
async function sentTo(page: () => Promise<unknown>): Promise<string | null> {
  const error = await page().then(
    () => null,
    (error: { digest?: string }) => error,
  );
  if (error === null) return null;
  return /^NEXT_REDIRECT;\w+;([^;]+);/.exec(error.digest ?? "")?.[1] ?? String(error);
}

describe("a page whose visitor's token is good and whose session", () => {
  const member = async () => (await import("#lib/auth/org.ts")).requireMember("acme");
  const user = async () => (await import("#lib/auth/user.ts")).requireUser("/orgs");

  test("goes on is shown, at no further question to the database where it asks one anyway", async () => {
    expect(await sentTo(member)).toBeNull();
    expect(database.asked).toEqual(["get_organization"]);
    expect(await sentTo(user)).toBeNull();
    expect(database.asked).toEqual(["get_organization", "check_session"]);
  });

  test("was ended sends to sign in and back, and that page sees nobody", async () => {
    database.ended = true;
    expect(await sentTo(member)).toBe("/sign-in?next=%2Forgs%2Facme%2Fruns");
    expect(await sentTo(user)).toBe("/sign-in?next=%2Forgs");
    // Else it would send back at once, for ever.
    expect(await (await import("#lib/auth/user.ts")).currentUser()).toBeNull();
  });

  test("was ended is refused by every action of an organisation", async () => {
    database.ended = true;
    const { orgAction } = await import("#lib/http/action.ts");
    const act = vi.fn(async () => "done");
    expect(await orgAction("acme", "viewer", act)).toEqual({
      status: "refused",
      message: "Sign in first.",
    });
    expect(act).not.toHaveBeenCalled();
  });
});
