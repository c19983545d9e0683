import { describe, expect, test } from "vitest";
import { textOf } from "#lib/domain/format/format.ts";
import type { Metric } from "#lib/domain/metrics/metric.ts";
import { metricCard } from "#lib/domain/metrics/metric-card.ts";
import type { Figures, Report } from "#lib/domain/report/report.ts";
import { emptyReport, figures, report } from "../../fixtures/report.ts";

const SETTINGS = { bands: "dora-2024", timeZone: "UTC" } as const;

const card = (metric: Metric, source: Report = report()) => metricCard(metric, source, SETTINGS);
const reportWith = (parts: Partial<Figures>) => report({ figures: figures(parts) });

describe("a card", () => {
  test("says its sample and the parts of it in words", () => {
    expect(card("deployment_frequency").sample).toBe("138 deployments on 22 days");
    expect(card("lead_time").sample).toBe("812 commits, 3 excluded");
    expect(card("change_failure_rate").sample).toBe("12 failed of 133 judged, 5 pending");
    expect(card("recovery_time").sample).toBe("11 of 12 recovered");
    expect(card("rework_rate").sample).toBe("10 of 138 deployments");
  });

  test("follows the organisation's denominator", () => {
    const rate = { ...figures().change_failure_rate, formula: "all" as const, value: 12 / 138 };
    const { sample, value } = card("change_failure_rate", reportWith({ change_failure_rate: rate }));
    expect([textOf(value), sample]).toEqual(["8.7 %", "12 failed of 138 deployments, 5 pending"]);
  });

  test("names the level with its year, and the distance to the mark where there is no level", () => {
    expect(card("lead_time").band?.label).toBe("High · DORA 2024");
    expect(card("change_failure_rate").band).toBeNull();
    expect(card("change_failure_rate").mark).toBe("4.0 pp above the 5 % mark");
    expect(metricCard("change_failure_rate", report(), { ...SETTINGS, bands: "off" }).mark).toBeNull();
  });

  test("is directional under ten judged deployments", () => {
    const rate = { ...figures().change_failure_rate, failed: 1, evaluated: 9, value: 1 / 9 };
    expect(card("change_failure_rate", reportWith({ change_failure_rate: rate })).state).toBe("few");
  });

  test("shows no change when there was no previous value", () => {
    expect(card("lead_time", report({ previous: null })).delta).toBeNull();
    const previous = { window: report().window, figures: emptyReport().figures };
    expect(card("lead_time", report({ previous })).delta).toBeNull();
  });
});

describe("a card without a value", () => {
  const none = { p50: null, p75: null, p90: null, n: 0, band: null };
  const leadTime = (excluded: number) =>
    card("lead_time", reportWith({ lead_time: { ...none, excluded } })).sample;
  const recovery = (unrecovered: number) =>
    card("recovery_time", reportWith({ recovery_time: { ...none, unrecovered } })).sample;

  test("says why it is not known", () => {
    const unjudged = { ...figures().change_failure_rate, value: null, failed: 0, evaluated: 0, pending: 138 };
    expect(card("change_failure_rate", reportWith({ change_failure_rate: unjudged }))).toMatchObject({
      state: "unknown",
      value: [],
      sample: "None of 138 deployments is judged yet.",
    });
    expect(leadTime(0)).toBe("None of 138 deployments has a commit with a time.");
    expect(leadTime(4)).toBe("No usable commit time: 4 excluded.");
  });

  test("tells nothing to recover from nothing recovered", () => {
    expect(recovery(0)).toBe("No deployment failed, nothing to recover.");
    expect(recovery(2)).toBe("None of 2 failed deployments is repaired yet.");
    expect(recovery(1)).toBe("The only failed deployment is not repaired yet.");
  });

  test("tells a window without events from one that was not read", () => {
    expect(card("rework_rate", emptyReport())).toMatchObject({
      state: "empty",
      value: [],
      sample: "No deployments 21 Oct – 20 Nov 2026.",
    });
    expect(textOf(card("deployment_frequency", emptyReport()).value)).toBe("0 /day");
    const window = { ...report().window, coveredDays: 0, coveredFrom: null, coveredTo: null };
    expect(card("deployment_frequency", { ...emptyReport(), window }).state).toBe("unread");
  });
});
