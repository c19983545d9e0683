import { describe, expect, test } from "vitest";
import type { WeekStart } from "#lib/domain/format/calendar.ts";
import type { Metric } from "#lib/domain/metrics/metric.ts";
import {
  countTicks,
  durationTicks,
  labelledTicks,
  rateScale,
  rateTicks,
} from "#lib/domain/metrics/metric-axis.ts";
import { seriesCsv } from "#lib/domain/metrics/metric-csv.ts";
import {
  emptyTrend,
  nextBucket,
  targetOf,
  trendOf as trendOfSource,
  trendSource,
} from "#lib/domain/metrics/metric-trend.ts";
import { unknownOf } from "#lib/domain/metrics/trend-columns.ts";
import { noteDays, notesByBucket } from "#lib/domain/metrics/trend-notes.ts";
import type { SeriesPoint } from "#lib/domain/report/report.ts";
import { trendCsv } from "#lib/http/trend-csv.ts";
import { emptyReport, report, seriesOf, unread } from "../../fixtures/report.ts";

type Source = Parameters<typeof trendSource>[0];
const trendOf = (metric: Metric, source: Source, weekStart: WeekStart = "monday") =>
  trendOfSource(metric, trendSource(source, { weekStart }), "UTC");

/** The trend of the days of a report, some of them changed. */
function trendWith(metric: Metric, change: (point: SeriesPoint) => SeriesPoint) {
  const series = seriesOf(31).map(change);
  return { series, ...trendOf(metric, report({ series })) };
}

describe("a trend", () => {
  test("splits deployments by verdict so that the parts add up", () => {
    const trend = trendOf("deployment_frequency", report());
    expect(trend.bucket).toBe("day");
    for (const point of trend.points) {
      expect((point.failed ?? 0) + (point.fine ?? 0) + (point.pending ?? 0)).toBe(point.deployments);
    }
  });

  test("leaves a gap where nothing was read, also inside the window, never a zero", () => {
    const hole = ["2026-10-29", "2026-10-30"];
    const { points } = trendWith("deployment_frequency", (point) =>
      hole.includes(point.at) ? unread(point.at) : point,
    );
    expect(points.filter(({ deployments }) => deployments === null).map(({ at }) => at)).toEqual(hole);
    expect(points.filter(({ value }) => value === null).map(({ at }) => at)).toEqual(hole);
  });

  test("keeps the value of a bucket that was read in part, and marks it", () => {
    const { points, series } = trendWith("deployment_frequency", (point) =>
      point.at === "2026-10-29" ? { ...point, covered: 0.25 } : point,
    );
    const inPart = points.find(({ at }) => at === "2026-10-29");
    expect([inPart?.deployments, inPart?.partial]).toEqual([
      series.find(({ at }) => at === "2026-10-29")?.deployments,
      true,
    ]);
  });

  test("of weeks sums the days that were read, and is a gap where none was", () => {
    const { points, series } = trendWith("rework_rate", (point) =>
      point.at >= "2026-11-02" && point.at < "2026-11-10" ? unread(point.at) : point,
    );
    const week = (at: string) => points.find((point) => point.at === at);
    expect([week("2026-11-02")?.deployments, week("2026-11-02")?.covered]).toEqual([null, 0]);
    expect(week("2026-11-09")?.covered).toBeCloseTo(6 / 7);
    expect(week("2026-11-09")?.deployments).toBe(
      series
        .filter(({ at }) => at >= "2026-11-10" && at < "2026-11-16")
        .reduce((sum, p) => sum + (p.deployments ?? 0), 0),
    );
  });

  test("leaves a gap where a median has no events", () => {
    const trend = trendOf("recovery_time", report());
    expect(trend.points.some((point) => point.value === null)).toBe(true);
    expect(trend.points.every((point) => point.value !== 0)).toBe(true);
  });

  test("marks the buckets that the window cuts", () => {
    const { points } = trendOf("deployment_frequency", report());
    expect(points.filter((point) => point.partial).map((point) => point.at)).toEqual([
      "2026-10-21",
      "2026-11-20",
    ]);
    const whole = { ...report().window, from: "2026-10-21T00:00:00Z", to: "2026-11-21T00:00:00Z" };
    expect(trendOf("deployment_frequency", report({ window: whole })).points.some((p) => p.partial)).toBe(
      false,
    );
  });

  test("of a rate over many days is summed by week, never averaged", () => {
    const source = report();
    const trend = trendOf("change_failure_rate", source);
    expect(trend.bucket).toBe("week");
    const week = source.series.filter((point) => point.at >= "2026-11-02" && point.at < "2026-11-09");
    const failed = week.reduce((sum, point) => sum + (point.failed ?? 0), 0);
    const evaluated = week.reduce((sum, point) => sum + (point.evaluated ?? 0), 0);
    expect(trend.points.find((point) => point.at === "2026-11-02")?.value).toBeCloseTo(failed / evaluated);
  });

  test.each<[WeekStart, string]>([
    ["monday", "2026-11-02"],
    ["sunday", "2026-11-01"],
    ["saturday", "2026-10-31"],
  ])("of weeks begins them on the day that the organisation set: %s", (weekStart, first) => {
    const source = report();
    const { points } = trendOf("rework_rate", source, weekStart);
    const days = source.series.filter(({ at }) => at >= first).slice(0, 7);
    const rework = days.reduce((sum, day) => sum + (day.rework ?? 0), 0);
    expect(points.find(({ at }) => at === first)?.rework).toBe(rework);
  });

  test("leaves a gap before anything was sent, which is not one that was not read", () => {
    const unsent = (at: string) => ({ ...unread(at), covered: 1 });
    const { points } = trendWith("deployment_frequency", (point) =>
      point.at < "2026-10-30" ? unsent(point.at) : point,
    );
    expect(points.filter(({ value }) => value === null)).toHaveLength(9);
    expect(points.map(unknownOf).filter((why) => why !== null)).toEqual(Array(9).fill("unsent"));
    const week = trendWith("rework_rate", (point) => (point.at < "2026-11-04" ? unsent(point.at) : point));
    expect(week.points.map(({ at, rework }) => [at, rework === null])).toEqual([
      ["2026-10-19", true],
      ["2026-10-26", true],
      ["2026-11-02", false],
      ["2026-11-09", false],
      ["2026-11-16", false],
    ]);
  });

  test("of a short window keeps its days", () => {
    const short = report({ series: seriesOf(7) });
    expect(trendOf("change_failure_rate", short).bucket).toBe("day");
  });

  test("of weeks says so", () => {
    const weeks = seriesOf(15 * 7).filter((point) => new Date(`${point.at}T00:00:00Z`).getUTCDay() === 1);
    expect(trendOf("lead_time", report({ series: weeks })).bucket).toBe("week");
  });
});

