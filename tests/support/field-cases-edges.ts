import { newCommit } from "./events.ts";
import { daysAgo, every, type FieldCase, fieldWorld, lastDays } from "./field-world.ts";

const shas = (count: number, name: string) =>
  Array.from({ length: count }, (_, n) => newCommit({ sha: `${name}${n}`, leadSeconds: 60 * (n + 1) }));

/** So many failed deployments in the last days, each with a commit of its own. */
const failures = (count: number, firstDay: number) =>
  every(1, count, { startedAt: daysAgo(firstDay) }).map((event, n) => ({
    ...event,
    changeFailure: true,
    recoverySeconds: 60,
    commits: [newCommit({ sha: `f${firstDay}x${n}`, leadSeconds: 60 * (n + 1) })],
  }));

/** Sent for a year, and then so many failures in a window of so many days. */
const failing = (events: number, readDays: number) =>
  fieldWorld({ readDays, deployments: [{ startedAt: daysAgo(365) }, ...failures(events, 10)] });

const levels = (rule: string, [events, readDays]: [number, number], right: (string | null)[]): FieldCase => ({
  code: "Level",
  rule,
  world: failing(events, readDays),
  asks: [
    {
      filter: lastDays(20),
      see: ({ figures }) => [
        figures.deployment_frequency.band,
        figures.lead_time.band,
        figures.recovery_time.band,
      ],
      right,
    },
  ],
});

/** Of the ten days before, these were read. */
const halfRead = (days: number) =>
  fieldWorld({
    covered: [[daysAgo(10 + days), daysAgo(0)]],
    deployments: [{ startedAt: daysAgo(365) }],
  });

/** So many changes before, twenty now. */
const compared = (before: number) =>
  fieldWorld({ deployments: [{ startedAt: daysAgo(365) }, ...failures(before, 20), ...failures(20, 10)] });

const repositories = fieldWorld({
  deployments: [29, 30].map((count) => ({
    startedAt: daysAgo(3),
    repository: `github.com/acme/of-${count}`,
    commits: shas(count, `r${count}x`),
  })),
});

export const EDGES: FieldCase[] = [
  levels("ten events in 14 covered days have one", [10, 14], ["high", "elite", "elite"]),
  levels("nine events have none", [9, 14], [null, null, null]),
  levels("under 14 covered days there is none", [10, 13], [null, null, null]),
  {
    code: "Level",
    rule: "what began under 14 days ago has none of its frequency, however long the window was read",
    world: fieldWorld({ deployments: failures(10, 10) }),
    asks: [
      {
        filter: lastDays(20),
        see: ({ figures }) => [figures.deployment_frequency.band, figures.lead_time.band],
        right: [null, "elite"],
      },
    ],
  },
  ...[
    { days: 5, comparable: true, reason: null },
    { days: 4.99, comparable: false, reason: "not_covered" },
  ].map(
    ({ days, ...right }): FieldCase => ({
      code: "Comparable",
      rule: `with ${days} of the ten days before read it is ${right.comparable ? "" : "not "}so`,
      world: halfRead(days),
      asks: [
        {
          filter: { ...lastDays(10), compare: "previous" },
          see: ({ previous }) => previous,
          right,
        },
      ],
    }),
  ),
  ...[
    { before: 20, verdict: "chance", reason: null },
    { before: 19, verdict: "not_compared", reason: "few_events" },
  ].map(
    ({ before, ...right }): FieldCase => ({
      code: "Change",
      rule: `medians of 20 events and ${before} are ${right.reason === null ? "" : "not "}compared`,
      world: compared(before),
      asks: [
        {
          filter: { ...lastDays(10), compare: "previous" },
          see: ({ previous }) => previous?.change,
          right: { lead_time: right, recovery_time: right },
        },
      ],
    }),
  ),
  {
    code: "Marks",
    rule: "a repository is told from 30 commits on",
    world: repositories,
    asks: [
      {
        filter: lastDays(30),
        see: ({ byOrigin }) => byOrigin.marks.repositories,
        right: [{ repository: "github.com/acme/of-30", commits: 30, marked: 0 }],
      },
    ],
  },
];
