import { bucket, daysAgo, every, type FieldCase, fieldWorld, lastDays } from "./field-world.ts";

const thrice = (days: number, service: string) => every(8, 3 * days, { startedAt: daysAgo(days), service });

const threeWeeks = fieldWorld({
  readDays: 90,
  deployments: [...thrice(20, "search"), ...every(48, 3, { startedAt: daysAgo(6), service: "billing" })],
});
const notCompared = { verdict: "not_compared", reason: "nothing_sent_before", value: null };

const hours = (day: number, time: string | null) => ({
  startedAt: daysAgo(day),
  finishedAt: time === null ? null : daysAgo(day, time),
});
const lateIncidents = fieldWorld({
  readDays: 200,
  deployments: every(24, 90, { startedAt: daysAgo(90) }),
  incidents: [hours(25, "02:00"), hours(20, "03:00"), hours(15, "05:00"), hours(5, null)],
});

const renamed = fieldWorld({
  deployments: [
    ...every(24, 45, { startedAt: daysAgo(59), service: "redmine_app" }),
    ...every(24, 14, { startedAt: daysAgo(14), service: "bugs-web" }),
  ],
  incidents: [{ startedAt: daysAgo(10), services: ["redmine_app"] }],
});

export const SENDING: FieldCase[] = [
  {
    code: "FC-06",
    rule: "what began inside the window is told since then, with the level of that time, and compared with nothing",
    world: threeWeeks,
    asks: [
      {
        filter: { ...lastDays(90), service: ["search"], compare: "previous" },
        see: ({ figures, previous }) => ({ of: figures.deployment_frequency, previous }),
        right: {
          of: {
            value: 60 / 90,
            band: "elite",
            firstAt: "2025-10-11T00:00:00Z",
            since: { at: "2025-10-11T00:00:00Z", value: 3, coveredDays: 20 },
          },
          previous: { comparable: false, change: { deployment_frequency: { verdict: "not_compared" } } },
        },
      },
      {
        filter: { ...lastDays(30), compare: "previous" },
        see: ({ previous }) => previous,
        right: {
          comparable: false,
          reason: "nothing_sent_before",
          change: { deployment_frequency: notCompared, change_failure_rate: notCompared },
        },
      },
      {
        filter: { ...lastDays(90), service: ["billing"] },
        see: ({ figures }) => figures.deployment_frequency,
        right: { band: null, since: { value: 0.5, coveredDays: 6 } },
      },
    ],
  },
  {
    code: "FC-06",
    rule: "the time before the first deployment is not known in the trend, and each row tells its own first one",
    world: threeWeeks,
    asks: [
      {
        filter: lastDays(90),
        see: (report) => [
          bucket(report, "2025-10-10")?.deployments,
          bucket(report, "2025-10-11")?.deployments,
          report.breakdown.service,
        ],
        right: [
          null,
          3,
          [
            { key: "search", deployments: 60, firstAt: "2025-10-11T00:00:00Z" },
            { key: "billing", deployments: 3, firstAt: "2025-10-25T00:00:00Z" },
          ],
        ],
      },
    ],
  },
  {
    code: "FC-07",
    rule: "before the first incident was registered their number is not known, and nothing is compared with that time",
    world: lateIncidents,
    asks: [
      {
        filter: { ...lastDays(30), compare: "previous" },
        see: (report) => ({
          of: report.figures.time_to_restore,
          change: report.previous?.change,
          incidents: ["2025-10-05", "2025-10-06", "2025-10-07"].map((at) => bucket(report, at)?.incidents),
        }),
        right: {
          of: { n: 3, p50: 10_800, incidents: 4, open: 1, firstAt: "2025-10-06T00:00:00Z" },
          change: { time_to_restore: notCompared, deployment_frequency: { verdict: "chance", reason: null } },
          incidents: [null, 1, 0],
        },
      },
    ],
  },
  {
    code: "FC-26",
    rule: "a renamed service is two rows, and the new name is not compared with the time before it",
    world: renamed,
    asks: [
      {
        filter: lastDays(30),
        see: ({ breakdown }) => breakdown.service,
        right: [
          { key: "redmine_app", deployments: 16, firstAt: "2025-09-02T00:00:00Z" },
          { key: "bugs-web", deployments: 14, firstAt: "2025-10-17T00:00:00Z" },
        ],
      },
      {
        filter: { ...lastDays(14), service: ["bugs-web"], compare: "previous" },
        see: ({ previous }) => previous,
        right: { comparable: false, reason: "nothing_sent_before" },
      },
    ],
  },
  {
    code: "FC-43",
    rule: "nothing is compared with a time of which under half was read, and what was not read is not known",
    world: fieldWorld({ readDays: 90, deployments: thrice(90, "search") }),
    asks: [
      {
        filter: { ...lastDays(90), compare: "previous" },
        see: ({ previous }) => previous,
        right: {
          comparable: false,
          reason: "not_covered",
          window: { coveredDays: 0 },
          figures: { deployment_frequency: { value: null } },
          change: { deployment_frequency: { verdict: "not_compared", value: null } },
        },
      },
      {
        filter: { ...lastDays(30), compare: "previous" },
        see: ({ previous }) => previous,
        right: {
          comparable: true,
          reason: null,
          change: { deployment_frequency: { value: 1, verdict: "chance" } },
        },
      },
    ],
  },
  {
    code: "FC-43",
    rule: "35 days of the 365 before are too few to compare with",
    world: fieldWorld({ readDays: 400, deployments: thrice(400, "search") }),
    asks: [
      {
        filter: { ...lastDays(365), compare: "previous" },
        see: ({ previous }) => previous,
        right: {
          comparable: false,
          window: { coveredDays: 35 },
          change: { deployment_frequency: { verdict: "not_compared" } },
        },
      },
    ],
  },
];
