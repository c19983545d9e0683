import { describe, expect, test } from "vitest";
import { isCalendarDay } from "#lib/domain/report/moment.ts";
import { parseReportQuery } from "#lib/domain/report/report-query.ts";
import { customRange, queryOf, rangeOfDays, type Scope, withScope } from "#lib/domain/report/scope.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const SCOPE: Scope = {
  period: "30d",
  from: null,
  to: null,
  compare: "previous",
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
      ...{ tag: ["tier:1"], without: [], automation: "exclude" as const },
    };
    expect(queryOf(scope({ period: "7d", ...filters }), NOW)).toEqual({
      ...filters,
      from: "2026-11-13T12:00:00.000Z",
      to: NOW.toISOString(),
      compare: "previous",
      bucket: null,
    });
    expect(queryOf(scope({ from: "2026-09-01", to: "2026-09-02", compare: "none" }), NOW)).toMatchObject({
      from: "2026-09-01",
      to: "2026-09-02",
      compare: null,
    });
  });
});

describe("a page and the API", () => {
  test("answer one question alike, by the same words of the address", () => {
    const said = "from=2026-10-01&to=2026-11-01&team=Booking&tag=tier:1&automation=exclude&compare=previous";
    const parsed = parseReportQuery(new URLSearchParams(said), NOW);
    const { from, to } = rangeOfDays("2026-10-01", "2026-10-31");
    const page = scope({ from, to, team: ["Booking"], tag: ["tier:1"], automation: "exclude" });
    expect(parsed).toEqual({ query: queryOf(page, NOW) });
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

  test("of another organisation, or out of it, stays as it is", () => {
    for (const href of ["/orgs/acme-two", "/orgs", "https://docs.example.com/orgs/acme"]) {
      expect(link(href)).toBe(href);
    }
  });
});
