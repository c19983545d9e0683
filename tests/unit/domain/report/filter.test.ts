import { describe, expect, test } from "vitest";
import { activeFilters, cleanNames, FILTERS, type Filter, nameProblem } from "#lib/domain/report/filter.ts";
import { parseReportQuery } from "#lib/domain/report/report-query.ts";

const ID = "3c817f67-da16-4363-8348-29928cd51e12";
const NOTHING: Filter = { env: [], service: [], team: [], repository: [], connection: [] };

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
      for (const name of ["x", "*", " ", "", "a\u0000", "x".repeat(512), "x".repeat(513), ID]) {
        const refused = "error" in parseReportQuery(new URLSearchParams({ [filter]: name }), new Date());
        expect([filter, name, nameProblem(filter, name) !== null]).toEqual([filter, name, refused]);
        expect(cleanNames(filter, [name])).toHaveLength(refused ? 0 : 1);
      }
    }
  });
});

describe("active filters", () => {
  test("are one per value, with the filter in words and connections by their names", () => {
    const filter = { ...NOTHING, env: ["*"], team: ["Booking", "Journey"], connection: [ID, "gone"] };
    expect(activeFilters(filter, new Map([[ID, "Datadog EU"]]))).toEqual([
      { filter: "team", value: "Booking", label: "Team: Booking" },
      { filter: "team", value: "Journey", label: "Team: Journey" },
      { filter: "env", value: "*", label: "Environment: all" },
      { filter: "connection", value: ID, label: "Connection: Datadog EU" },
      { filter: "connection", value: "gone", label: "Connection: unknown" },
    ]);
  });
});
