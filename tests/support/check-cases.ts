import type { MeasuredCheck } from "#lib/domain/quality/checks.ts";
import { hoursAgo } from "./checked.ts";
import { repeat } from "./company.ts";
import { type DeploymentEvent, type IncidentEvent, newCommit } from "./events.ts";
import { rerunWorld } from "./reruns.ts";

// For each check a world that has what it looks for, with what is to be said of it, and one that nearly has it.

const DAY = 24;
type Deployment = Partial<DeploymentEvent> & { startedAt: string };
type Incident = Partial<IncidentEvent> & { startedAt: string };
export type World = { deployments?: Deployment[]; incidents?: Incident[]; covered?: [string, string][] };
type Case = {
  code: MeasuredCheck;
  rule: string;
  has: () => World;
  numbers: object;
  items?: object[];
  /** How many rows its lists have. */
  rows?: { deployments?: number; incidents?: number };
  nearly: () => World;
};

const shaOf = (n: number) => `abc${n}`.padStart(40, "d");
const at = (days: number, more: Partial<DeploymentEvent> = {}): Deployment => ({
  startedAt: hoursAgo(days * DAY),
  ...more,
});
const lasting = (seconds: number, more: Partial<IncidentEvent> & { startedAt: string }): Incident => ({
  ...more,
  finishedAt: new Date(Date.parse(more.startedAt) + seconds * 1000).toISOString(),
});
const commits = (count: number, more: object = {}) => Array.from({ length: count }, () => newCommit(more));

/** Three services at each of so many shas; what each lists is told by their place. */
const monorepo = (releases: number, lists: (service: number, release: number) => number): Deployment[] =>
  Array.from({ length: releases }, (_, release) =>
    [0, 1, 2].map((service) => ({
      startedAt: hoursAgo(release * DAY + 10 - service),
      service: `part-${service}`,
      commitSha: shaOf(release),
      commits: commits(lists(service, release)),
    })),
  ).flat();

const COVERED: [string, string][] = [[hoursAgo(90 * DAY), hoursAgo(0)]];
const search = (days: number): Deployment[] =>
  repeat(3 * days, { startedAt: hoursAgo(days * DAY), service: "search" }, 8 * 3600);

