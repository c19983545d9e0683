import { expect, test } from "vitest";
import { type Dated, targetsOn, typedBounds, typedTarget } from "#lib/domain/metrics/targets.ts";

test("a target is typed in hours, percent or per day, with a comma or a point", () => {
  expect(typedTarget("lead_time", "24")).toBe(86_400);
  expect(typedTarget("recovery_time", " 0,5 ")).toBe(1800);
  expect(typedTarget("rework_rate", "12.5")).toBe(0.125);
  expect(typedTarget("deployment_frequency", "3")).toBe(3);
  for (const odd of ["", "many", "-1", "1e3", "1.2.3", "Infinity"])
    expect(typedTarget("lead_time", odd), odd).toBeNull();
  expect(typedBounds("change_failure_rate")).toEqual({ least: 0, most: 100 });
});

test("of each figure the newest target that has begun is in force, older ones are past, later ones planned", () => {
  const at = (from: string, value: number): Dated => ({ metric: "lead_time", value, from });
  const rows = targetsOn([at("2026-01-01", 3), at("2027-01-01", 1), at("2026-06-01", 2)], "2026-06-01");
  expect(rows.find(({ metric }) => metric === "lead_time")).toEqual({
    metric: "lead_time",
    current: at("2026-06-01", 2),
    past: [at("2026-01-01", 3)],
    planned: [at("2027-01-01", 1)],
  });
  expect(rows.find(({ metric }) => metric === "rework_rate")?.current).toBeNull();
});
