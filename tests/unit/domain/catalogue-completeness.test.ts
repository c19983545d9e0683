import { expect, test } from "vitest";
import type { CatalogueMetric } from "#lib/domain/catalogue/catalogue-metric.ts";
import type { Measured } from "#lib/domain/catalogue/collected.ts";
import { completenessOf, together } from "#lib/domain/catalogue/completeness.ts";
import { GITHUB_METRICS } from "#lib/domain/catalogue/github.ts";
import { missing } from "#lib/domain/catalogue/snapshot.ts";

const DAY = "2026-03-10";
const metrics = GITHUB_METRICS.slice(0, 4);
const value = ({ key, formula }: CatalogueMetric, rest: Partial<Measured> = {}): Measured => ({
  ...{ scope: "", metric: key, part: "", day: DAY, value: 1, n: 1, formula, reason: null },
  ...{ from: DAY, to: DAY },
  ...rest,
});
const unknown = { value: null, reason: missing("not_read") };

test("each metric is known or missing for one reason, also one of which no value was made", () => {
  const [known, lost, elsewhere] = metrics as [CatalogueMetric, CatalogueMetric, CatalogueMetric];
  const measured = [
    value(known),
    value(lost, unknown),
    // Neither of the organisation nor of the day.
    value(elsewhere, { scope: "github.com/acme/shop" }),
    value(elsewhere, { day: "2026-03-09" }),
  ];
  expect(completenessOf(metrics, measured, DAY)).toEqual({
    known: 1,
    missing: { not_read: 1, not_collected: 2 },
  });
});

test("a metric with parts is in neither, and all others of the catalogue are in one", () => {
  const { known, missing: reasons } = completenessOf(GITHUB_METRICS, [], DAY);
  expect(known).toBe(0);
  expect(reasons).toEqual({ not_collected: GITHUB_METRICS.filter(({ part }) => part === null).length });
});

test("what two collectors bring adds up", () => {
  const one = { known: 2, missing: { no_event: 1 } };
  expect(together(null, one)).toEqual(one);
  expect(together(one, { known: 1, missing: { no_event: 2, few: 1 } })).toEqual({
    known: 3,
    missing: { no_event: 3, few: 1 },
  });
});