export const CHECK_CASES: Case[] = [
  {
    code: "reruns",
    rule: "FC-11: tells deployments that repeat version and commit of the one before",
    has: () => ({ deployments: rerunWorld() }),
    numbers: { deployments: 20, reruns: 10 },
    items: [{ numbers: { reruns: 10, deployments: 20 } }],
    rows: { deployments: 10 },
    nearly: () => ({
      deployments: [
        at(5, { version: "1", commitSha: shaOf(1) }),
        at(4, { version: "2", commitSha: shaOf(1) }),
        at(3, { version: "2", commitSha: shaOf(2) }),
        at(2, { version: "1", commitSha: shaOf(1) }),
        at(1, { version: "1", commitSha: shaOf(1), service: "other" }),
        at(1, { version: "1", commitSha: shaOf(1), env: "Prod" }),
        at(1, { version: "1", commitSha: null }),
        at(0.5, { version: "1", commitSha: null }),
      ],
    }),
  },
  {
    code: "one_second",
    rule: "FC-18: tells services whose deployments all last a second",
    has: () => ({
      deployments: Array.from({ length: 40 }, (_, n) =>
        ["api", "web", "job"].map((service) => ({
          startedAt: hoursAgo(2 * n + 2),
          finishedAt: new Date(Date.parse(hoursAgo(2 * n + 2)) + 1000).toISOString(),
          ...{ service, commitSha: shaOf(n), version: `${n}` },
        })),
      ).flat(),
    }),
    numbers: { services: 3, deployments: 120 },
    items: ["api", "job", "web"].map((name) => ({ name, numbers: { deployments: 40 } })),
    rows: { deployments: 120 },
    nearly: () => {
      const brief = { startedAt: "2026-11-01T00:00:00Z", finishedAt: "2026-11-01T00:00:01Z" };
      const of = (service: string, count: number) =>
        Array.from({ length: count }, (_, n) => {
          const startedAt = hoursAgo(n + 1);
          return {
            ...brief,
            service,
            startedAt,
            finishedAt: new Date(Date.parse(startedAt) + 1000).toISOString(),
          };
        });
      return {
        deployments: [
          ...of("four", 4),
          ...of("one-longer", 8),
          { service: "one-longer", startedAt: hoursAgo(9), finishedAt: hoursAgo(8) },
          ...of("one-open", 8),
          { service: "one-open", startedAt: hoursAgo(9) },
        ],
      };
    },
  },
  {
    code: "pipeline_incidents",
    rule: "FC-12: tells short incidents of one name that are most of a service's",
    has: () => ({
      incidents: [
        ...Array.from({ length: 12 }, (_, n) =>
          lasting(20 + 6 * n, {
            startedAt: hoursAgo(n + 10),
            services: ["storefront"],
            name: n % 2 ? "deploy failed" : "Deploy failed",
          }),
        ),
        lasting(3 * 3600, { startedAt: hoursAgo(60), services: ["storefront"], name: "Down" }),
        lasting(5 * 3600, { startedAt: hoursAgo(90), services: ["storefront"], name: "Down" }),
      ],
    }),
    numbers: { incidents: 12, total: 14 },
    items: [{ numbers: { short: 12, incidents: 14 } }],
    rows: { incidents: 12 },
    nearly: () => ({
      incidents: [
        ...[1, 2, 3, 4].map((n) =>
          lasting(20, { startedAt: hoursAgo(n), services: ["few"], name: "failed" }),
        ),
        ...[1, 2, 3, 4, 5, 6].map((n) =>
          lasting(20, { startedAt: hoursAgo(n), services: ["named"], name: `no. ${n}` }),
        ),
        ...[1, 2, 3].map((n) => lasting(20, { startedAt: hoursAgo(n), services: ["half"], name: "failed" })),
        ...[1, 2, 3].map((n) => lasting(300, { startedAt: hoursAgo(n), services: ["half"], name: "failed" })),
      ],
    }),
  },
  {
    code: "shared_ids",
    rule: "tells ids that were used for several services in one answer",
    has: () => ({
      deployments: [
        at(1, { externalId: "rel-1", service: "api", otherServices: ["Web", "job", "API"] }),
        at(2),
      ],
      incidents: [
        {
          startedAt: hoursAgo(5),
          externalId: "inc-1",
          services: ["api"],
          otherServices: ["web"],
        } as Incident,
      ],
    }),
    numbers: { ids: 2, services: 3, deployments: 1, incidents: 1 },
    items: [
      { name: "rel-1", numbers: { services: 3 } },
      { name: "inc-1", numbers: { services: 2 } },
    ],
    rows: { deployments: 1, incidents: 1 },
    nearly: () => ({ deployments: [at(1, { service: "api", otherServices: ["API"] })] }),
  },
  {
    code: "renamed",
    rule: "FC-26: tells a service that fell silent when another with the same repository appeared",
    has: () => ({
      deployments: [
        ...Array.from({ length: 20 }, (_, n) => at(15 + 2 * n, { service: "redmine_app" })),
        ...Array.from({ length: 5 }, (_, n) => at(14 - 2 * n, { service: "bugs-web" })),
      ],
      incidents: [{ startedAt: hoursAgo(10 * DAY), services: ["redmine_app"] }],
    }),
    numbers: { count: 1 },
    items: [
      { name: "redmine_app", numbers: { to: "bugs-web", deployments: 5 }, filter: { name: "redmine_app" } },
    ],
    rows: { deployments: 5 },
    nearly: () => ({
      deployments: [
        ...[20, 19, 18].map((days) => at(days, { service: "another-repository" })),
        ...[17, 5].map((days) => at(days, { service: "new", repository: "github.com/acme/new" })),
        ...[40, 18].map((days) => at(days, { service: "was-there" })),
        ...[25, 22, 6.5].map((days) => at(days, { service: "not-silent" })),
        ...[100, 18, 2].map((days) => at(days, { service: "was-there-before" })),
      ],
    }),
  },
  {
    code: "sending_began",
    rule: "FC-06, FC-07: tells since when deployments and each service come, where days before it were read",
    has: () => ({
      covered: COVERED,
      deployments: [...search(20), ...[6, 4, 2].map((days) => at(days, { service: "billing" }))],
      incidents: [25, 12, 3].map((days) => ({ startedAt: hoursAgo(days * DAY), services: ["search"] })),
    }),
    numbers: {
      deploymentsAt: hoursAgo(20 * DAY),
      incidentsAt: hoursAgo(25 * DAY),
      services: 1,
    },
    items: [{ name: "billing", numbers: { at: hoursAgo(6 * DAY), deployments: 3, perDay: 0.5 } }],
    nearly: () => ({
      covered: [[hoursAgo(26 * DAY), hoursAgo(0)]],
      deployments: [...search(20), at(15, { service: "billing" })],
      incidents: [{ startedAt: hoursAgo(95 * DAY) }, { startedAt: hoursAgo(3 * DAY) }],
    }),
  },
  {
    code: "no_marks",
    rule: "FC-10: tells repositories in which no tool ever signed",
    has: () => ({
      deployments: Array.from({ length: 40 }, (_, n) =>
        at(n + 1, { repository: `github.com/acme/${n % 2 ? "web" : "api"}`, commits: commits(5) }),
      ),
    }),
    numbers: { repositories: 2, commits: 200, deployments: 40 },
    items: ["github.com/acme/api", "github.com/acme/web"].map((name) => ({
      name,
      numbers: { commits: 100, deployments: 20 },
    })),
    rows: { deployments: 40 },
    nearly: () => ({
      deployments: [
        at(1, { repository: "github.com/acme/few", commits: commits(19) }),
        at(1, {
          repository: "github.com/acme/one",
          commits: [...commits(30), newCommit({ origin: "ai_assisted", tool: "Claude" })],
        }),
        at(1, { repository: "github.com/acme/silent", commits: commits(30, { origin: "unknown" }) }),
        at(1, { repository: null, commits: commits(30) }),
      ],
    }),
  },
  {
    code: "unknown_trailers",
    rule: "tells lines that look as if they said who wrote a commit, repeat and nobody knows",
    has: () => ({
      deployments: [
        at(1, {
          commits: commits(4, { message: "feat: a\n\nAI-Tool: Zorp 3\nReviewed-by: Ana <ana@acme.test>" }),
        }),
        at(2, { commits: commits(3, { message: "fix: b\n\nai-tool: zorp 3" }) }),
        at(3, { commits: commits(5, { message: "fix: c\n\nCo-authored-by: Zorp <noreply@zorp.test>" }) }),
      ],
    }),
    numbers: { trailers: 2, commits: 12, deployments: 3 },
    items: [
      { numbers: { commits: 7, deployments: 2 } },
      { name: "Co-authored-by: Zorp", numbers: { commits: 5, deployments: 1 } },
    ],
    rows: { deployments: 3 },
    nearly: () => ({
      deployments: [
        at(1, { commits: commits(4, { message: "feat: a\n\nAI-Tool: Zorp" }) }),
        at(1, {
          commits: commits(9, {
            message: "agent: fix it\n\nCo-authored-by: Ana <ana@acme.test>\nAssisted-by: Zorp",
          }),
        }),
        at(1, {
          commits: commits(9, { message: "feat: a\n\nAI-Tool: Zorp", origin: "ai_assisted", tool: "Claude" }),
        }),
      ],
    }),
  },
  {
    code: "first_lists_all",
    rule: "FC-42: tells services that list no commits where the first at their sha lists all",
    has: () => ({ deployments: monorepo(1, (service) => (service === 0 ? 5 : 0)) }),
    numbers: { services: 2, deployments: 2 },
    items: ["part-1", "part-2"].map((name) => ({ name, numbers: { deployments: 1 } })),
    rows: { deployments: 2 },
    nearly: () => ({
      deployments: [
        // Each lists what is its own, now and then.
        ...monorepo(4, (service, release) => (service === 0 || release === service ? 2 : 0)),
        { startedAt: hoursAgo(200), service: "alone", commitSha: shaOf(70) },
        { startedAt: hoursAgo(201), service: "alone-too", commitSha: shaOf(70) },
      ],
    }),
  },
];
