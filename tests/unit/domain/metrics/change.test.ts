import { describe, expect, test } from "vitest";
import { changeOf, originDifference } from "#lib/domain/metrics/change.ts";
import { excludes } from "#lib/domain/metrics/interval.ts";
import type { Change, Figures, Previous, ReportWindow } from "#lib/domain/report/report.ts";
import { Random } from "#scripts/simulator/random.ts";
import { medianInterval, rateInterval, ratioInterval, squareAndAdd } from "#tests/support/interval-oracle.ts";
import { origin } from "../../fixtures/by-origin.ts";
import { figures, previousOf, report } from "../../fixtures/report.ts";

const { window: NOW, figures: FIGURES, previous: PREVIOUS } = report();
const BEFORE = PREVIOUS?.window ?? NOW;
const DRAWS = 10_000;

type Side = Partial<Figures> & { coveredDays?: number };

/** The changes between figures that differ from the usual ones in what a case is about. */
function changes(now: Side, before: Side, parts: Partial<Previous> = {}): Previous["change"] {
  const side = ({ coveredDays = 30, ...given }: Side, window: ReportWindow) => ({
    window: { ...window, coveredDays },
    figures: { ...FIGURES, ...given },
  });
  return changeOf(side(now, NOW), { ...side(before, BEFORE), comparable: true, reason: null, ...parts });
}

const frequency = (deployments: number) => ({
  deployment_frequency: { ...FIGURES.deployment_frequency, deployments },
});
const failing = (failed: number, evaluated: number, formula: "evaluated" | "all" = "evaluated") => ({
  change_failure_rate: { ...FIGURES.change_failure_rate, failed, evaluated, formula },
});
const repairing = (rework: number, deployments: number) => ({
  rework_rate: { value: rework / deployments, rework, deployments },
});

function taking(values: number[]): Pick<Figures, "lead_time"> {
  const { value: p50, low, high } = medianInterval(values);
  return { lead_time: { ...FIGURES.lead_time, p50, low, high, n: values.length } };
}

const draw = (count: number, one: () => number) => Array.from({ length: count }, one);
const drawCount = (random: Random, of: number, chance: number) =>
  draw(of, () => Number(random.chance(chance))).reduce((sum, hit) => sum + hit, 0);
const leadTimes = (random: Random, least = 20) =>
  draw(random.int(least, 200), () => random.logNormal(random.between(1, 40) * 3600, 1));

describe("the interval of a change", () => {
  test("of a rate is Newcombe's: 56 of 70 are 5 to 33 points above 48 of 80, as he printed it", () => {
    const { change_failure_rate: change } = changes(failing(56, 70), failing(48, 80));
    expect(change.value).toBeCloseTo(0.2, 10);
    expect([change.low, change.high].map((end) => end?.toFixed(4))).toEqual(["0.0524", "0.3339"]);
  });

  test("is that of the oracle, for rates, medians and frequencies of any size", () => {
    const random = new Random("intervals");
    for (let round = 0; round < 200; round += 1) {
      const [a, b] = [random.int(1, 400), random.int(1, 400)];
      const [k, l] = [random.int(0, a), random.int(0, b)];
      const told = changes(
        { ...failing(k, a), ...repairing(l, b), ...taking(leadTimes(random)), coveredDays: 31 },
        { ...failing(l, b), ...repairing(k, a), ...taking(leadTimes(random)), coveredDays: 7.5 },
      );
      const rates = squareAndAdd(rateInterval(k, a), rateInterval(l, b));
      expectClose(told.change_failure_rate, rates);
      expectClose(told.rework_rate, { value: -rates.value, low: -rates.high, high: -rates.low });
    }
  });

  test("of a median adds the squares of both", () => {
    const random = new Random("medians");
    for (let round = 0; round < 200; round += 1) {
      const [now, before] = [leadTimes(random), leadTimes(random)];
      const { lead_time } = changes(taking(now), taking(before));
      expectClose(lead_time, squareAndAdd(medianInterval(now), medianInterval(before)), 1e-3);
    }
  });

  test("of a frequency is a ratio, over the days that were read", () => {
    const random = new Random("ratios");
    for (let round = 0; round < 200; round += 1) {
      const now = { count: random.int(1, 500), days: random.between(1, 90) };
      const before = { count: random.int(1, 500), days: random.between(1, 90) };
      const { deployment_frequency } = changes(
        { ...frequency(now.count), coveredDays: now.days },
        { ...frequency(before.count), coveredDays: before.days },
      );
      const expected = ratioInterval(now, before);
      expectClose(deployment_frequency, expected, 1e-6 * Math.max(1, expected.high));
    }
  });

  test("of a frequency has no end where nothing came before, and nothing at all where nothing ever came", () => {
    const begun = changes(frequency(20), frequency(0)).deployment_frequency;
    expect(begun).toMatchObject({ value: null, high: null, verdict: "better" });
    expect(begun.low).toBeGreaterThan(1);
    expect(changes(frequency(0), frequency(20)).deployment_frequency).toMatchObject({
      value: 0,
      verdict: "worse",
    });
    const never = { value: null, low: 0, high: null, verdict: "chance", reason: null };
    expect(changes(frequency(0), frequency(0)).deployment_frequency).toEqual(never);
  });
});

