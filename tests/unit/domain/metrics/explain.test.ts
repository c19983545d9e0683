import { expect, test } from "vitest";
import { atDatadog, leftOutOf } from "#lib/domain/metrics/explain.ts";
import { METRICS } from "#lib/domain/metrics/metric.ts";
import { figures } from "../../fixtures/report.ts";

const evaluated = { cfrDenominator: "evaluated" } as const;

test("Datadog's number stands beside ours with the reasons that apply here, and no others", () => {
  const source = figures();
  const corrected = {
    ...source,
    change_failure_rate: { ...source.change_failure_rate, pending: 0, corrected: 2 },
  };
  expect(atDatadog("change_failure_rate", source, evaluated)).toEqual({
    here: source.change_failure_rate.value,
    there: source.as_datadog.changeFailureRate,
    reasons: ["of_all", "environments"],
  });
  expect(atDatadog("change_failure_rate", corrected, evaluated)?.reasons).toEqual([
    "corrected",
    "environments",
  ]);
  expect(atDatadog("change_failure_rate", source, { cfrDenominator: "all" })?.reasons).toEqual([
    "environments",
  ]);
  expect(METRICS.filter((metric) => atDatadog(metric, source, evaluated) === null)).toEqual(["rework_rate"]);
});

test("what a figure leaves out is told with its number", () => {
  const source = figures();
  expect(leftOutOf("change_failure_rate", source)).toEqual([
    { count: "pending", value: source.change_failure_rate.pending },
  ]);
  expect(leftOutOf("rework_rate", source)).toEqual([]);
});
