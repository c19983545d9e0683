/** What a value is measured in; words and formats go by it. */
export type CatalogueUnit =
  | "count"
  | "ratio"
  | "share"
  | "hours"
  | "minutes"
  | "lines"
  | "flag"
  | "per_day"
  | "merit";

/** What a metric is about, in the order in which a list of all is shown. */
export const CATEGORIES = [
  "pulls",
  "branches",
  "commits",
  "ci",
  "people",
  "code",
  "delivery",
  "health",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** A metric that a collector brings, once: list, tooltip, preview, documentation and checks read this. */
export type CatalogueMetric = {
  /** Its name wherever it is seen or sent, for ever: lower case, digits, underscores and dots. */
  key: string;
  category: Category;
  unit: CatalogueUnit;
  /** Days that a value of a day looks back on, ending with it; null for what is so at one moment. */
  windowDays: number | null;
  /** A value that is read off, as opposed to one that is added up: a sum over a rolling window sent twice counts once. */
  kind: "gauge";
  /** Raised when the same events would give another value. */
  formula: number;
  /**
   * How the organisation's value comes from all its repositories: their sum, all their events together, each of them once,
   * or nothing but itself, where it has no repository.
   */
  over: "sum" | "pooled" | "repositories" | "organization";
  /** What tells several values of one scope and day apart (a workflow), which is a tag where it is sent; null for one value. */
  part: "workflow" | "check" | null;
};

/** The key of its words under `catalogue` in `lib/words`: dots separate groups there. */
export function wordKey(key: string): string {
  return key.replaceAll(".", "_");
}
