import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BreakdownRow, Dimension, Report } from "#lib/domain/report/report.ts";
import { differences } from "../../support/differences.ts";
import { type World, worlds } from "../../support/event-arbitraries.ts";
import { computeReport, type OracleFilter } from "../../support/oracle.ts";
import { at } from "../../support/window-arbitraries.ts";

const NOW = Date.parse("2025-01-01T00:00:00Z");
const DIMENSIONS: Dimension[] = ["service", "team", "repository", "env"];
const RUNS = { numRuns: 30 };

const ask = (world: World, filter: Partial<OracleFilter> = {}) =>
  computeReport(world, { ...world.filter, compare: undefined, ...filter }, NOW);

/** What adds up, whatever a window or a dimension is cut into. */
function sumsOf({ figures }: Report) {
  const { deployment_frequency, change_failure_rate, lead_time, rework_rate } = figures;
  return {
    deployments: deployment_frequency.deployments,
    failed: change_failure_rate.failed,
    evaluated: change_failure_rate.evaluated,
    pending: change_failure_rate.pending,
    rework: rework_rate.rework,
    leadTimeN: lead_time.n,
  };
}

const add = <K extends string>(rows: Record<K, number>[], names: K[]) =>
  Object.fromEntries(names.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]));

const SUMS = ["deployments", "failed", "evaluated", "pending", "rework", "leadTimeN"] as const;

describe("the naive report over random events", () => {
  test("of two adjacent windows adds up to that of both", () => {
    fc.assert(
      fc.property(worlds, fc.double({ min: 0, max: 1, noNaN: true }), (world, part) => {
        const whole = ask(world);
        const [from, to] = [Date.parse(whole.window.from), Date.parse(whole.window.to)];
        const cut = at(Math.round(from + part * (to - from)));
        const halves = [ask(world, { to: cut }), ask(world, { from: cut })];
        const counts = [whole, ...halves].map((report) => ({
          ...sumsOf(report),
          excluded: report.figures.lead_time.excluded,
          redelivered: report.figures.lead_time.redelivered,
        }));
        expect(add(counts.slice(1), [...SUMS, "excluded", "redelivered"])).toEqual(counts[0]);
      }),
      RUNS,
    );
  });

  test("has rows that add up to the figures, in every dimension", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const report = ask(world);
        for (const dimension of DIMENSIONS) {
          expect(add(report.breakdown[dimension], [...SUMS])).toEqual(sumsOf(report));
        }
      }),
      RUNS,
    );
  });

  test("has rows that equal what their filter gives", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const report = ask(world);
        for (const dimension of DIMENSIONS.filter((name) => name !== "env")) {
          const without = world.filter.without?.filter((one) => one !== dimension) ?? [];
          for (const row of report.breakdown[dimension]) {
            const named = row.key === null ? undefined : [row.key];
            const none = row.key === null ? [...without, dimension] : without;
            expect(row).toMatchObject(rowOf(ask(world, { [dimension]: named, without: none })));
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  test("has rows of environments that equal their filter but for changes, which another one may have had first", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        for (const { key, leadTimeN, ...row } of ask(world).breakdown.env) {
          if (key === null) continue;
          const without = world.filter.without?.filter((one) => one !== "env") ?? [];
          const {
            leadTimeN: filteredN,
            leadTimeP50: _,
            ...filtered
          } = rowOf(ask(world, { env: [key], without }));
          expect(row).toMatchObject(filtered);
          expect(filteredN).toBeGreaterThanOrEqual(leadTimeN);
        }
      }),
      { numRuns: 12 },
    );
  });

  test("has buckets that count what the figures count, where all of it was read", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const report = ask(everythingRead(world));
        const points = report.series.filter((point) => point.deployments !== null);
        expect(add(points as Record<keyof ReturnType<typeof sumsOf>, number>[], [...SUMS])).toEqual(
          sumsOf(report),
        );
      }),
      RUNS,
    );
  });

  test("is the same for dates and for the moments at which those days begin", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const report = ask(world);
        const { from, to } = report.window;
        expect(differences(ask(world, { from, to }), report)).toEqual([]);
      }),
      RUNS,
    );
  });
});

type Counts = Pick<BreakdownRow, "deployments" | "cfr" | "failed" | "evaluated" | "pending" | "rework"> &
  Pick<BreakdownRow, "leadTimeP50" | "leadTimeN" | "recoveryP50" | "firstAt">;

/** What a row that holds everything has of the figures. */
function rowOf({ figures }: Report): Counts {
  return {
    deployments: figures.deployment_frequency.deployments,
    cfr: figures.change_failure_rate.value,
    failed: figures.change_failure_rate.failed,
    evaluated: figures.change_failure_rate.evaluated,
    pending: figures.change_failure_rate.pending,
    rework: figures.rework_rate.rework,
    leadTimeP50: figures.lead_time.p50,
    leadTimeN: figures.lead_time.n,
    recoveryP50: figures.recovery_time.p50,
    firstAt: figures.deployment_frequency.firstAt,
  };
}

function everythingRead(world: World): World {
  const [connection] = world.connections;
  if (connection === undefined) return world;
  const covered: [string, string][] = [["2010-01-01T00:00:00Z", "2030-01-01T00:00:00Z"]];
  const { connection: _, ...filter } = world.filter;
  return { ...world, filter, connections: [{ ...connection, disconnectedAt: null, covered }] };
}