describe("a point of a trend", () => {
  test("has the interval of its share, how many events it rests on, and the same of the other window", () => {
    const source = report();
    const { points } = trendOf("change_failure_rate", source);
    const week = points.find(({ at }) => at === "2026-11-02");
    const [low, high] = week?.band ?? [];
    expect(low).toBeLessThan(week?.value ?? 0);
    expect(high).toBeGreaterThan(week?.value ?? 1);
    expect(week?.n).toBe(week?.evaluated);
    const days = trendOf("deployment_frequency", source).points;
    expect(days.map(({ before }) => before)).toEqual(
      source.previousSeries?.map(({ deployments }) => deployments),
    );
    expect(
      trendOf("lead_time", report({ previousSeries: null })).points.every((p) => p.before === null),
    ).toBe(true);
  });

  test("opens its days, and the part of them that the window leaves", () => {
    const { points } = trendOf("deployment_frequency", report());
    expect(points.slice(0, 2).map(({ from, to }) => [from, to])).toEqual([
      ["2026-10-21T12:00:00Z", "2026-10-22"],
      ["2026-10-22", "2026-10-23"],
    ]);
    expect(points.at(-1)).toMatchObject({ from: "2026-11-20", to: "2026-11-20T12:00:00Z" });
  });

  test("of chosen buckets is theirs, whatever their length", () => {
    const months = [unread("2026-09-01"), unread("2026-10-01")];
    const drawn = (bucket: "day" | "month", series: SeriesPoint[]) =>
      trendOfSource("rework_rate", trendSource(report({ series }), { weekStart: "monday", bucket }), "UTC");
    expect(drawn("month", months).points.map(({ at }) => at)).toEqual(["2026-09-01", "2026-10-01"]);
    expect(nextBucket("2026-12-01", "month")).toBe("2027-01-01");
    expect(drawn("day", seriesOf(31)).bucket).toBe("day");
  });

  test("is held against a target by its bucket, where that has a length", () => {
    const trend = (bucket: "day" | "week" | "month") => ({
      ...trendOf("deployment_frequency", report()),
      bucket,
    });
    expect([targetOf(trend("day"), 4), targetOf(trend("week"), 4), targetOf(trend("month"), 4)]).toEqual([
      4,
      28,
      null,
    ]);
    expect(targetOf(trendOf("change_failure_rate", report()), 0.1)).toBe(0.1);
    expect(targetOf(trend("day"), undefined)).toBeNull();
  });

  test("is a row of the file of the chart", () => {
    const trend = trendOf("change_failure_rate", report());
    const [head, ...rows] = trendCsv(trend).trimEnd().split("\r\n");
    expect(head).toBe("at,covered,change_failure_rate,n,low,high,previous,incidents");
    expect(rows).toHaveLength(trend.points.length);
    expect(rows[1]?.split(",").slice(0, 4)).toEqual(
      ["2026-10-26", 1, trend.points[1]?.value, trend.points[1]?.n].map(String),
    );
  });

  test("has a column of the file for each line into which it is split, after all others", () => {
    const trend = trendOf("change_failure_rate", report());
    const values = trend.points.map((_, at) => (at === 0 ? null : 0.25));
    const [head, first, second] = trendCsv(trend, [{ name: "=checkout, eu", values }]).split("\r\n");
    expect(head).toMatch(/,incidents,"'=checkout, eu"$/);
    expect([first?.endsWith(","), second?.endsWith(",0.25")]).toEqual([true, true]);
  });
});

