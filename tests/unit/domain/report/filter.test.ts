import { describe, expect, test } from "vitest";
import { activeFilters, cleanNames, FILTERS, type Filter, nameProblem } from "#lib/domain/report/filter.ts";
import { parseReportQuery } from "#lib/domain/report/report-query.ts";

const ID = "3c817f67-da16-4363-8348-29928cd51e12";
const TAGS = ["tier:1", "k:", ":v", "k: ", " :v", "url:https://a", `k:${"x".repeat(510)}`];
const NOTHING: Filter = {
  env: [],
  service: [],
  team: [],
  repository: [],
  connection: [],
  tag: [],
  without: [],
};

describe("the names of a filter", () => {
  test("are those that it takes, each once, at most a hundred", () => {
    expect(cleanNames("team", ["", " ", "a\u0000", "x".repeat(513), "Booking", "Booking"])).toEqual([
      "Booking",
    ]);
    const many = Array.from({ length: 101 }, (_, index) => `s${index}`);
    expect(cleanNames("service", many)).toHaveLength(100);
    expect(cleanNames("connection", ["datadog", ID.toUpperCase(), ID])).toEqual([ID]);
    expect(cleanNames("env", ["*", "live"])).toEqual(["*"]);
  });

  test("that a page keeps are those that the API takes", () => {
    for (const filter of FILTERS) {
      for (const name of ["x", "*", " ", "", "a\u0000", "x".repeat(512), "x".repeat(513), ID, ...TAGS]) {
        const refused = "error" in parseReportQuery(new URLSearchParams({ [filter]: name }), new Date());
        expect([filter, name, nameProblem(filter, name) !== null]).toEqual([filter, name, refused]);
        expect(cleanNames(filter, [name])).toHaveLength(refused ? 0 : 1);
      }
    }
  });
});

describe("active filters", () => {
  test("are one per value, in the order of the filters", () => {
    const named = { ...NOTHING, env: ["*"], team: ["Booking", "Journey"], connection: [ID], tag: ["tier:1"] };
    expect(activeFilters({ ...named, without: ["service"], automation: "exclude" })).toEqual([
      { filter: "team", value: "Booking" },
      { filter: "team", value: "Journey" },
      { filter: "env", value: "*" },
      { filter: "connection", value: ID },
      { filter: "tag", value: "tier:1" },
      { filter: "without", value: "service" },
      { filter: "automation", value: "exclude" },
    ]);
    expect(activeFilters({ ...NOTHING, automation: null })).toEqual([]);
  });
});
