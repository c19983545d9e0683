import { describe, expect, test } from "vitest";
import type { Metric } from "#lib/domain/metrics/metric.ts";
import { metricCard } from "#lib/domain/metrics/metric-card.ts";
import type { Figures, Previous, Report } from "#lib/domain/report/report.ts";
import { emptyReport, figures, previousOf, report } from "../../fixtures/report.ts";

const card = (metric: Metric, source: Report = report()) =>
  metricCard(metric, source, { bands: "dora-2024" });
const reportWith = (parts: Partial<Figures>) => report({ figures: figures(parts) });

describe("a card", () => {
  test("has the value and the level of its figure, and the distance to the mark where there is no level", () => {
    expect([card("lead_time").value, card("lead_time").band]).toEqual([28 * 3600, "high"]);
    expect(card("change_failure_rate").band).toBeNull();
    expect(card("change_failure_rate").aboveMark).toBeCloseTo(4.02, 1);
    expect(metricCard("change_failure_rate", report(), { bands: "off" }).aboveMark).toBeNull();
  });

  test("is directional under ten judged deployments", () => {
    const rate = { ...figures().change_failure_rate, failed: 1, evaluated: 9, value: 1 / 9 };
    expect(card("change_failure_rate", reportWith({ change_failure_rate: rate })).state).toBe("few");
  });

  test("has the change of the report, and shows none when nobody asked", () => {
    expect(card("lead_time").change).toMatchObject({ value: -6 * 3600, verdict: "better" });
    expect(card("change_failure_rate").change).toMatchObject({ verdict: "chance" });
    expect(card("lead_time", report({ previous: null })).change).toBeNull();
  });

  test("shows no change where nothing can be compared, and why", () => {
    const against = (parts: Partial<Previous>) =>
      report({ previous: previousOf(report(), report().window, parts) });
    const why = (source: Report, metric: Metric = "lead_time") => card(metric, source).change?.reason;
    expect(why(against({ comparable: false, reason: "not_covered" }))).toBe("not_covered");
    expect(why(against({ figures: emptyReport().figures }))).toBe("not_known");
    expect(why(report(), "recovery_time")).toBe("few_events");
  });

  test("tells how much of its window was read, where it was not all of it", () => {
    expect(card("lead_time").coverage).toBeNull();
    const window = { ...report().window, coveredFrom: "2026-10-30T02:00:00Z", coveredDays: 21.4 };
    expect(card("lead_time", report({ window })).coverage).toEqual({ read: 21.4, all: 30 });
  });
});

describe("a card without a value", () => {
  test("is not known although there are deployments", () => {
    const unjudged = { ...figures().change_failure_rate, value: null, failed: 0, evaluated: 0, pending: 138 };
    expect(card("change_failure_rate", reportWith({ change_failure_rate: unjudged }))).toMatchObject({
      state: "unknown",
      value: null,
    });
  });

  test("tells a window without events from one that was not read", () => {
    expect(card("rework_rate", emptyReport())).toMatchObject({ state: "empty", value: null });
    expect(card("deployment_frequency", emptyReport())).toMatchObject({ state: "empty", value: 0 });
    const window = { ...report().window, coveredDays: 0, coveredFrom: null, coveredTo: null };
    expect(card("deployment_frequency", { ...emptyReport(), window }).state).toBe("unread");
  });
});