test("a note is drawn in the bucket of its day, and one from before in the first", () => {
  const trend = trendOf("change_failure_rate", report());
  const note = (id: string, at: string, until: string | null = null) => ({
    id,
    words: id,
    ...noteDays({ at, until }, "UTC"),
  });
  const freeze = note("freeze", "2026-11-04T00:00:00Z", "2026-11-11T00:00:00Z");
  expect(freeze).toMatchObject({ day: "2026-11-04", until: "2026-11-10" });
  const drawn = notesByBucket(trend, [freeze, note("old", "2026-01-01T00:00:00Z")]);
  expect([...drawn].map(([at, notes]) => [at, notes.map(({ id }) => id)])).toEqual([
    ["2026-11-02", ["freeze"]],
    ["2026-10-19", ["old"]],
  ]);
});

describe("a trend with nothing to draw", () => {
  test("says why", () => {
    expect(emptyTrend(trendOf("deployment_frequency", report()))).toBeNull();
    expect(emptyTrend(trendOf("deployment_frequency", emptyReport()))).toBe("noDeployments");
    const fine = trendWith("recovery_time", (point) => ({ ...point, failed: 0, recoveryP50: null }));
    expect(emptyTrend(fine)).toBe("noValues");
    const nothing = trendWith("lead_time", ({ at }) => unread(at));
    expect(emptyTrend(nothing)).toBe("unread");
  });

  test("of the rework rate is repairs by deployments, by week", () => {
    const trend = trendOf("rework_rate", report());
    expect(emptyTrend(trend)).toBeNull();
    expect(trend.bucket).toBe("week");
  });
});

describe("an axis", () => {
  test("begins at zero, ends above the highest value and has few round lines", () => {
    expect(durationTicks(30 * 3600)).toEqual([0, 43_200, 86_400, 129_600]);
    expect(rateTicks(0.43)).toEqual([0, 0.2, 0.4, 0.6000000000000001]);
    expect(countTicks(11)).toEqual([0, 5, 10, 15]);
    expect(countTicks(0)).toEqual([0, 1]);
    expect(rateTicks(1).at(-1)).toBe(1);
    expect(durationTicks(400 * 86_400).length).toBeLessThanOrEqual(5);
  });

  test("of rates of which none is known has no line", () => {
    expect(rateScale([null, null])).toEqual([]);
    expect(rateScale([null, 0.43])).toEqual(rateTicks(0.43));
  });

  test("that is short is labelled at its ends, and in its middle where a line stands there", () => {
    expect(labelledTicks([0, 1, 2, 3, 4])).toEqual([0, 2, 4]);
    expect(labelledTicks([0, 1, 2, 3])).toEqual([0, 3]);
    expect(labelledTicks([0, 1])).toEqual([0, 1]);
  });
});

describe("the series as CSV", () => {
  const linesOf = (...points: SeriesPoint[]) => seriesCsv(points).split("\r\n");
  const [point] = seriesOf(1, "2026-11-20");
  if (point === undefined) throw new Error("no point");

  test("has the API's numbers and nothing for what is not known", () => {
    const [head, row] = linesOf({ ...point, leadTimeP50: null, recoveryP50: 4890.5 });
    expect(head).toBe(
      "at,covered,deployments,lead_time_p50_seconds,lead_time_changes,failed,evaluated,pending,recovery_p50_seconds,rework,recoveries,failure_rate_low,failure_rate_high,incidents",
    );
    const { deployments, leadTimeN, failed, evaluated, pending, rework, recoveryN, low, high } = point;
    expect(row).toBe(
      `2026-11-20,1,${deployments},,${leadTimeN},${failed},${evaluated},${pending},4890.5,${rework},${recoveryN},${low},${high},0`,
    );
  });

  test("has every number that a trend shows", () => {
    const shown = { ...point, deployments: 40, failed: 3, evaluated: 32, pending: 8, rework: 5 };
    const [, row = ""] = linesOf({ ...shown, leadTimeP50: 600, recoveryP50: 60 });
    expect(row.split(",")).toEqual(expect.arrayContaining(["40", "600", "3", "32", "60", "5"]));
  });

  test("puts beside each bucket the one as far into the window before, and nothing where that is shorter", () => {
    const later = { ...point, at: "2026-11-21" };
    const before = { ...point, at: "2026-10-20", deployments: 77 };
    const [head = "", first = "", second = ""] = seriesCsv([point, later], [before]).split("\r\n");
    expect(head).toMatch(/,incidents,previous_at,previous_covered,previous_deployments,/);
    expect(first).toContain(",2026-10-20,1,77,");
    expect(second.split(",")).toHaveLength(head.split(",").length);
    expect(second).toMatch(/,{13}$/);
  });

  test("leaves every cell of a bucket empty that was not read", () => {
    expect(linesOf(unread("2026-11-20"))[1]).toBe("2026-11-20,0,,,,,,,,,,,,");
  });
});
