import { describe, expect, test } from "vitest";
import { parseReportQuery, type ReportQuery } from "#lib/domain/report/report-query.ts";
import { spoken } from "#tests/support/spoken.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const UUID = "3C817F67-DA16-4363-8348-29928CD51E12";
const DEFAULTS: ReportQuery = {
  from: "2026-10-22T12:00:00.000Z",
  to: "2026-11-21T12:00:00.000Z",
  env: [],
  service: [],
  team: [],
  repository: [],
  connection: [],
  tag: [],
  without: [],
  automation: null,
  compare: null,
  bucket: null,
};

const parse = (query: string) => parseReportQuery(new URLSearchParams(query), NOW);
const sentenceOf = (parsed: ReturnType<typeof parse>) =>
  "error" in parsed ? spoken({ says: parsed.error }) : "";
const many = (count: number) => Array.from({ length: count }, (_, index) => `service=s${index}`).join("&");

describe("a report query", () => {
  test.each<[string, string, Partial<ReportQuery>]>([
    ["is the last 30 days of production by default", "", {}],
    [
      "leaves a date a day, for the time zone is the organisation's",
      "from=2026-10-01&to=2026-11-01",
      { from: "2026-10-01", to: "2026-11-01" },
    ],
    [
      "takes date-times with a zone",
      "from=2026-10-01T08:00:00%2B02:00&to=2026-10-01T08:00Z",
      { from: "2026-10-01T06:00:00.000Z", to: "2026-10-01T08:00:00.000Z" },
    ],
    ["ends now unless said", "from=2026-11-01", { from: "2026-11-01" }],
    ["begins 30 days before its end unless said", "to=2026-11-01", { from: "2026-10-02", to: "2026-11-01" }],
    ["may be 800 days long", "from=2024-09-11&to=2026-11-20", { from: "2024-09-11", to: "2026-11-20" }],
    ["may reach into the future", "from=2026-11-01&to=2026-12-01", { from: "2026-11-01", to: "2026-12-01" }],
    ["takes a day that has begun where the sun rises first", "from=2026-11-22", { from: "2026-11-22" }],
    [
      "takes a day and a moment that are in order in some time zone",
      "from=2026-10-02&to=2026-10-01T10:00:00Z",
      { from: "2026-10-02", to: "2026-10-01T10:00:00.000Z" },
    ],
    [
      "takes a day and a moment that are 800 days apart in some time zone",
      "from=2024-09-11T00:00:00Z&to=2026-11-21",
      { from: "2024-09-11T00:00:00.000Z", to: "2026-11-21" },
    ],
    ["repeats its tags, each once", "tag=tier:1&tag=team:x:y&tag=tier:1", { tag: ["tier:1", "team:x:y"] }],
    ["leaves out what bots did", "automation=exclude", { automation: "exclude" }],
    ["repeats its filters", "service=a&service=b&team=x", { service: ["a", "b"], team: ["x"] }],
    ["counts a repeated value once", "env=live&env=live", { env: ["live"] }],
    ["takes all environments", "env=*", { env: ["*"] }],
    [
      "keeps commas, stars and spaces of a name",
      "service=a,b&repository=*%20x",
      { service: ["a,b"], repository: ["* x"] },
    ],
    ["takes connections in any case", `connection=${UUID}`, { connection: [UUID.toLowerCase()] }],
    ["compares with the previous window", "compare=previous", { compare: "previous" }],
    ["compares with the year before", "compare=year", { compare: "year" }],
    [
      "compares with any window",
      "compareFrom=2025-01-01&compareTo=2025-02-01T00:00Z",
      { compare: { from: "2025-01-01", to: "2025-02-01T00:00:00.000Z" } },
    ],
    ["tells its series by months", "bucket=month", { bucket: "month" }],
    [
      "takes what names none, each dimension once",
      "without=env&without=service&without=env",
      { without: ["service", "env"] },
    ],
    [
      "takes 100 values of a filter",
      many(100),
      { service: Array.from({ length: 100 }, (_, index) => `s${index}`) },
    ],
    ["takes 512 characters a value", `team=${"x".repeat(512)}`, { team: ["x".repeat(512)] }],
  ])("%s", (_, query, expected) => {
    expect(parse(query)).toEqual({ query: { ...DEFAULTS, ...expected } });
  });

  test.each([
    ["an unknown parameter", "services=a", "services"],
    ["a parameter in the wrong case", "From=2026-11-01", "From"],
    ["a parameter that objects have by themselves", "__proto__=1", "__proto__"],
    ["a moment given twice", "from=2026-11-01&from=2026-11-02", "from"],
    ["an empty moment", "from=", "from"],
    ["a word for a moment", "to=yesterday", "to"],
    ["a day that does not exist", "from=2026-02-30", "from"],
    ["an hour that does not exist", "from=2026-02-03T25:00:00Z", "from"],
    ["a date-time without a zone", "from=2026-11-01T08:00:00", "from"],
    ["a plus sign that became a space", "from=2026-11-01T08:00:00+02:00", "from"],
    ["a number of seconds", "from=1795263453", "from"],
    ["a year before computers", "from=0001-01-01", "from"],
    ["an end before the start", "from=2026-11-02&to=2026-11-01", "from"],
    ["an empty window", "from=2026-11-01&to=2026-11-01", "from"],
    ["a start in the future without an end", "from=2026-12-01", "from"],
    ["more than 800 days", "from=2024-09-11&to=2026-11-21", "from"],
    ["an empty filter", "service=", "service"],
    ["a filter of blanks", "team=%20", "team"],
    ["a NUL", "env=a%00b", "env"],
    ["all environments and one more", "env=*&env=live", "env"],
    ["101 values", many(101), "service"],
    ["513 characters", `repository=${"x".repeat(513)}`, "repository"],
    ["a connection that is no id", "connection=datadog", "connection"],
    ["a day after any that has begun", "from=2026-11-23", "from"],
    ["a day that lies after a moment in every time zone", "from=2026-10-03&to=2026-10-01T10:00:00Z", "from"],
    ["more than 800 days in every time zone", "from=2024-09-09&to=2026-11-20T12:00:00Z", "from"],
    ["a tag without a value", "tag=tier", "tag"],
    ["101 tags", Array.from({ length: 101 }, (_, at) => `tag=t:${at}`).join("&"), "tag"],
    ["another word for automation", "automation=include", "automation"],
    ["automation given twice", "automation=exclude&automation=exclude", "automation"],
    ["the parts of a report, which are not its question", "parts=figures", "parts"],
    ["another comparison", "compare=never", "compare"],
    [
      "a window to compare with beside a comparison",
      "compare=year&compareFrom=2025-01-01&compareTo=2025-02-01",
      "compare",
    ],
    ["a window to compare with that has no end", "compareFrom=2025-01-01", "compareTo"],
    ["a window to compare with that has no start", "compareTo=2025-01-01", "compareFrom"],
    [
      "a window to compare with that ends before it starts",
      "compareFrom=2025-02-01&compareTo=2025-01-01",
      "compareFrom",
    ],
    [
      "a window to compare with of more than 800 days",
      "compareFrom=2020-01-01&compareTo=2025-01-01",
      "compareFrom",
    ],
    ["another length of buckets", "bucket=hour", "bucket"],
    ["a missing name of what is no dimension", "without=tag", "without"],
    ["a comparison given twice", "compare=previous&compare=previous", "compare"],
  ])("refuses %s by its name", (_, query, parameter) => {
    const parsed = parse(query);
    expect(parsed).toMatchObject({ error: { numbers: { place: "query", name: parameter } } });
    expect(sentenceOf(parsed)).toMatch(/^The parameter "[^"]+" .+[^.]\.$/);
    expect(sentenceOf(parsed)).toContain(`"${parameter}"`);
  });

  test("does not echo a parameter at length", () => {
    const parsed = parse(`${"x".repeat(5000)}=1`);
    expect(sentenceOf(parsed).length).toBeLessThan(120);
  });
});
