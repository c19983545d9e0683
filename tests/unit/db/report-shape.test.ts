import fc from "fast-check";
import { expect, test } from "vitest";
import { report as shape } from "#lib/db/report-shape.ts";
import { worlds } from "../../support/event-arbitraries.ts";
import { computeReport } from "../../support/oracle.ts";

test("the shape of a report reads every field of it, and drops none", () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const report = computeReport(world, world.filter, Date.parse("2025-01-01T00:00:00Z"));
      expect(shape.parse(report)).toEqual(report);
    }),
    { numRuns: 15 },
  );
});
