import { expect, test } from "vitest";
import { CHECKS } from "#lib/domain/quality/check-list.ts";
import type { DataQuality } from "#lib/domain/quality/data-quality.ts";
import { dataQuality } from "#lib/http/operations/data-quality.ts";
import { sayRun } from "#lib/http/saying.ts";
import { sayQuality } from "#lib/http/saying-quality.ts";
import { noChecks } from "../../support/no-checks.ts";

const none = { deployments: 0, services: [] };
const gap = {
  from: "2026-11-01T00:00:00Z",
  to: "2026-11-01T00:00:01Z",
  reason: { code: "too_many_in_second", numbers: { most: 1000 } },
};
const MESSAGE = "more than 1000 events of one environment and service in one second";
const stream = { covered: [], gapCount: 1, gaps: [gap] };
const quality: DataQuality = {
  window: { from: gap.from, to: gap.to },
  productionEnvs: ["live"],
  connections: [
    {
      id: "3c817f67-da16-4363-8348-29928cd51e12",
      name: "Datadog",
      status: "active",
      lastSyncedAt: null,
      historyFrom: gap.from,
      vanished: null,
      streams: { deployments: stream, incidents: stream },
    },
  ],
  quarantined: 0,
  environments: [],
  production: {
    deployments: 4,
    lacking: {
      commits: { deployments: 1, services: [{ service: "search", deployments: 1 }] },
      repository: none,
      service: none,
      team: none,
    },
    verdicts: { pending: 0, oldestAt: null, overWeek: 0 },
    services: { total: 0, withoutIncidents: 0, names: [] },
    incidents: { total: 0, withoutService: 0 },
    commits: { total: 0, known: 0, byGitHub: 0 },
    repositories: [],
  },
  checks: noChecks,
  lastIncidentRegisteredAt: null,
};

test("a run answers the code of what ended it and of what it could not read, each with its numbers and its words", () => {
  const error = {
    code: "datadog_rejected",
    reason: "datadog_forbidden",
    numbers: { said: "yes", words: "No." },
  };
  expect(sayRun({ error, gaps: [gap] })).toEqual({
    error: { ...error, message: 'Datadog refused access. Datadog says: "No.".' },
    gaps: [{ ...gap, reason: { ...gap.reason, message: MESSAGE } }],
  });
  expect(sayRun({ error: null, gaps: [] })).toEqual({ error: null, gaps: [] });
});

test("each check answers its code and what it found with numbers and items, as the API describes it", () => {
  const answer = sayQuality(quality, {
    role: "viewer",
    timeZone: "UTC",
    now: new Date("2026-11-21T12:00:00Z"),
  });
  expect(dataQuality.get.answer.schema?.parse(answer)).toEqual(answer);
  expect(answer.connections[0]?.streams.incidents.gaps[0]?.reason.message).toBe(MESSAGE);
  expect(answer.checks.length + answer.notJudged.length).toBe(CHECKS.length);
  expect(answer.notJudged.map(({ code }) => code)).toContain("services");
  expect(answer.checks.find(({ code }) => code === "no_commits")).toEqual({
    code: "no_commits",
    finding: "lacks",
    state: "improve",
    numbers: { what: "commits", without: 1, total: 4, share: 0.25 },
    items: [{ name: "search", numbers: { deployments: 1 }, filter: { service: "search" } }],
    rows: { deployments: 1 },
    message: "1 of 4 production deployments (25 %) names no commit: they have no lead time and no origin.",
  });
});
