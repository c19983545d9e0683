import { describe, expect, test } from "vitest";
import type { Role } from "#lib/domain/access/role.ts";
import type {
  Completeness,
  ConnectionCoverage,
  DataQuality,
  Environment,
} from "#lib/domain/quality/data-quality.ts";
import { qualitySteps, type StepKey } from "#lib/domain/quality/quality-steps.ts";
import { type SaidStep, sayStep, sayStepsState } from "#lib/words/quality-words.ts";
import { wordsIn } from "#lib/words/words.ts";
import { noChecks } from "#tests/support/no-checks.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const none = { deployments: 0, services: [] };
const range = { from: "2026-08-23T00:00:00Z", to: "2026-11-21T11:00:00Z" };

const connection: ConnectionCoverage = {
  id: "a",
  name: "Datadog",
  status: "active",
  lastSyncedAt: "2026-11-21T11:00:00Z",
  historyFrom: range.from,
  vanished: null,
  streams: {
    deployments: { covered: [range], gapCount: 0, gaps: [] },
    incidents: { covered: [range], gapCount: 0, gaps: [] },
  },
};
const live: Environment = {
  env: "live",
  deployments: 100,
  incidents: 3,
  lastAt: "2026-11-21T10:00:00Z",
  production: true,
};
const production: Completeness = {
  deployments: 100,
  lacking: { commits: none, repository: none, service: none, team: none },
  verdicts: { pending: 0, oldestAt: null, overWeek: 0 },
  services: { total: 4, withoutIncidents: 0, names: [] },
  incidents: { total: 3, withoutService: 0 },
  commits: { total: 200, known: 190 },
  repositories: [],
};
const whole: DataQuality = {
  window: range,
  productionEnvs: ["live"],
  connections: [connection],
  quarantined: 0,
  environments: [live],
  production,
  checks: noChecks,
  lastIncidentRegisteredAt: "2026-11-19T12:00:00Z",
};

const all = (change: Partial<DataQuality> = {}, role: Role = "viewer") =>
  qualitySteps({ ...whole, ...change }, { role, now: NOW });
const EN = wordsIn("en");
const step = (key: StepKey, change: Partial<DataQuality>, role?: Role): SaidStep => {
  const found = all(change, role).find((one) => one.key === key);
  if (found === undefined) throw new Error(`no step ${key}`);
  return sayStep(EN, found, { timeZone: "UTC", now: NOW });
};
const of = (change: Partial<Completeness>) => ({ production: { ...production, ...change } });

test("where nothing is wrong every step is good and asks for nothing", () => {
  expect(all().map(({ key, state }) => [key, state])).toEqual(all().map(({ key }) => [key, "good"]));
  expect(sayStepsState(EN, all())).toEqual({ tone: "fine", word: "Nothing to do" });
});

describe("the connection", () => {
  test("that is missing leads an admin to connect, and tells others whom to ask", () => {
    expect(step("connection", { connections: [] }, "admin").advice).toContain("Connect one");
    expect(step("connection", { connections: [] }).advice).toContain("Ask an owner or admin");
  });

  test("whose keys are refused is named", () => {
    const refused = { ...connection, status: "needs_attention" as const };
    expect(step("connection", { connections: [connection, refused] })).toMatchObject({
      state: { tone: "failed" },
      finding: "Datadog refuses the keys of Datadog.",
    });
  });

  test("that has read nothing leaves nothing to judge", () => {
    const steps = all({ connections: [], environments: [], quarantined: 0, lastIncidentRegisteredAt: null });
    for (const key of ["sync", "coverage", "quarantine", "environments", "incidents"])
      expect(steps.find((one) => one.key === key)?.state).toBe("nothing");
    expect(sayStepsState(EN, steps)).toEqual({ tone: "failed", word: "1 needs action" });
  });

  test("that was disconnected does not count as one", () => {
    const ended = { ...connection, status: "disconnected" as const };
    expect(step("connection", { connections: [ended] }).finding).toContain(
      "the numbers do not change any more",
    );
    expect(step("sync", { connections: [ended] })).toMatchObject({
      state: { tone: "off" },
      finding: expect.not.stringContaining("No sync has finished"),
    });
  });

  test("is stale when its last good run ended more than 26 hours ago", () => {
    const at = (lastSyncedAt: string | null) => ({ connections: [{ ...connection, lastSyncedAt }] });
    expect(step("sync", at("2026-11-20T10:00:00Z")).state.tone).toBe("fine");
    expect(step("sync", at("2026-11-20T09:59:59Z")).state.tone).toBe("stale");
    expect(step("sync", at(null)).finding).toBe("No sync has finished yet.");
  });
});

