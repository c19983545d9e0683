import fc from "fast-check";
import { createSerializer } from "nuqs/server";
import { describe, expect, test } from "vitest";
import { readScope, scopeParsers } from "#app/orgs/[org]/_components/filter/scope-params.ts";
import { addDays } from "#lib/domain/format/calendar.ts";
import { DIMENSIONS } from "#lib/domain/report/filter.ts";
import { isCalendarDay, windowProblem } from "#lib/domain/report/moment.ts";
import { PERIODS } from "#lib/domain/report/period.ts";
import { BUCKETS, parseReportQuery, SPLITS } from "#lib/domain/report/report-query.ts";
import {
  COMPARED_WITH,
  customRange,
  exactSearch,
  queryOf,
  rangeOfDays,
  type Scope,
  withScope,
} from "#lib/domain/report/scope.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const UTC = { timeZone: "UTC", weekStart: "monday" } as const;
const SCOPE: Scope = {
  period: "30d",
  from: null,
  to: null,
  compare: "previous",
  compareFrom: null,
  compareTo: null,
  bucket: null,
  split: null,
  env: [],
  service: [],
  team: [],
  repository: [],
  connection: [],
  tag: [],
  without: [],
  automation: null,
};
const scope = (parts: Partial<Scope> = {}): Scope => ({ ...SCOPE, ...parts });

describe("a custom range", () => {
  test("needs two days that exist, in order, within the longest window", () => {
    expect(customRange("2026-09-01", "2026-10-01T08:30:00+02:00")).toEqual({
      from: "2026-09-01",
      to: "2026-10-01T06:30:00.000Z",
    });
    expect(customRange("2026-09-01", null)).toBeNull();
    expect(customRange("2026-10-01", "2026-10-01")).toBeNull();
    expect(customRange("2026-10-02", "2026-10-01")).toBeNull();
    expect(customRange("2026-02-30", "2026-10-01")).toBeNull();
    expect(customRange("2020-01-01", "2026-10-01")).toBeNull();
    expect(isCalendarDay("yesterday")).toBe(false);
  });
});

describe("picked days", () => {
  test("are whole days of the organisation's zone, the last one included", () => {
    expect(rangeOfDays("2026-09-01", "2026-09-30")).toEqual({ from: "2026-09-01", to: "2026-10-01" });
  });
});

describe("the question of a page", () => {
  test("is its period up to now, or its range, with its filters", () => {
    const filters = {
      ...{ env: ["live"], service: [], team: ["Booking"], repository: [], connection: [] },
      ...{ tag: ["tier:1"], without: ["team" as const], automation: "exclude" as const },
    };
    expect(queryOf(scope({ period: "7d", bucket: "day", split: "team", ...filters }), NOW, UTC)).toEqual({
      ...filters,
      bucket: "day",
      from: "2026-11-13T12:00:00.000Z",
      to: NOW.toISOString(),
      compare: "previous",
    });
    expect(queryOf(scope({ from: "2026-09-01", to: "2026-09-02", compare: "none" }), NOW, UTC)).toMatchObject(
      {
        from: "2026-09-01",
        to: "2026-09-02",
        compare: null,
      },
    );
  });

  test("compares with what its address says, and with the period before where that is no window", () => {
    const compared = (parts: Partial<Scope>) => queryOf(scope(parts), NOW, UTC).compare;
    const days = { compareFrom: "2025-09-01", compareTo: "2025-10-01" };
    expect(compared({ compare: "year" })).toBe("year");
    expect(compared({ compare: "custom", ...days })).toEqual({ from: "2025-09-01", to: "2025-10-01" });
    expect(compared({ compare: "custom", ...days, compareTo: "2025-08-01" })).toBe("previous");
    expect(compared(days)).toBe("previous");
    expect(compared({ period: "this-month" })).toEqual({
      from: "2026-10-01",
      to: "2026-10-20T12:00:00.000Z",
    });
    expect(compared({ period: "last-month" })).toBe("previous");
    const range = { from: "2026-09-01", to: "2026-09-11" };
    expect(compared({ period: "this-month", ...range })).toBe("previous");
  });
});

describe("a page and the API", () => {
  test("answer one question alike, by the same words of the address", () => {
    const said = "from=2026-10-01&to=2026-11-01&team=Booking&tag=tier:1&automation=exclude&compare=previous";
    const parsed = parseReportQuery(new URLSearchParams(said), NOW);
    const { from, to } = rangeOfDays("2026-10-01", "2026-10-31");
    const page = scope({ from, to, team: ["Booking"], tag: ["tier:1"], automation: "exclude" });
    expect(parsed).toEqual({ query: queryOf(page, NOW, UTC) });
  });

  test("refuse the same windows", () => {
    const edges = ["2024-01-01", "2026-10-01", "2026-10-02", "2026-10-01T10:00:00.000Z", "2026-12-01"];
    for (const from of edges) {
      for (const to of edges) {
        const parsed = parseReportQuery(new URLSearchParams({ from, to }), NOW);
        expect([from, to, customRange(from, to) === null]).toEqual([from, to, "error" in parsed]);
      }
    }
  });
});

