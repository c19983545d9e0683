import { describe, expect, test } from "vitest";
import { AppError } from "#lib/errors.ts";
import { audit } from "#lib/http/operations/audit.ts";
import { deployments } from "#lib/http/operations/deployments.ts";
import { health, snapshots } from "#lib/http/operations/health.ts";
import { incidents } from "#lib/http/operations/incidents.ts";
import { report } from "#lib/http/operations/report.ts";
import { spoken } from "#tests/support/spoken.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const partsOf = (query: string) => report.get.query.parse(new URLSearchParams(query), NOW).own.parts;

describe("the parts of a report", () => {
  test("are all of them unless named, and then those that are named", () => {
    expect(partsOf("")).toEqual(["figures", "series", "breakdown", "byOrigin"]);
    expect(partsOf("parts=byOrigin")).toEqual(["byOrigin"]);
    expect(partsOf("parts=series,figures&team=x")).toEqual(["series", "figures"]);
  });

  test.each([
    ["parts=figure", "must be one of figures, series, breakdown, byOrigin, rows, origins_by_bucket, split"],
    ["parts=", "must be one of figures, series, breakdown, byOrigin, rows, origins_by_bucket, split"],
    ["parts=figures,", "must be one of figures, series, breakdown, byOrigin, rows, origins_by_bucket, split"],
    [
      "parts=figures, series",
      "must be one of figures, series, breakdown, byOrigin, rows, origins_by_bucket, split",
    ],
    ["parts=figures,series,figures", "names figures twice"],
    ["parts=figures&parts=series", "may be given once"],
  ])("refuse %s by their name", (query, why) => {
    expect(refusalOf(() => partsOf(query))).toBe(`The parameter "parts" ${why}.`);
  });
});

describe("the order of deployments", () => {
  const sortOf = (query: string) => deployments.list.query.parse(new URLSearchParams(query), NOW).own.sort;

  test("is the newest first, unless it is by recovery, lead time or commits", () => {
    expect(["", "sort=started_at"].map(sortOf)).toEqual([null, null]);
    const others = ["recovery", "lead_time", "commits"];
    expect(others.map((sort) => sortOf(`sort=${sort}`))).toEqual(others);
  });

  test.each(["sort=", "sort=-recovery", "sort=leadTime", "sort=null"])("refuses %s", (query) => {
    expect(refusalOf(() => sortOf(query))).toBe(
      `The parameter "sort" must be one of started_at, recovery, lead_time, commits.`,
    );
  });
});

describe("the check of a list", () => {
  const checkOf = (query: string) => deployments.list.query.parse(new URLSearchParams(query), NOW).own.check;

  test("is one whose rows are events of the list, and any other is refused by its name", () => {
    expect(["", "check=reruns", "check=no_team"].map(checkOf)).toEqual([null, "reruns", "no_team"]);
    const ofIncidents = (query: string) =>
      incidents.list.query.parse(new URLSearchParams(query), NOW).own.check;
    expect(ofIncidents("check=pipeline_incidents")).toBe("pipeline_incidents");
    expect(refusalOf(() => checkOf("check=pipeline_incidents"))).toContain(`"check"`);
    expect(refusalOf(() => ofIncidents("check=reruns"))).toContain(`"check"`);
  });
});

describe("a list of incidents", () => {
  test("is searched by q, and not sorted", () => {
    const parse = (query: string) => incidents.list.query.parse(new URLSearchParams(query), NOW);
    expect(parse("q=outage").own).toMatchObject({ q: "outage", open: false });
    expect(refusalOf(() => parse("sort=recovery"))).toContain(`"sort"`);
  });
});

describe("the period of a page", () => {
  test("is no parameter of the API, which takes exact windows, and is refused by its name", () => {
    expect(refusalOf(() => partsOf("period=90d"))).toContain(`"period"`);
  });
});

describe("a parameter of health that is sent empty", () => {
  const parse = (text: string) => health.get.query.parse(new URLSearchParams(text), NOW);
  test("counts as not given, as the address is written with all its parameters", () => {
    expect(parse("days=7&to=&scope=")).toEqual({ days: 7, to: null, scope: "" });
    const daily = snapshots.list.query.parse(
      new URLSearchParams("metric=github.prs.open&scope=&from=&to="),
      NOW,
    );
    expect(daily).toMatchObject({ scope: "", from: null, to: null });
  });

  test("is refused by its name where it says something that is neither", () => {
    expect(refusalOf(() => parse("to=nonsense"))).toContain(`"to"`);
    expect(refusalOf(() => parse("scope=nonsense"))).toContain(`"scope"`);
  });
});

describe("the window of the audit log", () => {
  test("leaves a date a day, for the time zone is the organisation's", () => {
    const query = new URLSearchParams("from=2026-10-01&to=2026-10-02T02:00:00%2B02:00");
    expect(audit.list.query.parse(query, NOW)).toMatchObject({
      from: "2026-10-01",
      to: "2026-10-02T00:00:00.000Z",
    });
  });
});

function refusalOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError) return spoken(error);
  }
  return "";
}
