import { describe, expect, test } from "vitest";
import { Account } from "#scripts/simulator/github/account.ts";
import { accountInput } from "#scripts/simulator/github/control-input.ts";
import { ago, ask, NOW, nextOf, start } from "./harness.ts";

const now = NOW.getTime() / 1000;
const WEEK = 7 * 86_400;

function open(days: number) {
  const content = { kind: "sized", endAt: NOW, days };
  return new Account(accountInput.parse({ id: "large", grants: [], content })).repositories();
}

describe("an account of a real size", () => {
  test("has a few busy repositories and a long tail", () => {
    const sizes = open(7).map((repository) => ({
      commits: repository.history("main", now).length,
      pulls: repository.pulls.until(now).length,
      runs: repository.runs.until(now).length,
    }));
    expect(sizes).toHaveLength(300);
    for (const [name, expected] of [
      ["commits", 90],
      ["pulls", 100],
      ["runs", 1500],
    ] as const) {
      expect(sizes[0]?.[name]).toBeGreaterThan(expected * 0.8);
      expect(sizes[0]?.[name]).toBeLessThan(expected * 1.2);
    }
    const commits = sizes.map((size) => size.commits).toSorted((a, b) => a - b);
    expect(commits[150]).toBeGreaterThanOrEqual(2);
    expect(commits[150]).toBeLessThanOrEqual(4);
  });

  test("is the same each time, and goes on for two days after its end", () => {
    const [one, other] = [open(35)[9]?.opened(), open(35)[9]?.opened()];
    expect(one?.runs.until(now)).toEqual(other?.runs.until(now));
    expect(one?.runs.until(now + 86_400).length).toBeGreaterThan(one?.runs.until(now).length ?? 0);
    expect(one?.runs.until(now).at(-1)?.createdAt).toBeLessThan(now - 4 * WEEK);
  });
});

test("of an endless account each page has a next one", async () => {
  const running = await start({ pulls: [{ number: 1, createdAt: ago(1) }] }, { isEndless: true });
  let path = "/repos/acme/shop/pulls?per_page=1";
  for (let page = 1; page <= 3; page += 1) {
    const response = await ask(running, path);
    expect(await response.json()).toMatchObject([{ number: 1 }]);
    path = nextOf(response) ?? "";
    expect(path).toContain(`page=${page + 1}`);
  }
});
