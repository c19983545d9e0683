import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { COLLECTORS } from "#lib/collect/collectors.ts";
import { HELP, readOrder } from "#scripts/collect/order.ts";

const sourcesOf = (...args: string[]) =>
  readOrder(["--org", "acme", ...args]).collectors.map(({ key }) => key);

describe("npm run collect", () => {
  test("sends nothing unless it is told to, and collects from all sources unless one is named", () => {
    expect(readOrder(["--org", "acme"])).toEqual({ slug: "acme", push: false, collectors: COLLECTORS });
    expect(readOrder(["--org", "acme", "--push"]).push).toBe(true);
    expect(readOrder(["--org", "acme", "--dry-run"]).push).toBe(false);
    expect(sourcesOf("--source", "github")).toEqual(["github"]);
    expect(sourcesOf("--source", "dora", "--source", "github", "--source", "dora")).toEqual([
      "dora",
      "github",
    ]);
  });

  test("says which sources there are, and that a source is about gathering alone", () => {
    expect(HELP).toContain("one of github, dora");
    expect(HELP).toContain("What is shown or sent is all that is published, of whatever source.");
  });

  test("refuses what nobody can mean before it looks for an installation", () => {
    const args = ["--conditions=react-server", "scripts/collect.ts", "--push", "--dry-run"];
    const env = { ...process.env, PLUMBLINE_DATA_DIR: "/nowhere" };
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^Either --dry-run/);
  });

  test("refuses a dry run that pushes, an unknown source with those there are, and no organisation", () => {
    expect(() => readOrder(["--org", "acme", "--push", "--dry-run"])).toThrow("Either --dry-run");
    expect(() => readOrder(["--org", "acme", "--source", "gitlab"])).toThrow("There are: github, dora");
    expect(() => readOrder([])).toThrow("--org SLUG");
  });
});