describe("the verdict of a change", () => {
  test("says whether it is good by the direction of its figure", () => {
    expect(changes(frequency(200), frequency(100)).deployment_frequency.verdict).toBe("better");
    expect(changes(failing(60, 100), failing(10, 100)).change_failure_rate.verdict).toBe("worse");
    expect(changes(failing(10, 100), failing(60, 100)).change_failure_rate.verdict).toBe("better");
    const [short, long] = [draw(100, () => 3600), draw(100, () => 7200)].map(taking);
    expect(changes(short ?? {}, long ?? {}).lead_time).toMatchObject({ value: -3600, verdict: "better" });
  });

  test("is chance where the interval includes none", () => {
    expect(changes(failing(12, 100), failing(10, 100)).change_failure_rate.verdict).toBe("chance");
    expect(changes(frequency(105), frequency(100)).deployment_frequency.verdict).toBe("chance");
  });

  test("is chance where it is less than what the screen rounds to, however sure it is", () => {
    expect(changes(frequency(1_008_000), frequency(1_000_000)).deployment_frequency.verdict).toBe("chance");
    expect(changes(frequency(1_012_000), frequency(1_000_000)).deployment_frequency.verdict).toBe("better");
    const rate = (failed: number) => failing(failed, 100_000_000);
    expect(changes(rate(1_090_000), rate(1_000_000)).change_failure_rate.verdict).toBe("chance");
    expect(changes(rate(1_110_000), rate(1_000_000)).change_failure_rate.verdict).toBe("worse");
    const hours = (seconds: number) => taking(draw(100, () => 30 * 3600 + seconds));
    expect(changes(hours(1800), hours(0)).lead_time.verdict).toBe("chance");
    expect(changes(hours(3600), hours(0)).lead_time.verdict).toBe("worse");
    const minutes = (seconds: number) => taking(draw(100, () => 2 * 3600 + seconds));
    expect(changes(minutes(59), minutes(0)).lead_time.verdict).toBe("chance");
    expect(changes(minutes(60), minutes(0)).lead_time.verdict).toBe("worse");
  });

  test("of a failure rate goes by what the organisation divides by", () => {
    const of = (failed: number) => ({ ...failing(failed, 20, "all"), ...frequency(1000) });
    const { change_failure_rate } = changes(of(12), of(4));
    expectClose(change_failure_rate, squareAndAdd(rateInterval(12, 1000), rateInterval(4, 1000)));
  });
});

describe("a change is not told", () => {
  const NOTHING = { value: null, low: null, high: null, verdict: "not_compared" };

  test.each(["nothing_sent_before", "not_covered"] as const)("of any figure when %s", (reason) => {
    const { stages, ...figures } = changes(frequency(500), frequency(1), { comparable: false, reason });
    const told = { ...figures, ...stages };
    expect(Object.values(told)).toEqual(Object.keys(told).map(() => ({ ...NOTHING, reason })));
  });

  test("where a value is not known", () => {
    const reason = "not_known";
    expect(changes(failing(0, 0), failing(1, 9)).change_failure_rate).toEqual({ ...NOTHING, reason });
    const none = { lead_time: { ...FIGURES.lead_time, p50: null, low: null, high: null, n: 0 } };
    expect(changes(taking(draw(90, () => 60)), none).lead_time).toEqual({ ...NOTHING, reason });
    const unread = changes({ coveredDays: 0 }, {});
    expect(unread.deployment_frequency).toEqual({ ...NOTHING, reason });
  });

  test("of a median with under 20 events on either side", () => {
    const of = (events: number) => taking(draw(events, () => events * 3600));
    expect(changes(of(19), of(90)).lead_time).toEqual({ ...NOTHING, reason: "few_events" });
    expect(changes(of(90), of(19)).lead_time).toEqual({ ...NOTHING, reason: "few_events" });
    expect(changes(of(20), of(90)).lead_time.verdict).toBe("better");
  });

  test("of the time to restore against a time before the first incident", () => {
    const restored = (firstAt: string | null) => ({
      time_to_restore: { ...FIGURES.time_to_restore, ...{ p50: 9, low: 8, high: 10, n: 50 }, firstAt },
    });
    const before = restored(null);
    const reason = "nothing_sent_before";
    expect(changes(restored("2026-10-01T00:00:00Z"), before).time_to_restore).toEqual({ ...NOTHING, reason });
    expect(changes(restored(null), before).time_to_restore).toEqual({ ...NOTHING, reason });
    expect(changes(restored(BEFORE.from), before).time_to_restore.verdict).toBe("chance");
  });
});

