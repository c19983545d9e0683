import { describe, expect, test } from "vitest";
import { Random } from "#scripts/simulator/random.ts";
import { differenceOfRates } from "../../support/oracle-change.ts";

/** A judged deployment: how much of it is AI-assisted and how much by people, and whether it failed. */
type Row = { ai: number; human: number; failed: boolean };
type Kind = Pick<Row, "ai" | "human"> & { chance: number };
type Some<T> = [T, ...T[]];

const ROWS = 400;
const DRAWS = 2000;

/** Each deployment of one kind, or half of them of both. */
const PURE: Some<Kind> = [
  { ai: 1, human: 0, chance: 0.25 },
  { ai: 0, human: 1, chance: 0.12 },
];
const MIXED: Some<Kind> = [
  ...PURE,
  { ai: 0.3, human: 0.7, chance: 0.15 },
  { ai: 0.6, human: 0.4, chance: 0.2 },
];

function rowsOf(kinds: Some<Kind>, random: Random): Some<Row> {
  const make = (): Row => {
    const { ai, human, chance } = random.pick(kinds);
    return { ai, human, failed: random.chance(chance) };
  };
  return [make(), ...Array.from({ length: ROWS - 1 }, make)];
}

function sharesOf(rows: Row[], origin: "ai" | "human") {
  const sum = (of: Row[]) => of.reduce((total, row) => total + row[origin], 0);
  return { part: sum(rows.filter(({ failed }) => failed)), whole: sum(rows) };
}

/** The middle 95 % of the differences of as many deployments, drawn from these over and over. */
function bootstrap(rows: Some<Row>, random: Random): [low: number, high: number] {
  const draws = Array.from({ length: DRAWS }, () => {
    const drawn = rows.map(() => random.pick(rows));
    const [ai, human] = [sharesOf(drawn, "ai"), sharesOf(drawn, "human")];
    return ai.part / ai.whole - human.part / human.whole;
  }).sort((a, b) => a - b);
  return [draws[DRAWS * 0.025] ?? Number.NaN, draws[DRAWS * 0.975 - 1] ?? Number.NaN];
}

function intervalsOf(kinds: Some<Kind>, seed: string) {
  const random = new Random(seed);
  const rows = rowsOf(kinds, random);
  const { low, high } = differenceOfRates(sharesOf(rows, "ai"), sharesOf(rows, "human"));
  return { told: [low ?? Number.NaN, high ?? Number.NaN] as const, drawn: bootstrap(rows, random) };
}

const SEEDS = ["one", "two", "three", "four", "five"];

describe("the interval of the difference between origins, at n = weight", () => {
  test.each(SEEDS)("is that of a bootstrap where each deployment is of one origin (%s)", (seed) => {
    const { told, drawn } = intervalsOf(PURE, seed);
    expect(Math.abs(told[0] - drawn[0])).toBeLessThan(0.02);
    expect(Math.abs(told[1] - drawn[1])).toBeLessThan(0.02);
  });

  test.each(SEEDS)("is not narrower than that of a bootstrap where deployments are shared (%s)", (seed) => {
    const { told, drawn } = intervalsOf(MIXED, seed);
    expect(told[1] - told[0]).toBeGreaterThanOrEqual(drawn[1] - drawn[0]);
    expect(told[0]).toBeLessThan(drawn[0] + 0.02);
    expect(told[1]).toBeGreaterThan(drawn[1] - 0.02);
  });
});
