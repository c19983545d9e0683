import fc from "fast-check";
import { METRICS } from "#lib/domain/metrics/metric.ts";
import { DIMENSIONS } from "#lib/domain/report/filter.ts";
import { PERIODS } from "#lib/domain/report/period.ts";
import { BUCKETS, SPLITS } from "#lib/domain/report/report-query.ts";
import { SCOPE_PARAMETERS } from "#lib/domain/report/scope.ts";

/** What a scope can name in an organisation. */
export type Vocabulary = Record<(typeof NAMED)[number], string[]>;
const NAMED = ["service", "team", "repository", "env", "connection", "tag"] as const;
type Pairs = [string, string][];

const DAY_MS = 86_400_000;
const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
const none = fc.constant<Pairs>([]);

/** One parameter, as often as not. */
const maybe = (name: string, values: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: none },
    { weight: 2, arbitrary: fc.constantFrom(...values).map((value): Pairs => [[name, value]]) },
  );

/** Days that were picked: the first in the last 100 days, and up to 60 of them. */
const daysOf = (from: string, to: string) =>
  fc.record({ first: fc.integer({ min: 1, max: 100 }), days: fc.integer({ min: 1, max: 60 }) }).map(
    ({ first, days }): Pairs => [
      [from, dayBefore(first)],
      [to, dayBefore(Math.max(0, first - days))],
    ],
  );

const names = (name: (typeof NAMED)[number], values: string[]) =>
  values.length === 0
    ? none
    : fc.oneof(
        { weight: name === "env" ? 2 : 12, arbitrary: none },
        {
          weight: 2,
          arbitrary: fc
            .uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })
            .map((some): Pairs => some.map((value) => [name, value])),
        },
      );

const anyPeriod = fc.oneof(
  { weight: 1, arbitrary: none },
  { weight: 4, arbitrary: fc.constantFrom(...PERIODS).map((period): Pairs => [["period", period]]) },
  { weight: 2, arbitrary: daysOf("from", "to") },
);

const anyComparison = fc.oneof(
  { weight: 2, arbitrary: none },
  { weight: 2, arbitrary: fc.constantFrom("year", "none").map((how): Pairs => [["compare", how]]) },
  {
    weight: 1,
    arbitrary: daysOf("compareFrom", "compareTo").map((days): Pairs => [["compare", "custom"], ...days]),
  },
);

const anyScope = (vocabulary: Vocabulary) =>
  fc
    .tuple(
      anyPeriod,
      ...NAMED.map((name) => names(name, name === "env" ? ["*", ...vocabulary.env] : vocabulary[name])),
      maybe("automation", ["exclude"]),
      fc.oneof({ weight: 4, arbitrary: none }, maybe("without", DIMENSIONS)),
      anyComparison,
      maybe("split", SPLITS),
    )
    .map((pairs) => pairs.flat());

/** Which of a page is looked at: the figure of its trend, and by what its table is. */
export type Look = { metric: string; by: string };
export type Crossed = { scope: URLSearchParams; look: Look };

/** The first scopes: one of all that there is, and one in which something has changed beyond chance; all splits. */
const SURE: Pairs[] = [
  [
    ["period", "90d"],
    ["split", "origin"],
  ],
  [
    ["period", "14d"],
    ["split", "service"],
  ],
  [
    ["period", "30d"],
    ["split", "team"],
  ],
];

/** So many scopes, each with a look; every figure meets every bucket within twenty of them. */
export function scopesOf(
  vocabulary: Vocabulary,
  { seed, count }: { seed: number; count: number },
): Crossed[] {
  const buckets = [null, ...BUCKETS];
  return fc.sample(anyScope(vocabulary), { seed, numRuns: count }).map((pairs, index) => {
    const bucket = buckets[Math.floor(index / METRICS.length) % buckets.length] ?? null;
    const said: Pairs = SURE[index] ?? pairs;
    const scope = new URLSearchParams(bucket === null ? said : [...said, ["bucket", bucket]]);
    const by = [...DIMENSIONS, "tag"][index % 5] ?? "service";
    return { scope, look: { metric: METRICS[index % METRICS.length] ?? "", by } };
  });
}

/** What an address says of the scope, and of nothing else, in one order. */
export function scopeIn(href: string): string[] {
  const known: readonly string[] = SCOPE_PARAMETERS;
  const { searchParams } = new URL(href, "http://product");
  return [...searchParams]
    .filter(([name]) => known.includes(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
}
