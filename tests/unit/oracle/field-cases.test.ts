import { describe, expect, test } from "vitest";
import { FIELD_CASES } from "../../support/field-cases.ts";
import { computeReport } from "../../support/oracle.ts";

describe("the naive report", () => {
  test.each(FIELD_CASES)("$code: $rule", ({ world, asks }) => {
    for (const { filter, see, right } of asks) {
      const report = computeReport(world, filter, Date.parse("2027-01-01T00:00:00Z"));
      expect(see(report)).toMatchObject(right as object);
    }
  });
});