test("gaps and history that was not read yet are told apart", () => {
  const gap = {
    from: "2026-09-01T00:00:00Z",
    to: "2026-09-02T00:00:00Z",
    reason: { code: "too_many_in_second", numbers: { most: 1000 } },
  };
  const covered = [
    { from: range.from, to: gap.from },
    { from: "2026-09-03T00:00:00Z", to: range.to },
  ];
  const streams = { ...connection.streams, deployments: { covered, gapCount: 1, gaps: [gap] } };
  expect(step("coverage", { connections: [{ ...connection, streams }] }).finding).toBe(
    "1 range could not be read completely. 1 range of the history is not read yet.",
  );
});

test("the quarantine is linked for those who may see into it", () => {
  expect(step("quarantine", { quarantined: 2 }, "manager").link?.path).toBe("/data-quality/quarantine");
  expect(step("quarantine", { quarantined: 2 })).toMatchObject({
    finding: "2 events could not be read and count nowhere.",
    link: null,
  });
});

describe("the environments", () => {
  test("none of which counts as production leave every number empty", () => {
    const environments = [{ ...live, env: "main", production: false }];
    expect(step("environments", { environments })).toMatchObject({ state: { tone: "failed" } });
  });

  test("that look like production but do not count deserve a check", () => {
    const other = (env: string) => ({ ...live, env, production: false });
    const environments = [live, other("prod-eu"), other("preprod"), other("staging")];
    expect(step("environments", { environments }).advice).toContain("prod-eu looks like production");
    expect(step("environments", { environments }).advice).not.toContain("preprod");
  });

  test("without a deployment are nothing to judge", () => {
    expect(step("environments", { environments: [] }).state.tone).toBe("off");
    expect(step("commits", of({ deployments: 0 })).state.tone).toBe("off");
  });
});

test("what deployments lack is counted with the services that lack it most", () => {
  const lacking = {
    ...production.lacking,
    commits: { deployments: 25, services: [{ service: "search", deployments: 20 }] },
  };
  expect(step("commits", of({ lacking })).finding).toBe(
    "25 of 100 production deployments (25 %) name no commit: they have no lead time and no origin. Most are of search (20).",
  );
});

test("young pending verdicts are as they are meant to be, old ones are not", () => {
  const verdicts = { pending: 5, oldestAt: "2026-11-18T12:00:00Z", overWeek: 0 };
  expect(step("verdicts", of({ verdicts })).state.tone).toBe("fine");
  expect(step("verdicts", of({ verdicts: { ...verdicts, overWeek: 1 } }))).toMatchObject({
    state: { tone: "stale" },
    finding:
      "5 of 100 production deployments have no verdict yet, 1 of them for more than a week; the oldest is of 18 Nov 2026 (3 d ago).",
  });
});

test("services that no incident names deserve a check, not a blame", () => {
  const services = { total: 4, withoutIncidents: 3, names: ["search", "cart"] };
  expect(step("services", of({ services }))).toMatchObject({
    state: { tone: "pending" },
    finding: "No incident of the last 90 days names 3 of 4 services: search, cart and 1 more.",
  });
  const incidents = { total: 0, withoutService: 0 };
  expect(step("services", of({ incidents })).finding).toContain("No incident was registered");
});

test("an incident that was registered long ago deserves a check", () => {
  expect(step("incidents", { lastIncidentRegisteredAt: "2026-10-01T00:00:00Z" }).state.tone).toBe("pending");
  expect(step("incidents", { lastIncidentRegisteredAt: null }).finding).toBe(
    "No incident was ever registered.",
  );
});

test("unknown origins are told with the repositories that have most of them", () => {
  const repositories = [{ repository: "github.com/acme/shop", commits: 120, unknown: 110 }];
  expect(step("origins", of({ commits: { total: 200, known: 90 }, repositories })).finding).toBe(
    "45 % of 200 commits have a known origin (90). Below half of them nothing is compared. Unknown are most in github.com/acme/shop (110 of 120).",
  );
});
