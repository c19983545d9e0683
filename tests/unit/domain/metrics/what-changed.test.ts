import { describe, expect, test } from "vitest";
import { addDays } from "#lib/domain/format/calendar.ts";
import { METRICS } from "#lib/domain/metrics/metric.ts";
import { splitDay } from "#lib/domain/metrics/split-day.ts";
import {
  comparedAny,
  type ExplainingRow,
  rowsBehind,
  whatChanged,
} from "#lib/domain/metrics/what-changed.ts";
import type { Report, SeriesPoint } from "#lib/domain/report/report.ts";
import { Random } from "#scripts/simulator/random.ts";
import { medianInterval } from "#tests/support/interval-oracle.ts";
import { figures, frequency, previousOf, report, unread } from "../../fixtures/report.ts";

type Deployed = { failed: boolean; rework: boolean; lead: number; recovery: number };

/** Figures of some deployments, all of them judged, over thirty days. */
function figuresOf(deployed: Deployed[]) {
  const failed = deployed.filter((one) => one.failed);
  const times = (values: number[]) => {
    const { value: p50, low, high } = medianInterval(values);
    return { p50, low, high, n: values.length };
  };
  const base = figures();
  return figures({
    deployment_frequency: frequency({
      ...{ value: deployed.length / 30, deployments: deployed.length, activeDays: 22, band: null },
    }),
    lead_time: { ...base.lead_time, ...times(deployed.map(({ lead }) => lead)) },
    change_failure_rate: {
      ...{ ...base.change_failure_rate, value: failed.length / deployed.length },
      ...{ failed: failed.length, evaluated: deployed.length },
    },
    recovery_time: { ...base.recovery_time, ...times(failed.map(({ recovery }) => recovery)) },
    rework_rate: {
      ...{
        value: null,
        rework: deployed.filter(({ rework }) => rework).length,
        deployments: deployed.length,
      },
    },
  });
}

function sidesOf(now: Deployed[], before: Deployed[]): Report {
  const source = report();
  const days = { ...source.window, coveredDays: 30 };
  const current = { window: days, figures: figuresOf(now) };
  return report({ ...current, previous: previousOf(current, days, { figures: figuresOf(before) }) });
}

function deployedBy(random: Random, rate: number): Deployed {
  const failed = random.chance(rate);
  const [lead, recovery] = [random.logNormal(20 * 3600, 1), random.logNormal(3600, 1)];
  return { failed, rework: random.chance(rate), lead, recovery };
}

describe("what changed", () => {
  test("finds well under 5 % of the figures of worlds in which nothing changed", () => {
    const random = new Random("nothing changed");
    let found = 0;
    const rounds = 400;
    for (let round = 0; round < rounds; round += 1) {
      const rate = random.between(0.05, 0.4);
      // One company, its deployments dealt out to both windows by a coin.
      const world = Array.from({ length: random.int(120, 700) }, () => deployedBy(random, rate));
      const dealt = Object.groupBy(world, () => (random.chance(0.5) ? "now" : "before"));
      found += whatChanged(sidesOf(dealt.now ?? [], dealt.before ?? [])).length;
    }
    expect(found / (rounds * METRICS.length)).toBeLessThan(0.035);
  });

  test("names a failure rate that doubled, with both values, the bad news before the good", () => {
    const random = new Random("worse");
    const of = (count: number, rate: number) => Array.from({ length: count }, () => deployedBy(random, rate));
    const found = whatChanged(sidesOf(of(600, 0.4), of(400, 0.1)));
    expect(found[0]).toMatchObject({ metric: "change_failure_rate", change: { verdict: "worse" } });
    expect(found[0]?.now).toBeGreaterThan(found[0]?.before ?? 1);
    expect(found.at(-1)).toMatchObject({ metric: "deployment_frequency" });
  });

  test("tells nothing moved from nothing compared", () => {
    const uncovered = { comparable: false, reason: "not_covered" } as const;
    expect(comparedAny(report())).toBe(true);
    expect(comparedAny(report({ previous: null }))).toBe(false);
    expect(comparedAny(report({ previous: previousOf(report(), report().window, uncovered) }))).toBe(false);
  });
});

describe("the rows behind a finding", () => {
  const worse = (metric: "change_failure_rate" | "deployment_frequency") => ({
    ...{ metric, now: 0.2, before: 0.1 },
    change: {
      value: metric === "deployment_frequency" ? 0.5 : 0.1,
      low: 0.05,
      high: 0.15,
      verdict: "worse" as const,
      reason: null,
    },
  });
  const row = (key: string, now: [number, number], before: [number, number]): ExplainingRow => {
    const counts = ([failed, evaluated]: [number, number]) => ({ failed, evaluated, deployments: evaluated });
    return { key, leadTimeN: 0, ...counts(now), previous: counts(before), change: null };
  };
  const source = sidesOf(
    Array.from({ length: 200 }, (_, at) => ({ failed: at < 40, rework: false, lead: 1, recovery: 1 })),
    Array.from({ length: 200 }, (_, at) => ({ failed: at < 20, rework: false, lead: 1, recovery: 1 })),
  );

  test("of a failure rate are those that fail more often, not those that only grew", () => {
    const rows = [row("grew", [14, 140], [8, 80]), row("broke", [26, 60], [12, 120])];
    expect(rowsBehind(worse("change_failure_rate"), rows, source).map(({ key }) => key)).toEqual(["broke"]);
  });

  test("of a fallen frequency are those that deploy less, three of them at most", () => {
    const less = ["a", "b", "c", "d"].map((key, at) => row(key, [0, 10], [0, 50 - 5 * at]));
    const found = rowsBehind(worse("deployment_frequency"), [row("more", [0, 90], [0, 10]), ...less], source);
    expect(found.map(({ key }) => key)).toEqual(["a", "b", "c"]);
  });
});

describe("since when", () => {
  const series = (failing: (day: number) => number, days = 60): SeriesPoint[] =>
    Array.from({ length: days }, (_, day) => ({
      ...unread(addDays("2026-09-20", day)),
      ...{ covered: 1, deployments: 10, evaluated: 10, failed: failing(day), rework: 0, leadTimeN: 20 },
      leadTimeP50: day < 40 ? 7200 + (day % 3) * 600 : 14_400 + (day % 3) * 600,
    }));
  const asked = { denominator: "evaluated", up: true } as const;

  test("is the day on which the figure became another, of a rate and of a median", () => {
    const broken = series((day) => (day < 45 ? day % 2 : 4 + (day % 2)));
    expect(splitDay("change_failure_rate", broken, asked)).toBe(addDays("2026-09-20", 45));
    expect(splitDay("lead_time", broken, asked)).toBe(addDays("2026-09-20", 40));
  });

  test("is not told where no day stands out, nor of a day on which it went the other way", () => {
    expect(
      splitDay(
        "change_failure_rate",
        series((day) => day % 2),
        asked,
      ),
    ).toBeNull();
    const mended = series((day) => (day < 45 ? 4 : 0));
    expect(splitDay("change_failure_rate", mended, asked)).toBeNull();
    expect(splitDay("change_failure_rate", mended, { ...asked, up: false })).toBe(addDays("2026-09-20", 45));
  });
});
