import type { Origin } from "#lib/domain/report/report.ts";
import { newCommit } from "./events.ts";
import { daysAgo, every, type FieldCase, fieldWorld, lastDays } from "./field-world.ts";

const commits = (count: number, name: string, leadSeconds: number, origin: Origin = "human") =>
  Array.from({ length: count }, (_, n) => newCommit({ sha: `${name}${n}`, leadSeconds, origin }));

const releases = every(48, 10, { startedAt: daysAgo(20, "10:00") }).flatMap(({ startedAt }, n) => [
  { startedAt, externalId: `first-${n}`, service: "stale-bot", commits: commits(3, `c${n}`, 600) },
  {
    startedAt: startedAt.replace("10:00", "10:41"),
    externalId: `again-${n}`,
    service: "stale-bot",
    ...(n === 6 && {
      changeFailure: true,
      recoverySeconds: 7200,
      remediationId: "first-7",
      remediationType: "rollforward",
    }),
  },
]);

/** Shipped, rolled back, shipped again; with or without Datadog's own lead times. */
const rolledBack = (given: boolean) => {
  const listed = (sha: string, leadSeconds: number, committedAt: string) =>
    newCommit({ sha, committedAt, leadSeconds: given ? leadSeconds : null });
  const both = (leadSeconds: number) =>
    ["c1", "c2"].map((sha) => listed(sha, leadSeconds, daysAgo(21, "12:00")));
  return fieldWorld({
    deployments: [
      { startedAt: daysAgo(40), service: "search" },
      {
        startedAt: daysAgo(20, "12:00"),
        service: "search",
        changeFailure: true,
        recoverySeconds: 7200,
        remediationId: "v1-again",
        remediationType: "rollback",
        commits: both(86_400),
      },
      {
        startedAt: daysAgo(20, "14:00"),
        externalId: "v1-again",
        service: "search",
        deploymentType: "rollback",
      },
      {
        startedAt: daysAgo(5, "12:00"),
        service: "search",
        commits: [...both(1_382_400), listed("c3", 86_400, daysAgo(6, "12:00"))],
      },
    ],
  });
};

const averaged = { averages: { time_to_pr_ready: 6, merge_time: 420, time_to_deploy: 12 } };
const stages = { time_to_pr_ready: 10, review_time: 20, merge_time: 30, time_to_deploy: 40, deploy_time: 50 };
const stagesGiven = fieldWorld({
  deployments: [
    ...every(24, 30, { startedAt: daysAgo(60) }).map((event, n) => ({
      ...event,
      ...averaged,
      commits: commits(1, `a${n}x`, 600),
    })),
    ...every(24, 10, { startedAt: daysAgo(30) }).map((event, n) => ({
      ...event,
      commits: [newCommit({ sha: `b${n}x`, leadSeconds: 600, stages })],
    })),
    ...every(24, 10, { startedAt: daysAgo(20) }).map((event, n) => ({
      ...event,
      commits: commits(1, `d${n}x`, 600),
    })),
  ],
});

const automated = fieldWorld({
  deployments: [
    ...every(12, 54, { startedAt: daysAgo(28) }).map((event, n) => ({
      ...event,
      commits: commits(1, `b${n}x`, 600, "bot"),
    })),
    ...every(48, 12, { startedAt: daysAgo(28, "01:00") }).map((event, n) => ({
      ...event,
      changeFailure: n < 5,
      commits: commits(1, `a${n}x`, 345_600),
    })),
  ],
});

