import { describe, expect, test } from "vitest";
import { compareCounts, compareMedians, compareRates, type Middle } from "#lib/domain/metrics/change.ts";
import { judge, judgeAmong, type Outcome } from "#lib/domain/metrics/judging.ts";
import type { Change, Compared } from "#lib/domain/report/report.ts";
import { Random } from "#scripts/simulator/random.ts";
import { medianInterval } from "#tests/support/interval-oracle.ts";
import { type Candidate, judgeTogether } from "#tests/support/oracle-among.ts";

const isFinding = ({ verdict }: Change) => verdict === "better" || verdict === "worse";
const failing = (now: number, before: number, whole = 100) =>
  compareRates({ part: now, whole }, { part: before, whole });

/** Outcomes of so many rows that are drawn from one source on either side. */
type Draw = (random: Random) => ReturnType<typeof compareMedians>;
const middleOf = (values: number[]): Middle => {
  const { value: p50, low, high } = medianInterval(values);
  return { p50, low, high, n: values.length };
};
const times = <T>(count: number, one: () => T): T[] => Array.from({ length: count }, one);

const SOURCES: [Compared, Draw][] = [
  [
    "change_failure_rate",
    (random) => {
      const chance = random.between(0.05, 0.4);
      const side = (whole: number) => {
        return { part: times(whole, () => random.chance(chance)).filter(Boolean).length, whole };
      };
      return compareRates(side(random.int(2, 120)), side(random.int(2, 120)));
    },
  ],
  [
    "deployment_frequency",
    (random) => {
      const perDay = 10 ** random.between(-1, 0.6);
      const side = () => ({ count: random.poisson(30 * perDay), days: 30 });
      return compareCounts(side(), side());
    },
  ],
  [
    "lead_time",
    (random) => {
      const [median, spread] = [random.between(600, 500_000), random.between(0.4, 1.6)];
      const side = () => middleOf(times(random.int(20, 120), () => random.logNormal(median, spread)));
      return compareMedians(side(), side());
    },
  ],
];

describe("a column of changes", () => {
  test.each(SOURCES)(
    "of %s shows none in 19 of 20 tables of 20 rows where nothing changed",
    (figure, draw) => {
      const [random, tables] = [new Random(`tables ${figure}`), 800];
      const drawn = times(tables, () => times(20, () => draw(random)));
      const share = (told: Change[][]) => told.filter((changes) => changes.some(isFinding)).length / tables;
      expect(
        share(drawn.map((outcomes) => outcomes.map((outcome) => judge(figure, outcome)))),
      ).toBeGreaterThan(0.25);
      expect(share(drawn.map((outcomes) => judgeAmong(figure, outcomes)))).toBeLessThanOrEqual(0.055);
    },
  );

  test("still shows what is large among rows that did not change, and how many alike are chance", () => {
    const still = times(40, () => failing(10, 10));
    const [large, small, ...others] = judgeAmong("change_failure_rate", [
      failing(40, 10),
      failing(21, 10),
      ...still,
    ]);
    expect(large).toMatchObject({ verdict: "worse" });
    expect(small).toMatchObject({ verdict: "chance", reason: null, among: 42 });
    expect(small?.low).toBeGreaterThan(0);
    expect(others.map(({ among }) => among)).toEqual(still.map(() => undefined));
  });

  test("of one row, or with others that cannot be compared, is judged as that alone", () => {
    const alone = failing(21, 10);
    expect(judgeAmong("change_failure_rate", [alone, "nothing_sent_before", "not_known"])[0]).toEqual(
      judge("change_failure_rate", alone),
    );
  });

  test("is what Holm's rule makes of the chance of each", () => {
    const random = new Random("holm");
    const draw = () => {
      const [chance, more] = [random.between(0.02, 0.3), random.pick([1, 1, 1.5, 2])];
      const side = (of: number) => ({
        part: times(100, () => random.chance(of)).filter(Boolean).length,
        whole: 100,
      });
      return compareRates(side(chance * more), side(chance));
    };
    const told = times(200, () => {
      const outcomes = times(random.int(1, 30), draw).filter(
        (outcome): outcome is Outcome => typeof outcome !== "string",
      );
      const changes = judgeAmong("change_failure_rate", outcomes);
      expect(changes).toEqual(judgeTogether(outcomes.map(candidate)));
      return changes;
    }).flat();
    expect(told.filter(isFinding).length).toBeGreaterThan(50);
    expect(told.filter(({ among }) => among !== undefined).length).toBeGreaterThan(50);
  });
});

const candidate = (outcome: Outcome): Candidate => ({
  ...{ change: judge("change_failure_rate", outcome), none: 0 },
  at: outcome.within,
});