describe("two samples of one source", () => {
  /** How many of the draws are told as a finding. */
  function findings(seed: string, drawOne: (random: Random) => boolean): number {
    const random = new Random(seed);
    let found = 0;
    for (let index = 0; index < DRAWS; index += 1) if (drawOne(random)) found += 1;
    return found;
  }
  const isFinding = ({ verdict }: Change) => verdict === "better" || verdict === "worse";

  // Over 200,000 draws these are 4.7, 2.1, 2.1, 4.7 and 0.4 %.
  test.each<[string, (random: Random) => boolean]>([
    [
      "rates",
      (random) => {
        const [chance, n, m] = [random.next(), random.int(1, 300), random.int(1, 300)];
        const side = (of: number) => failing(drawCount(random, of, chance), of);
        return isFinding(changes(side(n), side(m)).change_failure_rate);
      },
    ],
    [
      "skewed lead times",
      (random) => {
        const [middle, spread] = [random.between(600, 500_000), random.between(0.2, 2.2)];
        const side = () => taking(draw(random.int(20, 200), () => random.logNormal(middle, spread)));
        return isFinding(changes(side(), side()).lead_time);
      },
    ],
    [
      "lead times without a memory",
      (random) => {
        const mean = random.between(600, 500_000);
        const side = () => taking(draw(random.int(20, 200), () => random.exponential(mean)));
        return isFinding(changes(side(), side()).lead_time);
      },
    ],
    [
      "counts",
      (random) => {
        const perDay = 10 ** random.between(-1.3, 0.9);
        const side = () => {
          const coveredDays = random.between(7, 90);
          return { ...frequency(random.poisson(perDay * coveredDays)), coveredDays };
        };
        return isFinding(changes(side(), side()).deployment_frequency);
      },
    ],
    ["shares by origin", (random) => excludes(0, originDifference(drawOrigins(random)))],
  ])("of %s are told as a finding in at most 5 % of 10,000 draws", (kind, drawOne) => {
    expect(findings(kind, drawOne)).toBeLessThanOrEqual(DRAWS / 20);
  });
});

describe("a doubled rate of 100 events", () => {
  test("is found, as a frequency, as a rate of all of them and as a rate of a thousand", () => {
    expect(changes(frequency(200), frequency(100)).deployment_frequency.verdict).toBe("better");
    expect(changes(frequency(100), frequency(50)).deployment_frequency.verdict).toBe("better");
    expect(changes(failing(20, 100), failing(10, 100)).change_failure_rate.verdict).toBe("worse");
    expect(changes(failing(200, 1000), failing(100, 1000)).change_failure_rate.verdict).toBe("worse");
    const taken = (hours: number) => taking(draw(100, () => 0).map((_, at) => hours * 36 * (at + 50)));
    expect(changes(taken(40), taken(20)).lead_time.verdict).toBe("worse");
  });
});

describe("the difference by origin", () => {
  test("is that of AI-assisted work minus that of people, at their weights", () => {
    const rows = [
      origin({ origin: "human", weight: 80.5, failedWeight: 7.2 }),
      origin({ origin: "ai_assisted", weight: 40.3, failedWeight: 4.4 }),
    ];
    expectClose(originDifference(rows), squareAndAdd(rateInterval(4.4, 40.3), rateInterval(7.2, 80.5)));
  });

  test("is not known without weight on either side", () => {
    const none = { value: null, low: null, high: null };
    const people = origin({ origin: "human", weight: 80.5, failedWeight: 7.2 });
    expect(originDifference([people, origin({ origin: "ai_assisted" })])).toEqual(none);
    expect(originDifference([people])).toEqual(none);
  });
});

test("the previous window of a fixture carries the changes that its figures come to", () => {
  const previous = previousOf({ window: NOW, figures: figures() }, BEFORE);
  expect(previous.change.lead_time).toMatchObject({ value: -6 * 3600, verdict: "better" });
});

/** Deployments of up to five commits of either origin, which fail however they were written. */
function drawOrigins(random: Random) {
  const [chance, assisted] = [random.between(0.02, 0.5), random.between(0.1, 0.9)];
  const [human, ai] = [
    { weight: 0, failedWeight: 0 },
    { weight: 0, failedWeight: 0 },
  ];
  for (let left = random.int(10, 200); left > 0; left -= 1) {
    const commits = random.int(1, 5);
    const share = drawCount(random, commits, assisted) / commits;
    const failed = random.chance(chance);
    ai.weight += share;
    human.weight += 1 - share;
    ai.failedWeight += failed ? share : 0;
    human.failedWeight += failed ? 1 - share : 0;
  }
  return [origin({ origin: "human", ...human }), origin({ origin: "ai_assisted", ...ai })];
}

type Ends = { value: number | null; low: number | null; high: number | null };

function expectClose(told: Ends, expected: Ends, within = 1e-8): void {
  for (const end of ["value", "low", "high"] as const) {
    expect(Math.abs((told[end] ?? Number.NaN) - (expected[end] ?? Number.NaN))).toBeLessThanOrEqual(within);
  }
}
