import { identityOf, type Series } from "./series.ts";

/** What Datadog lists for a hundred custom metrics a month. A hint: the price is in each contract. */
const LIST_PRICE_USD_PER_HUNDRED = 5;

/** What Datadog counts, and about what it lists for that. */
export type Billable = {
  /** Distinct names with their tags: each is one custom metric. */
  series: number;
  listPriceUsdPerMonth: number;
};

/** Sent or standing makes no difference: a series counts by the hour in which it has a point, however many. */
export function billableOf(series: readonly Series[]): Billable {
  const distinct = new Set(series.map(identityOf)).size;
  return {
    series: distinct,
    listPriceUsdPerMonth: Math.round(distinct * LIST_PRICE_USD_PER_HUNDRED) / 100,
  };
}
