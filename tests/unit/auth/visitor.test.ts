import { expect, test } from "vitest";
import { asVisitor } from "#lib/supabase/visitor.ts";

test("the auth server is told the visitor's browser, not ours, and nothing where there is none", () => {
  const agent = "Mozilla/5.0 Firefox/150.0";
  expect(asVisitor(new Headers({ "user-agent": agent }))).toEqual({
    global: { headers: { "User-Agent": agent } },
  });
  expect(
    asVisitor(new Headers({ "user-agent": "x".repeat(5000) })).global?.headers["User-Agent"],
  ).toHaveLength(300);
  expect(asVisitor(new Headers())).toEqual({});
});
