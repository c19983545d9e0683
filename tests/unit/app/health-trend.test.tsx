import { describe, expect, test, vi } from "vitest";
import { Trend } from "#app/orgs/[org]/health/_components/health-trend.tsx";
import { trendQuery } from "#app/orgs/[org]/health/search-params.ts";
import { missing } from "#lib/domain/catalogue/snapshot.ts";
import { addDays } from "#lib/domain/format/calendar.ts";
import { type TrendOf, trendOf } from "#lib/domain/health/trend.ts";
import { snapshotOf, TO } from "../draw/sample-grid.ts";
import { htmlOf, ORGANIZATION, textOf } from "../fixtures/rendered.tsx";

vi.mock("#app/orgs/[org]/_components/filter/days-choice.tsx", () => ({ DaysChoice: () => null }));

const SCOPE = "github.com/acme/shop";
const now = new Date(`${TO}T12:00:00Z`);
const state = {
  ...({ days: "7", until: null, scope: SCOPE, view: "grid", cell: null } as const),
  ...{ trend: null, part: null, span: null, first: null, last: null },
};

const value = (metric: string, daysAgo: number, given: object) =>
  snapshotOf({ scope: SCOPE, metric, day: addDays(TO, -daysAgo), value: 1, ...given });

const snapshots = [
  value("github.commits.reverts", 0, { value: 1 }),
  value("github.commits.reverts", 2, { value: null, reason: missing("not_read") }),
  value("github.prs.open", 0, { value: 12, n: null }),
  value("github.ci.duration", 0, { part: "Build", value: 90, n: 4 }),
  value("github.ci.duration", 0, { part: "lint", value: 2 }),
  value("github.ci.workflow_runs_7d", 0, { value: 9 }),
  value("github.ci.workflow_runs_7d", 1, { value: 8 }),
  value("github.ci.workflow_runs_7d", 2, { value: null, reason: missing("short_answer") }),
];

function trend(of: Partial<TrendOf>, days = 4) {
  const asked = { row: null, metric: null, part: "", ...of };
  const made = trendOf(snapshots, { scope: SCOPE, of: asked, from: addDays(TO, 1 - days), to: TO });
  if (made === undefined) throw new Error("no such figure");
  return made;
}

const page = (of: Partial<TrendOf>) => (
  <Trend trend={trend(of)} organization={{ ...ORGANIZATION, slug: "acme" }} state={state} now={now} />
);

describe("the trend of a row", () => {
  test("has each of its days as text with its figure of merit, and a hole with its reason where nothing is known", () => {
    const text = textOf(page({ row: "reverts" }));
    expect(text).toContain("Reverts, day by day");
    expect(text).toContain("27 Nov 2026 1 40 0.50");
    expect(text).toContain("26 Nov 2026 — — — Not collected");
    expect(text).toContain("25 Nov 2026 — 40 — GitHub was asked and did not answer");
  });

  test("says of the day that is looked at its value, its events and its band, or why there is none", () => {
    expect(htmlOf(page({ row: "reverts" }))).toContain(
      'aria-valuetext="27 Nov 2026: 1, of 40 events. 0.50, warning"',
    );
    expect(htmlOf(page({ metric: "github.prs.open" }))).toContain('aria-valuetext="27 Nov 2026: 12"');
  });
});

describe("the trend of any metric of the catalogue", () => {
  test("is its raw value with its unit, without a figure of merit where no row reads it", () => {
    const text = textOf(page({ metric: "github.prs.open" }));
    expect(text).toContain("Open pull requests, day by day");
    expect(text).toContain("27 Nov 2026 12 —");
    expect(text).not.toContain("Figure of merit");
    expect(trend({ metric: "github.commits.reverts" }).cells.at(-1)).toEqual(
      trend({ row: "reverts" }).cells.at(-1),
    );
  });

  test("is of one part where it has several, and tells a day without it from one that nobody looked at", () => {
    const made = trend({ metric: "github.ci.duration", part: "Build" });
    expect(made.parts).toEqual(["Build", "lint"]);
    expect(made.cells.map(({ raw, reason }) => raw ?? reason?.code)).toEqual([
      ...["not_collected", "short_answer", "no_event", 90],
    ]);
    expect(trend({ metric: "github.ci.duration" }).part).toBe("Build");
    expect(textOf(page({ metric: "github.ci.duration" }))).toContain("Duration of a workflow, p90: Build");
    expect(htmlOf(page({ metric: "github.ci.duration" }))).toContain(">1 h 30 m<");
  });

  test("is chosen from one list, in groups, and what is shown is what its file and its picture are of", () => {
    const html = htmlOf(page({ metric: "github.ci.duration", part: "lint" }));
    expect(html.match(/<optgroup label="[^"]*"/g)?.length).toBe(8);
    expect(html).toContain("metric=github.ci.duration&amp;part=lint");
    expect(html).toContain("kind=trend&amp;metric=github.ci.duration&amp;part=lint&amp;scope=");
    expect(htmlOf(page({ row: "reverts" }))).toContain("kind=trend&amp;row=reverts");
  });

  test("of which nobody knows is none", () => {
    const asked = { scope: "", from: TO, to: TO };
    expect(
      trendOf([], { ...asked, of: { row: "of_a_newer_version", metric: null, part: "" } }),
    ).toBeUndefined();
    expect(trendOf([], { ...asked, of: { row: null, metric: "github.nothing", part: "" } })).toBeUndefined();
  });
});

test("is there for wide screens and for phones, each day at its place in both", () => {
  const html = htmlOf(page({ row: "reverts" }));
  const widths = [...html.matchAll(/<svg[^>]*? width="(\d+)" height="\d+" font-family="inherit"/g)];
  expect(widths.map(([, width]) => width)).toEqual(["840", "320"]);
  expect(html.match(/hatch-of-(narrow-)?trend"/g)).toEqual(['hatch-of-trend"', 'hatch-of-narrow-trend"']);
});

describe("which days it has", () => {
  const asked = (given: object) => trendQuery({ ...state, ...given }, "UTC", now);

  test("is so many up to the last of the grid, 30 unless asked", () => {
    expect(asked({})).toMatchObject({ from: "2026-10-29", to: TO, of: { row: "tests_passing" } });
    expect(asked({ span: 7, until: "2026-11-20" })).toMatchObject({ from: "2026-11-14", to: "2026-11-20" });
  });

  test("or from one day to another, in either order, none to come, and at most 800", () => {
    const range = { from: "2026-10-01", to: "2026-10-09" };
    expect(asked({ first: "2026-10-01", last: "2026-10-09", span: 7 })).toMatchObject(range);
    expect(asked({ first: "2026-10-09", last: "2026-10-01" })).toMatchObject(range);
    expect(asked({ first: "2026-11-01", last: "2027-01-01" })).toMatchObject({ from: "2026-11-01", to: TO });
    expect(asked({ first: "2020-01-01", last: TO })).toMatchObject({ from: addDays(TO, -799), to: TO });
    expect(asked({ first: "2027-01-01", last: "2027-01-02" })).toMatchObject({ from: TO, to: TO });
  });

  test("a metric is named by its key, and a name that nobody knows is the first row", () => {
    expect(asked({ trend: "github.prs.open", part: "x" }).of).toEqual({
      ...{ row: null, metric: "github.prs.open", part: "" },
    });
    expect(asked({ trend: "github.ci.duration", part: "x" }).of.part).toBe("x");
    expect(asked({ trend: "nobody" }).of.row).toBe("tests_passing");
  });
});
