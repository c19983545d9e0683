import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { reachOf, sourcesOf } from "../../support/project-imports.ts";

const root = join(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

const sources = ["app", "lib"].flatMap(sourcesOf);

/** The longest that a function of Vercel may live: what goes on after an answer, a sync or a purge, needs it. */
const WHOLE_LIFE = /^export const maxDuration = 300;$/m;

const inOrganization = sources.filter((file) => file.startsWith("app/orgs/[org]/"));

/** Who may hold the client that row level security does not bind: no page, no section, no action. */
const SECRET_CLIENT = [
  "app/api/health/ready/route.ts",
  "app/api/metrics/route.ts",
  "app/i/[file]/drawn.ts",
  "app/i/[file]/serve.ts",
  "lib/auth/caller.ts",
  "lib/auth/invitation.ts",
  "lib/auth/rate-limit.ts",
  "lib/sync/this-server.ts",
];

/** The source of each exported function of a file, by name. */
function exportedFunctions(source: string): [string, string][] {
  return source
    .split(/^export (?:default )?async function /m)
    .slice(1)
    .map((text) => [/^\w+/.exec(text)?.[0] ?? "", text.split(/^}$/m)[0] ?? ""]);
}

describe("what belongs to an organisation", () => {
  const pages = inOrganization.filter((file) => /\/(?:page\.tsx|route\.ts)$/.test(file));

  test.each(pages)("is asked for as a member, in %s itself", (file) => {
    const source = read(file);
    const onlyRedirects =
      /^\s*(?:return )?redirect\(/m.test(source) && !/lib\/(?:db|supabase)\//.test(source);
    expect(/await requireMember\(/.test(source) || onlyRedirects).toBe(true);
  });

  test("is changed by actions that name the role they need, and by no other", () => {
    const actions = inOrganization
      .filter((file) => /^"use server"/.test(read(file)))
      .flatMap((file) => exportedFunctions(read(file)));
    expect(actions.length).toBeGreaterThan(12);
    const open = actions.filter(
      ([, body]) => !/return orgAction\([\w?.]+, "(?:viewer|manager|admin|owner)", async/.test(body),
    );
    expect(open.map(([name]) => name)).toEqual([]);
  });
});

describe("a page or route whose calls start work that outlives the answer", () => {
  const entries = sources.filter((file) => /\/(?:page\.tsx|route\.ts)$/.test(file));
  const around = (file: string) =>
    sources.filter((other) => other.endsWith("/layout.tsx") && file.startsWith(`${dirname(other)}/`));
  const starting = entries.filter((file) =>
    [file, ...around(file)].some((part) =>
      [...reachOf(part)].some((reached) => reached.startsWith("lib/sync/")),
    ),
  );

  test("is found by what it imports", () => {
    expect(starting).toEqual(
      expect.arrayContaining([
        "app/api/cron/sync/route.ts",
        "app/orgs/[org]/(dashboard)/page.tsx",
        "app/orgs/[org]/settings/connections/new/page.tsx",
      ]),
    );
  });

  test.each(starting)("may live as long as it needs: %s", (file) => {
    expect(read(file)).toMatch(WHOLE_LIFE);
  });
});

describe("the secret key", () => {
  test("is held by reviewed modules only, and by none that a browser could be given", () => {
    const holders = sources.filter((file) => /from "[^"]*supabase\/admin\.ts"/.test(read(file))).toSorted();
    expect(holders).toEqual(SECRET_CLIENT);
    const bundled = [...holders, "lib/supabase/admin.ts"].filter(
      (file) => !file.startsWith("app/api/") && !read(file).startsWith('import "server-only";'),
    );
    expect(bundled).toEqual([]);
    expect(holders.filter((file) => read(file).startsWith('"use client"'))).toEqual([]);
  });

  test("has no variable that the compiler would put into a bundle", () => {
    const open = sources.flatMap((file) => read(file).match(/NEXT_PUBLIC_\w+/g) ?? []);
    expect([...new Set(open)].toSorted()).toEqual([
      "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY",
      "NEXT_PUBLIC_SUPABASE_URL",
    ]);
  });
});

describe("a session", () => {
  test("is verified wherever somebody is recognised by it, and merely refreshed before pages", () => {
    const everywhere = ["proxy.ts", ...sources];
    expect(everywhere.filter((file) => /\.getSession\(/.test(read(file)))).toEqual(["proxy.ts"]);
    expect(read("proxy.ts")).not.toMatch(/=\s*await client\.auth\.getSession\(/);
  });

  test("is taken by its token alone where the database is asked next, or nothing of it is shown", () => {
    const taking = sources.filter((file) => /\bclaimedUser\(/.test(read(file)));
    expect(taking).toEqual([
      "app/orgs/[org]/layout.tsx",
      "lib/auth/language.ts",
      "lib/auth/org.ts",
      "lib/auth/user.ts",
      "lib/http/action.ts",
    ]);
  });

  test("is in no cache that others are answered from", () => {
    const caching = /["']use cache|unstable_cache|force-static|revalidate\s*=|cache:\s*["']force-cache/;
    expect(sources.filter((file) => caching.test(read(file)))).toEqual([]);
  });
});
