import { newCommit } from "./events.ts";
import { daysAgo, every, type FieldCase, fieldWorld, lastDays } from "./field-world.ts";

const twoSpellings = fieldWorld({
  deployments: [
    ...every(16, 19, { startedAt: daysAgo(30), service: "checkout-api" }).map((event, n) => ({
      ...event,
      changeFailure: n < 5,
    })),
    {
      startedAt: daysAgo(16, "12:00"),
      service: "checkout-api",
      commits: [newCommit({ sha: "aaaa", committedAt: daysAgo(16) })],
    },
    ...every(24, 15, { startedAt: daysAgo(15), service: "Checkout-API" }).map((event, n) => ({
      ...event,
      changeFailure: n === 9,
      commits: n === 0 ? [newCommit({ sha: "aaaa", committedAt: daysAgo(16) })] : [],
    })),
  ],
});

const SHOP = "github.com/acme/storefront";
const anHour = (day: number, repository: string | null) => ({
  startedAt: daysAgo(day),
  finishedAt: daysAgo(day, "01:00"),
  repository,
});
const namedByTwoThirds = fieldWorld({
  deployments: every(24, 30, { startedAt: daysAgo(30), repository: SHOP }),
  incidents: [
    ...[5, 6, 7, 8, 9].map((day) => anHour(day, SHOP)),
    { startedAt: daysAgo(2), repository: SHOP },
    ...[11, 12, 13].map((day) => anHour(day, null)),
  ],
});
const namedByNone = fieldWorld({ incidents: [11, 12, 13].map((day) => anHour(day, null)) });

const VERSIONS = { good: "1.3.9", bad: "1.4.0", hotfix: "1.4.1" };
const bad = { externalId: VERSIONS.bad, startedAt: daysAgo(3, "10:00"), changeFailure: false };
const hotfix = { externalId: VERSIONS.hotfix, startedAt: daysAgo(3, "12:10"), changeFailure: false };
const corrected = { verdict: "failed" as const, repairedBy: VERSIONS.hotfix };
const rolledBack = {
  ...bad,
  changeFailure: true,
  recoverySeconds: 9000,
  remediationId: VERSIONS.good,
  remediationType: "rollback",
};
const seeRepair = ({ figures }: Parameters<FieldCase["asks"][number]["see"]>[0]) => ({
  rate: figures.change_failure_rate.value,
  corrected: figures.change_failure_rate.corrected,
  atDatadog: figures.as_datadog.changeFailureRate,
  recovery: figures.recovery_time.p50,
  rework: figures.rework_rate.rework,
  rollbacks: figures.rollback_rate.rollbacks,
});

const stagingAndMore = fieldWorld({
  deployments: ["staging", "Staging", "prod"].flatMap((env) =>
    ["search", "billing"].flatMap((service) =>
      ["core", "web"].map((team, n) => ({
        startedAt: daysAgo(3 + n),
        env,
        service,
        team,
        changeFailure: n === 0,
      })),
    ),
  ),
});

const bothTeams = () => ["anas1", "bens1"].map((sha) => newCommit({ sha, leadSeconds: 60 }));

export const NAMES: FieldCase[] = [
  {
    code: "FC-04",
    rule: "two spellings of one service are one row, spelled as the newest, and a commit of both counts once",
    world: twoSpellings,
    asks: [{}, { service: ["checkout-api"] }, { service: ["CHECKOUT-API"] }].map((service) => ({
      filter: { ...lastDays(30), ...service },
      see: ({ figures, breakdown }) => ({ figures, rows: breakdown.service }),
      right: {
        figures: {
          deployment_frequency: { deployments: 35 },
          change_failure_rate: { failed: 6, evaluated: 35 },
          lead_time: { n: 1, p50: 43_200, redelivered: 1 },
        },
        rows: [{ key: "Checkout-API", deployments: 35, failed: 6, leadTimeN: 1, leadTimeP50: 43_200 }],
      },
    })),
  },
  {
    code: "FC-13",
    rule: "time to restore under a repository is over the incidents that name it, the others are counted beside it",
    world: namedByTwoThirds,
    asks: [
      {
        filter: { ...lastDays(30), repository: ["GitHub.com/Acme/storefront"] },
        see: ({ figures }) => figures.time_to_restore,
        right: { n: 5, p50: 3600, incidents: 6, open: 1, withoutRepository: 3 },
      },
      {
        filter: lastDays(30),
        see: ({ figures }) => figures.time_to_restore,
        right: { n: 8, p50: 3600, incidents: 9, open: 1, withoutRepository: 0 },
      },
    ],
  },
  {
    code: "FC-13",
    rule: "time to restore under a repository is not known when no incident names any",
    world: namedByNone,
    asks: [
      {
        filter: { ...lastDays(30), repository: [SHOP] },
        see: ({ figures }) => figures.time_to_restore,
        right: {
          n: 0,
          p50: null,
          incidents: null,
          open: null,
          oldestOpenSeconds: null,
          withoutRepository: 3,
        },
      },
    ],
  },
  {
    code: "FC-35",
    rule: "a deployment marked as failed by hand recovers with the one that repaired it, which is rework then",
    world: fieldWorld({ deployments: [{ ...bad, correction: corrected }, hotfix] }),
    asks: [
      {
        filter: lastDays(30),
        see: seeRepair,
        right: { rate: 0.5, corrected: 1, atDatadog: 0, recovery: 7800, rework: 1, rollbacks: 0 },
      },
    ],
  },
  {
    code: "FC-35",
    rule: "a correction stands beside what Datadog says later",
    world: fieldWorld({ deployments: [{ ...rolledBack, correction: corrected }, hotfix] }),
    asks: [
      {
        filter: lastDays(30),
        see: seeRepair,
        right: { rate: 0.5, corrected: 1, atDatadog: 0.5, recovery: 7800, rework: 1, rollbacks: 0 },
      },
    ],
  },
  {
    code: "FC-35",
    rule: "without the correction the verdict is Datadog's newest",
    world: fieldWorld({ deployments: [rolledBack, hotfix] }),
    asks: [
      {
        filter: lastDays(30),
        see: seeRepair,
        right: { rate: 0.5, corrected: 0, atDatadog: 0.5, recovery: 9000, rework: 0, rollbacks: 1 },
      },
    ],
  },
  {
    code: "FC-40",
    rule: "every table is narrowed by the filter that narrows the cards",
    world: stagingAndMore,
    asks: [
      {
        filter: { ...lastDays(30), env: ["staging"], service: ["Search"], team: ["core"] },
        see: ({ figures, breakdown }) => ({ all: figures.deployment_frequency.deployments, ...breakdown }),
        right: {
          all: 2,
          service: [{ key: "search", deployments: 2, failed: 2 }],
          team: [{ key: "core", deployments: 2, failed: 2 }],
          repository: [{ deployments: 2, failed: 2 }],
          env: [{ deployments: 2, failed: 2 }],
        },
      },
    ],
  },
  {
    code: "FC-41",
    rule: "a team's filter goes by the team of the deployment, not by who wrote its commits",
    world: fieldWorld({
      deployments: [
        { startedAt: daysAgo(3), service: "search", team: "core", commits: bothTeams() },
        { startedAt: daysAgo(2), service: "billing", team: "web", commits: bothTeams() },
      ],
    }),
    asks: [{ team: ["core"] }, { team: ["web"] }].map((team) => ({
      filter: { ...lastDays(30), ...team },
      see: ({ figures }) => figures,
      right: { deployment_frequency: { deployments: 1 }, lead_time: { n: 2, redelivered: 0 } },
    })),
  },
];
