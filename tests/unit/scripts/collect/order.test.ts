import { describe, expect, test } from "vitest";
import { COLLECTORS } from "#lib/collect/collectors.ts";
import { readOrder } from "#scripts/collect/order.ts";

describe("npm run collect", () => {
  test("sends nothing unless it is told to, and collects from all sources unless one is named", () => {
    expect(readOrder(["--org", "acme"])).toEqual({ slug: "acme", push: false, collectors: COLLECTORS });
    expect(readOrder(["--org", "acme", "--push"]).push).toBe(true);
    expect(readOrder(["--org", "acme", "--dry-run"]).push).toBe(false);
    expect(readOrder(["--org", "acme", "--source", "github"]).collectors).toMatchObject([{ key: "github" }]);
  });

  test("refuses a dry run that pushes, an unknown source with those there are, and no organisation", () => {
    expect(() => readOrder(["--org", "acme", "--push", "--dry-run"])).toThrow("Either --dry-run");
    expect(() => readOrder(["--org", "acme", "--source", "gitlab"])).toThrow("There are: github, dora");
    expect(() => readOrder([])).toThrow("--org SLUG");
  });
});