describe("a link inside the organisation", () => {
  const search = new URLSearchParams(
    "team=Booking&team=Journey&tag=tier:1&automation=exclude&period=90d&metric=lead_time&cursor=abc",
  );
  const link = (href: string) => withScope(href, "/orgs/acme", search);

  test("carries the scope of the page and nothing that belongs to the page alone", () => {
    expect(link("/orgs/acme")).toBe(
      "/orgs/acme?period=90d&team=Booking&team=Journey&tag=tier%3A1&automation=exclude",
    );
    expect(link("/orgs/acme/runs?status=failed")).toBe(
      "/orgs/acme/runs?status=failed&period=90d&team=Booking&team=Journey&tag=tier%3A1&automation=exclude",
    );
  });

  test("keeps what it says of the scope itself, and an empty value says none", () => {
    expect(link("/orgs/acme?team=Platform&automation=")).toBe(
      "/orgs/acme?team=Platform&period=90d&tag=tier%3A1",
    );
    expect(link("/orgs/acme/runs?team=&tag=")).toBe("/orgs/acme/runs?period=90d&automation=exclude");
  });

  test("to the row of a dimension leads to that row alone, of those that name it and of those that do not", () => {
    const from = (search: string) => (href: string) =>
      new URLSearchParams(withScope(href, "/orgs/acme", new URLSearchParams(search)).split("?")[1] ?? "");
    const row = from("team=Booking&without=team&without=service");
    expect(`${row("/orgs/acme/deployments?team=Booking")}`).toBe("team=Booking&without=service");
    expect(`${row("/orgs/acme/deployments?without=team")}`).toBe("without=team&without=service");
    expect(`${row("/orgs/acme/deployments?without=")}`).toBe("team=Booking");
  });

  test("has one window: that of its own name, or of its own edges", () => {
    const search = new URLSearchParams("period=90d&from=2026-09-01&to=2026-10-01");
    expect(withScope("/orgs/acme?period=7d", "/orgs/acme", search)).toBe("/orgs/acme?period=7d");
    expect(withScope("/orgs/acme?from=2026-09-08&to=2026-09-15", "/orgs/acme", search)).toBe(
      "/orgs/acme?from=2026-09-08&to=2026-09-15",
    );
  });

  test("of another organisation, or out of it, stays as it is", () => {
    for (const href of ["/orgs/acme-two", "/orgs", "https://docs.example.com/orgs/acme"]) {
      expect(link(href)).toBe(href);
    }
  });
});

describe("a scope", () => {
  const names = fc.uniqueArray(fc.constantFrom("live", "checkout", "a b", "ação", "team:x"), {
    maxLength: 3,
  });
  const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays("2025-01-01", days));
  const edge = fc.option(day);
  const anyScope: fc.Arbitrary<Scope> = fc.record({
    period: fc.constantFrom(...PERIODS),
    ...{ from: edge, to: edge, compareFrom: edge, compareTo: edge },
    compare: fc.constantFrom(...COMPARED_WITH),
    bucket: fc.option(fc.constantFrom(...BUCKETS)),
    split: fc.option(fc.constantFrom(...SPLITS)),
    automation: fc.constantFrom(null, "exclude" as const),
    without: fc.subarray([...DIMENSIONS]),
    ...{ env: names, service: names, team: names, repository: names },
    connection: fc.uniqueArray(fc.uuid(), { maxLength: 2 }),
    tag: fc.uniqueArray(fc.constantFrom("tier:1", "a:b c"), { maxLength: 2 }),
  });
  const write = createSerializer(scopeParsers);

  test("is the same behind every link between the pages of an organisation", () => {
    fc.assert(
      fc.property(
        anyScope,
        fc.constantFrom("", "/deployments?verdict=failed", "/services/a%20b"),
        (said, path) => {
          const search = new URLSearchParams(write(said));
          const href = withScope(`/orgs/acme${path}`, "/orgs/acme", search);
          expect(readScope(new URLSearchParams(href.split("?")[1] ?? ""))).toEqual(said);
        },
      ),
    );
  });

  test("is told by exact edges that ask for the same days later", () => {
    fc.assert(
      fc.property(anyScope, (said) => {
        const query = queryOf(said, NOW, UTC);
        const exact = readScope(exactSearch(new URLSearchParams(write(said)), query));
        expect(queryOf(exact, new Date("2027-05-05T05:05:05Z"), UTC)).toEqual(query);
      }),
    );
  });

  test("always asks for a window that the report can answer", () => {
    fc.assert(
      fc.property(anyScope, (said) => {
        const { from, to, compare } = queryOf(said, NOW, UTC);
        expect(windowProblem(from, to)).toBeNull();
        if (compare !== null && typeof compare === "object")
          expect(windowProblem(compare.from, compare.to)).toBeNull();
      }),
    );
  });
});