export const CHANGES: FieldCase[] = [
  {
    code: "FC-11",
    rule: "a deployment that was posted twice is two, as at Datadog, and its commits count once",
    world: fieldWorld({ deployments: releases }),
    asks: [
      {
        filter: lastDays(20),
        see: ({ figures }) => figures,
        right: {
          deployment_frequency: { value: 1, deployments: 20 },
          change_failure_rate: { value: 0.05, failed: 1, evaluated: 20 },
          lead_time: { n: 30, redelivered: 0 },
          rework_rate: { rework: 1 },
          as_datadog: { changeFailureRate: 0.05, deploymentFrequency: 1 },
        },
      },
    ],
  },
  ...[false, true].map(
    (given): FieldCase => ({
      code: "FC-14",
      rule: `a change has one lead time, that of its first delivery, ${given ? "also where Datadog gives a second" : "measured from the commit"}`,
      world: rolledBack(given),
      asks: [
        { filter: lastDays(30), n: 3, redelivered: 2 },
        { filter: lastDays(10), n: 1, redelivered: 2 },
        { filter: { from: daysAgo(20), to: daysAgo(10) }, n: 2, redelivered: 0 },
      ].map(({ filter, n, redelivered }) => ({
        filter,
        see: ({ figures }) => figures.lead_time,
        right: { n, redelivered, p50: 86_400, excluded: 0 },
      })),
    }),
  ),
  {
    code: "FC-14",
    rule: "a commit weighs in each deployment that lists it, the failed one and the good one",
    world: rolledBack(false),
    asks: [
      {
        filter: lastDays(30),
        see: ({ figures, byOrigin }) => ({ figures, human: byOrigin.origins[0] }),
        right: {
          human: { origin: "human", weight: 2, failedWeight: 1, commits: 3, rollbackRate: 1 },
          figures: {
            recovery_time: { p50: 7200, n: 1 },
            rework_rate: { rework: 1, deployments: 3 },
            rollback_rate: { value: 1 },
          },
        },
      },
    ],
  },
  {
    code: "FC-15",
    rule: "lead time is of changes, and Datadog's own, of deployments, stands beside it",
    world: fieldWorld({
      deployments: [
        { startedAt: daysAgo(3), commits: commits(1, "a", 300) },
        { startedAt: daysAgo(2), commits: commits(1, "b", 420) },
        { startedAt: daysAgo(1), commits: commits(100, "c", 3000) },
      ],
    }),
    asks: [
      {
        filter: lastDays(30),
        see: ({ figures }) => figures,
        right: { lead_time: { p50: 3000, n: 102 }, as_datadog: { leadTimeP50: 420 } },
      },
    ],
  },
  {
    code: "FC-16",
    rule: "where only averages of a stage came, their median over deployments is told as such",
    world: stagesGiven,
    asks: [
      {
        filter: { from: daysAgo(60), to: daysAgo(30) },
        see: ({ figures }) => figures.lead_time_stages,
        right: {
          time_to_pr_ready: { p50: 6, n: 30, of: "deployments" },
          review_time: { p50: null, n: 0, of: "changes" },
          merge_time: { p50: 420, n: 30, of: "deployments" },
          time_to_deploy: { p50: 12, n: 30, of: "deployments" },
          deploy_time: { p50: null, n: 0, of: "changes" },
        },
      },
      {
        filter: lastDays(60),
        see: ({ figures }) => figures.lead_time_stages,
        right: {
          time_to_pr_ready: { p50: 10, n: 10, of: "changes" },
          review_time: { p50: 20, n: 10, of: "changes" },
        },
      },
      {
        filter: lastDays(20),
        see: ({ figures }) => figures.lead_time_stages,
        right: { merge_time: { p50: null, n: 0, of: "changes" } },
      },
    ],
  },
  {
    code: "FC-17",
    rule: "bots' commits count unless they are left out, and then only people's are left",
    world: automated,
    asks: [
      {
        filter: lastDays(30),
        see: ({ figures, byOrigin }) => ({ figures, origins: byOrigin.origins }),
        right: {
          figures: { lead_time: { n: 66, p50: 600 }, deployment_frequency: { deployments: 66 } },
          origins: [
            { origin: "human", weight: 12, failedWeight: 5, cfr: 5 / 12, leadTimeP50: 345_600 },
            { origin: "ai_assisted", weight: 0 },
            { origin: "bot", weight: 54, failedWeight: 0, cfr: 0, leadTimeP50: 600 },
            { origin: "unknown", weight: 0 },
          ],
        },
      },
      {
        filter: { ...lastDays(30), automation: "exclude" },
        see: ({ figures }) => figures,
        right: {
          lead_time: { n: 12, p50: 345_600 },
          deployment_frequency: { deployments: 12 },
          change_failure_rate: { value: 5 / 12, failed: 5, evaluated: 12 },
        },
      },
    ],
  },
  {
    code: "FC-42",
    rule: "services without commits of their own leave the lead time to the one that lists them",
    world: fieldWorld({
      deployments: ["first", "second", "third"].map((service, n) => ({
        startedAt: daysAgo(3),
        service,
        commitSha: "abcd",
        commits: n === 0 ? commits(5, "e", 900) : [],
      })),
    }),
    asks: [
      {
        filter: lastDays(30),
        see: ({ figures, breakdown }) => ({ n: figures.lead_time.n, rows: breakdown.service }),
        right: {
          n: 5,
          rows: [
            { key: "first", leadTimeN: 5 },
            { key: "second", leadTimeN: 0, leadTimeP50: null },
            { key: "third", leadTimeN: 0, leadTimeP50: null },
          ],
        },
      },
    ],
  },
];
