import { expect, test } from "@playwright/test";
import { COUNTS } from "#lib/domain/links.ts";
import { METRICS } from "#lib/domain/metrics/metric.ts";
import { BUCKETS, SPLITS } from "#lib/domain/report/report-query.ts";
import { cross } from "./crossing/cross.ts";
import { type Crossing, EVERYTHING, type Extent, nothingMet } from "./crossing/crossing.ts";
import { scopesOf } from "./crossing/scopes.ts";
import { foundWorld } from "./crossing/world.ts";

const SCOPES = 50;
/** Everything that can be followed, and not a sample (CONTRIBUTING.md). */
const ALL = process.env.CROSSING === "all";
const seed = Number(process.env.CROSSING_SEED ?? Date.now() % 1_000_000);
/** The first scope holds all kinds of events: each kind of count is followed there, and of the others a sample. */
const extentOf = (index: number): Extent => {
  if (ALL) return EVERYTHING;
  return index === 0
    ? { everywhere: true, addresses: 60, lists: 40 }
    : { everywhere: false, addresses: 10, lists: 1 };
};

/** What takes so long says how far it is, and what it has found so far. */
function tell({ index, met, found }: Pick<Crossing, "index" | "met"> & { found: string[] }): void {
  const { counts, addresses, lists, files, passing } = met;
  const walked = `${counts} counts, asked at ${addresses} addresses, ${lists} lists, ${files} files`;
  const passed = passing.splice(0).map((problem) => `passed: ${problem}`);
  process.stdout.write(
    `${[`${index + 1} of ${SCOPES} scopes: ${walked}`, ...found, ...passed].join("\n  ")}\n`,
  );
}

test("in fifty scopes the counts met are those of the API, of their lists and of their files, trends those of their files, no change is coloured without cause, and the frame keeps the scope", async () => {
  test.setTimeout(ALL ? 3 * 3_600_000 : 600_000);
  const world = await foundWorld();
  const met = nothingMet();
  const problems: string[] = [];
  for (const [index, crossed] of scopesOf(world.vocabulary, { seed, count: SCOPES }).entries()) {
    const crossing: Crossing = { ...crossed, world, met, index, extent: extentOf(index) };
    const found = await cross(crossing);
    problems.push(...found);
    if (ALL) tell({ index, met, found });
  }
  expect(problems, `CROSSING_SEED=${seed}`).toEqual([]);
  expect([...met.bare], "numbers that lead nowhere").toEqual([]);
  // What the walk would be worth nothing without.
  expect(Object.keys(COUNTS).filter((count) => !met.opened.has(count))).toEqual([]);
  const ofTrends = [/ before /, ...SPLITS.map((split) => new RegExp(`^overview .* from to ${split}$`))];
  expect(ofTrends.filter((sort) => ![...met.asked.keys()].some((asked) => sort.test(asked)))).toEqual([]);
  expect(met.trends.size, [...met.trends].join(", ")).toBeGreaterThan(METRICS.length * (BUCKETS.length - 1));
  expect(met.coloured).toBeGreaterThan(0);
});
