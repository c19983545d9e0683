import { bucketsWith, type FieldCase, fieldWorld } from "./field-world.ts";
import type { OracleInput, OracleOrganization } from "./oracle-input.ts";

/** Deployments at these moments, in an organisation that sent long before them and was read throughout. */
function worldAt(moments: string[], organization: Partial<OracleOrganization>): OracleInput {
  return fieldWorld({
    organization,
    covered: [["2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"]],
    deployments: ["2026-01-01T00:00:00Z", ...moments].map((startedAt) => ({ startedAt })),
  });
}

const SUNDAY_AND_MONDAY = ["2026-10-04T12:00:00Z", "2026-10-05T12:00:00Z"];
const WEEKS: [OracleOrganization["weekStart"], Record<string, number[]>][] = [
  ["monday", { "2026-09-28": [1], "2026-10-05": [1] }],
  ["sunday", { "2026-10-04": [2] }],
  ["saturday", { "2026-10-03": [2] }],
];

type Month = { zone: string; moments: string[]; window: { from: string; to: string } };

/** What a month of a zone is asked, and what lies in which of its days. */
const month = (
  { zone, moments, window }: Month,
  right: { from: string; to: string; days: number; by: Record<string, number[]> },
): FieldCase => ({
  code: "FC-24",
  rule: `each day is there once where the clocks change: ${zone}`,
  world: worldAt(moments, { timeZone: zone }),
  asks: [
    {
      filter: window,
      see: (report) => ({
        from: report.window.from,
        to: report.window.to,
        days: new Set(report.series.map(({ at }) => at)).size,
        rows: report.series.length,
        by: bucketsWith(report, "deployments"),
        active: report.figures.deployment_frequency.activeDays,
        read: report.series.every(({ covered }) => covered === 1),
      }),
      right: { ...right, rows: right.days, active: Object.keys(right.by).length, read: true },
    },
  ],
});

const OCTOBER = { from: "2026-10-01", to: "2026-11-01" };

export const DAYS: FieldCase[] = [
  ...WEEKS.map(
    ([weekStart, right]): FieldCase => ({
      code: "FC-05",
      rule: `weeks that begin on ${weekStart} are summed from ${weekStart}`,
      world: worldAt(SUNDAY_AND_MONDAY, { weekStart }),
      asks: [
        {
          filter: { from: "2026-08-01", to: "2026-11-28" },
          see: (report) => bucketsWith(report, "deployments"),
          right,
        },
      ],
    }),
  ),
  {
    code: "FC-23",
    rule: "dates are days of the organisation: its October holds its last evening and not the one before",
    world: worldAt(["2026-10-01T01:00:00Z", "2026-11-01T01:30:00Z"], { timeZone: "America/Sao_Paulo" }),
    asks: [
      {
        filter: OCTOBER,
        see: (report) => [report.window, report.series.length, bucketsWith(report, "deployments")],
        right: [
          {
            from: "2026-10-01T03:00:00Z",
            to: "2026-11-01T03:00:00Z",
            timeZone: "America/Sao_Paulo",
            coveredDays: 31,
          },
          31,
          { "2026-10-31": [1] },
        ],
      },
    ],
  },
  month(
    {
      zone: "America/Santiago",
      moments: ["2026-09-06T03:30:00Z", "2026-09-06T04:10:00Z"],
      window: { from: "2026-09-01", to: "2026-10-01" },
    },
    {
      from: "2026-09-01T04:00:00Z",
      to: "2026-10-01T03:00:00Z",
      days: 30,
      by: { "2026-09-05": [1], "2026-09-06": [1] },
    },
  ),
  month(
    {
      zone: "Europe/Berlin",
      moments: [
        "2026-10-24T22:30:00Z",
        "2026-10-25T00:30:00Z",
        "2026-10-25T01:30:00Z",
        "2026-10-25T22:59:59Z",
        "2026-10-25T23:00:00Z",
      ],
      window: OCTOBER,
    },
    {
      from: "2026-09-30T22:00:00Z",
      to: "2026-10-31T23:00:00Z",
      days: 31,
      by: { "2026-10-25": [4], "2026-10-26": [1] },
    },
  ),
  month(
    {
      zone: "Africa/Cairo",
      moments: ["2026-10-29T20:30:00Z", "2026-10-29T21:30:00Z", "2026-10-29T22:00:00Z"],
      window: OCTOBER,
    },
    {
      from: "2026-09-30T21:00:00Z",
      to: "2026-10-31T22:00:00Z",
      days: 31,
      by: { "2026-10-29": [2], "2026-10-30": [1] },
    },
  ),
  {
    code: "FC-24",
    rule: "a quarter stays in days though the clocks change in it, 93 days are weeks, months are compared with months",
    world: worldAt([], { timeZone: "Europe/Berlin" }),
    asks: [
      {
        filter: { from: "2026-08-01", to: "2026-11-01", compare: "previous" },
        see: (report) => [report.series.length, report.previous?.window],
        right: [92, { from: "2026-04-30T22:00:00Z", to: "2026-07-31T22:00:00Z" }],
      },
      {
        filter: { from: "2026-08-01", to: "2026-11-02", compare: "previous" },
        see: (report) => [report.series.length, report.previous?.window],
        right: [14, { from: "2026-04-29T22:00:00Z", to: "2026-07-31T22:00:00Z" }],
      },
    ],
  },
];
