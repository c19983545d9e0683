import type { Report } from "#lib/domain/report/report.ts";
import { newCommit } from "./events.ts";
import { daysAgo, every, type FieldCase, fieldWorld, lastDays } from "./field-world.ts";

const seeWindow = ({ window: { coveredDays, coveredFrom, coveredTo, begins } }: Report) => ({
  coveredDays,
  coveredFrom,
  coveredTo,
  begins: begins.map(({ name, at }) => [name, at]),
});

const twoAccounts = fieldWorld({
  connections: [
    { id: "0", name: "old", covered: [[daysAgo(60), daysAgo(0)]] },
    {
      id: "1",
      name: "new",
      covered: [
        [daysAgo(20), daysAgo(15)],
        [daysAgo(10), daysAgo(5)],
      ],
    },
    {
      id: "2",
      name: "gone",
      status: "disconnected",
      disconnectedAt: daysAgo(25),
      covered: [[daysAgo(60), daysAgo(28)]],
    },
  ],
});

const listed = (count: number, name: string, origin: "human" | "ai_assisted" = "human") =>
  Array.from({ length: count }, (_, n) => newCommit({ sha: `${name}${n}`, leadSeconds: 60, origin }));

const marked = fieldWorld({
  mapped: [{ service: "Search", repository: "github.com/acme/search" }],
  deployments: [
    { startedAt: daysAgo(3), repository: "github.com/acme/shop", commits: listed(29, "a") },
    {
      startedAt: daysAgo(2),
      repository: "github.com/acme/shop",
      commits: [...listed(2, "a"), ...listed(1, "b")],
    },
    {
      startedAt: daysAgo(1),
      service: "search",
      repository: null,
      commits: [...listed(30, "c"), ...listed(5, "d", "ai_assisted")],
    },
  ],
});

const repairing = { changeFailure: true, remediationId: "repair" };
const inOtherAccount = fieldWorld({
  connections: [{ id: "0" }, { id: "1" }],
  deployments: [
    { startedAt: daysAgo(3), connectionId: "0", externalId: "bad", ...repairing },
    { startedAt: daysAgo(2), connectionId: "1", externalId: "repair" },
    { startedAt: daysAgo(1), connectionId: "0", externalId: "repair" },
  ],
});

const failures = (days: number, count: number) =>
  every(1, 100, { startedAt: daysAgo(days) }).map((event, n) => ({
    ...event,
    changeFailure: n < count,
    commits: [newCommit({ sha: `${days}x${n}`, leadSeconds: 3600 * (n + 1) })],
  }));
const doubled = fieldWorld({ deployments: [...failures(60, 0), ...failures(20, 15), ...failures(10, 35)] });

export const RULES: FieldCase[] = [
  {
    code: "Coverage",
    rule: "a moment is covered when every connection that had begun and was not disconnected has it covered",
    world: twoAccounts,
    asks: [
      {
        filter: lastDays(30),
        see: seeWindow,
        right: {
          // D-30 to D-28 by both old ones, D-25 to D-20 by one that is left, then where the new one was read as well.
          coveredDays: 2 + 5 + 5 + 5,
          coveredFrom: "2025-10-01T00:00:00Z",
          coveredTo: "2025-10-26T00:00:00Z",
          begins: [["new", "2025-10-11T00:00:00Z"]],
        },
      },
    ],
  },
  {
    code: "Repository",
    rule: "what Datadog does not name is what the service is mapped to, in rows, filters and marks",
    world: marked,
    asks: [
      {
        filter: lastDays(30),
        see: ({ breakdown, byOrigin }) => [breakdown.repository, byOrigin.marks],
        right: [
          [
            { key: "github.com/acme/shop", deployments: 2, leadTimeN: 30 },
            { key: "github.com/acme/search", deployments: 1, leadTimeN: 35 },
          ],
          {
            commits: 5,
            repositories: [
              { repository: "github.com/acme/search", commits: 35, marked: 5 },
              { repository: "github.com/acme/shop", commits: 30, marked: 0 },
            ],
          },
        ],
      },
      {
        filter: { ...lastDays(30), repository: ["GITHUB.com/acme/search"] },
        see: ({ figures }) => figures,
        right: { deployment_frequency: { deployments: 1 }, lead_time: { n: 35 } },
      },
      {
        filter: { ...lastDays(30), repository: ["github.com/acme/shop"] },
        see: ({ byOrigin }) => byOrigin.reasons,
        right: [
          { code: "few_failures", failed: 0 },
          { code: "one_origin", origin: "human" },
          { code: "no_marks", commits: 30 },
        ],
      },
    ],
  },
  {
    code: "Rework",
    rule: "what a failed deployment names as its repair is a deployment of its own connection",
    world: inOtherAccount,
    asks: [
      { connection: ["0"], rework: 1 },
      { connection: ["1"], rework: 0 },
    ].map(({ connection, rework }) => ({
      filter: { ...lastDays(30), connection },
      see: ({ figures }) => figures.rework_rate,
      right: { rework },
    })),
  },
  {
    code: "Change",
    rule: "a rate that more than doubled among a hundred is a finding, the same lead time is none",
    world: doubled,
    asks: [
      {
        filter: { ...lastDays(10), compare: "previous" },
        see: ({ figures, previous }) => ({ lead: figures.lead_time, change: previous?.change }),
        right: {
          // Ranks 40 and 61 of a hundred values.
          lead: { p50: 3600 * 50.5, low: 3600 * 40, high: 3600 * 61 },
          change: {
            change_failure_rate: { verdict: "worse", reason: null },
            lead_time: { value: 0, verdict: "chance" },
            deployment_frequency: { value: 1, verdict: "chance" },
            recovery_time: { verdict: "not_compared", reason: "not_known" },
          },
        },
      },
    ],
  },
];
