import { describe, expect, test } from "vitest";
import { classifyCommit, signalsOf } from "#lib/domain/origin/origin.ts";
import type { Commit } from "#lib/domain/sync/events.ts";
import { parseDeployment } from "#lib/sources/datadog/event-schema.ts";
import {
  commitOf,
  deploymentOf,
  incidentOf,
  SHA,
  START,
  wireCommit,
  wireDeployment,
} from "../../fixtures/dora-events.ts";

function verdictOf(commit: Commit | undefined) {
  if (commit === undefined) throw new Error("no commit was read");
  return classifyCommit(signalsOf(commit));
}

describe("a deployment as the probed tenant sends it", () => {
  test("is read field by field", () => {
    const { payloadHash, raw, ...event } = deploymentOf();
    expect(payloadHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(raw)).toMatchObject({ id: event.externalId });
    expect(event).toEqual({
      externalId: "43vkaZNgiso",
      service: "checkout-api",
      env: "live",
      team: "payments",
      repository: "github.com/acme/checkout-api",
      version: "2.31.0",
      commitSha: SHA,
      startedAt: START,
      finishedAt: "2026-11-03T14:03:11Z",
      registeredAt: "2026-11-03T14:09:40Z",
      changeFailure: true,
      recoverySeconds: 4890,
      remediationId: "X9RMqDwK-4c",
      remediationType: "rollback",
      deploymentType: "standard",
      source: "apm_deployments",
      tags: ["language:jvm"],
      averages: {},
      commits: [
        {
          sha: SHA,
          committedAt: "2026-11-03T09:12:00Z",
          authorName: "Ana",
          authorEmail: "ana.l@acme.test",
          rawAuthorEmail: "ana@acme.test",
          isBot: false,
          message: "Add retry",
          trailers: [],
          url: `https://github.com/acme/checkout-api/commit/${SHA}`,
          leadSeconds: 17_411,
          timeToPrReadySeconds: 10,
          reviewSeconds: 20,
          mergeSeconds: 30,
          timeToDeploySeconds: 3611,
          deploySeconds: 40,
        },
      ],
    });
  });

  test("with nothing but id and start is read with everything else not known", () => {
    const parsed = parseDeployment({ id: "abc-123", attributes: { started_at: START } });
    expect(parsed.ok && parsed.event).toMatchObject({
      service: null,
      changeFailure: null,
      commits: [],
      finishedAt: null,
    });
  });

  test.each([[true], [false], [null]])("keeps the verdict %s", (verdict) => {
    expect(deploymentOf({ change_failure: verdict }).changeFailure).toBe(verdict);
  });

  test("without a verdict is not judged yet", () => {
    expect(deploymentOf({ change_failure: undefined }).changeFailure).toBeNull();
  });

  test("takes the repository from either name, normalised and without credentials", () => {
    const git = {
      commit_sha: SHA.toUpperCase(),
      repository_url: "https://user:secret@GitHub.com/Acme/API.git",
    };
    expect(deploymentOf({ git })).toMatchObject({ repository: "github.com/acme/api", commitSha: SHA });
    expect(deploymentOf({ git: { ...git, repository_id: "not an address" } }).repository).toBe(
      "github.com/acme/api",
    );
    expect(deploymentOf({ git: {} })).toMatchObject({ repository: null, commitSha: null });
  });

  test("keeps of a commit what rules need, of its message 512 characters and the trailers behind them", () => {
    const message = `${"long story ".repeat(100)}\n\nCo-authored-by: Claude <noreply@anthropic.com>`;
    const commit = commitOf({ message });
    expect(commit?.message).toHaveLength(512);
    expect(commit?.trailers).toEqual(["co-authored-by: Claude <noreply@anthropic.com>"]);
    expect(verdictOf(commit)).toMatchObject({ origin: "ai_assisted", tool: "Claude" });
  });

  test("judges nobody, so that a rule that changes changes no event", () => {
    for (const verdict of ["origin", "tool", "authorship", "rule"])
      expect(commitOf({})).not.toHaveProperty(verdict);
  });

  test("keeps the address that was sent beside the one that is shown, where they differ", () => {
    const author = { email: "1+claude[bot]@users.noreply.github.com", canonical_email: "bots@acme.test" };
    expect(commitOf({ author })).toMatchObject({
      authorEmail: "bots@acme.test",
      rawAuthorEmail: "1+claude[bot]@users.noreply.github.com",
    });
    expect(verdictOf(commitOf({ author }))).toMatchObject({ tool: "Claude", authorship: "agent" });
    expect(commitOf({ author: { email: "ana@acme.test" } })).toMatchObject({
      authorEmail: "ana@acme.test",
      rawAuthorEmail: null,
      isBot: null,
    });
  });

  test("without a message knows no origin", () => {
    expect(verdictOf(commitOf({ message: null })).origin).toBe("unknown");
    const bare = commitOf({ message: undefined, author: null });
    expect(bare).toMatchObject({
      message: null,
      trailers: [],
      authorName: null,
      authorEmail: null,
      isBot: null,
    });
    expect(verdictOf(bare).origin).toBe("unknown");
  });

  test("keeps a negative lead time and knows nothing of a negative stage", () => {
    const commit = commitOf({ change_lead_time: -60, time_to_deploy: -1, review_time: -0.2 });
    expect(commit).toMatchObject({ leadSeconds: -60, timeToDeploySeconds: null, reviewSeconds: 0 });
    expect(Object.is(commit?.reviewSeconds, 0)).toBe(true);
  });
});

describe("an incident", () => {
  test("is read in the probed shape, with lists", () => {
    const { payloadHash: _, raw: __, ...event } = incidentOf();
    expect(event).toEqual({
      externalId: "ab038562-17f5",
      services: ["checkout-api"],
      envs: ["live"],
      teams: ["payments"],
      name: "RIO-978 | Orders processed without charge",
      severity: "High",
      version: "2.31.0",
      source: "api",
      repository: null,
      commitSha: null,
      tags: [],
      startedAt: START,
      finishedAt: "2026-11-03T15:30:00Z",
      registeredAt: "2026-11-04T09:00:00Z",
      restoreSeconds: 4200,
    });
  });

  test("is read in the shape that the OpenAPI promises, with scalars and services", () => {
    const event = incidentOf({
      service: undefined,
      services: ["checkout-api", "payment-api"],
      env: "production",
      team: "payments",
      git: { commit_sha: SHA, repository_url: "https://github.com/acme/checkout-api" },
    });
    expect(event).toMatchObject({
      services: ["checkout-api", "payment-api"],
      envs: ["production"],
      teams: ["payments"],
      repository: "github.com/acme/checkout-api",
      commitSha: SHA,
    });
  });

  test("takes its repository and commit as a deployment does, and is not lost for what makes no sense of them", () => {
    const repository_id = "github.com/Acme/API";
    expect(incidentOf({ git: { commit_sha: SHA.toUpperCase(), repository_id } })).toMatchObject({
      repository: "github.com/acme/api",
      commitSha: SHA,
    });
    for (const git of [undefined, null, {}, "main", 7, [], { commit_sha: {} }, { repository_url: "x" }])
      expect(incidentOf({ git })).toMatchObject({ repository: null, commitSha: null });
  });

  test("joins service and services, each once", () => {
    expect(incidentOf({ service: "b", services: ["a", "b", "", null] }).services).toEqual(["a", "b"]);
  });

  test.each([undefined, null, "0001-01-01T00:00:00Z", ""])("that ends at %j is open", (finished_at) => {
    expect(incidentOf({ finished_at }).finishedAt).toBeNull();
  });
});

describe("tolerance", () => {
  test.each(["service", "env", "team", "version", "source", "deployment_type"])(
    "takes %s as a scalar, a list or a number",
    (name) => {
      const read = (value: unknown) => Object.values(deploymentOf({ [name]: value })).includes("7");
      expect([read("7"), read(["7"]), read(7), read([7]), read([null, "", "7"])]).toEqual(
        Array(5).fill(true),
      );
    },
  );

  test.each(["services", "service", "env", "team"])(
    "takes an incident's %s as a scalar, a list or a number",
    (name) => {
      const read = (value: unknown) =>
        Object.values(incidentOf({ service: null, [name]: value })).some(
          (list) => JSON.stringify(list) === '["7"]',
        );
      expect([read("7"), read(["7"]), read(7), read([7, "7"]), read([null, "", "7"])]).toEqual(
        Array(5).fill(true),
      );
    },
  );

  test("takes a number for an id", () => {
    expect(deploymentOf({}, 5).externalId).toBe("5");
    expect(deploymentOf({}, ["a"]).externalId).toBe("a");
  });

  test.each([
    [4890.4, 4890],
    [4890.5, 4891],
    [0, 0],
    [1e12, 1e12],
  ])("rounds %d seconds to %d", (given, stored) => {
    expect(deploymentOf({ recovery_time_sec: given }).recoverySeconds).toBe(stored);
  });

  test.each([
    ["2026-11-03T14:02:11Z", "2026-11-03T14:02:11Z"],
    ["2026-11-03T14:02:11.000Z", "2026-11-03T14:02:11Z"],
    ["2026-11-03T14:02:11.123456789Z", "2026-11-03T14:02:11.123Z"],
    ["2026-11-03T16:02:11+02:00", "2026-11-03T14:02:11Z"],
    ["2026-11-02T23:32:11-14:30", "2026-11-03T14:02:11Z"],
    ["2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z"],
    ["2000-01-01T00:00:00Z", "2000-01-01T00:00:00Z"],
    ["2099-12-31T23:59:59Z", "2099-12-31T23:59:59Z"],
  ])("reads the time %s as %s", (given, stored) => {
    expect(deploymentOf({ started_at: given, finished_at: null }).startedAt).toBe(stored);
  });

  test("takes a zero date anywhere but at the start as missing", () => {
    const zero = "0001-01-01T00:00:00Z";
    expect(deploymentOf({ finished_at: zero, created_at: zero })).toMatchObject({
      finishedAt: null,
      registeredAt: null,
    });
    expect(commitOf({ timestamp: zero })?.committedAt).toBeNull();
  });

  test("drops an end before the start and keeps one at the start", () => {
    expect(deploymentOf({ finished_at: "2026-11-03T14:02:10Z" }).finishedAt).toBeNull();
    expect(deploymentOf({ finished_at: START }).finishedAt).toBe(START);
    expect(incidentOf({ finished_at: "2020-01-01T00:00:00Z" }).finishedAt).toBeNull();
  });

  test("cuts 600 characters to 512", () => {
    expect(deploymentOf({ service: "x".repeat(600) }).service).toBe("x".repeat(512));
    expect(incidentOf({ name: "x".repeat(600) }).name).toBe("x".repeat(512));
  });

  test("cuts without splitting a pair", () => {
    const name = `${"x".repeat(511)}😀${"y".repeat(90)}`;
    expect(incidentOf({ name }).name).toBe("x".repeat(511));
    const sha = `${"a".repeat(127)}😀`;
    expect(commitOf({ sha })?.sha).toBe("a".repeat(127));
  });

  test("keeps a sha within 128 characters when its lower case is longer", () => {
    expect(commitOf({ sha: "İ".repeat(100) })?.sha.length).toBeLessThanOrEqual(128);
    expect(deploymentOf({ git: { commit_sha: "İ".repeat(100) } }).commitSha?.length).toBeLessThanOrEqual(128);
  });

  test("counts a sha once, whatever its case, and leaves out a commit without one", () => {
    const commits = [
      wireCommit,
      { ...wireCommit, sha: SHA.toUpperCase(), message: "again" },
      { ...wireCommit, sha: null },
    ];
    const event = deploymentOf({ commits });
    expect(event.commits.map((commit) => commit.message)).toEqual(["Add retry"]);
  });

  test("passes over fields and types that nobody knows", () => {
    const raw = { ...wireDeployment({ brand_new: { deep: [1] } }), type: "dora_deployment_v2", links: {} };
    expect(parseDeployment(raw).ok).toBe(true);
  });
});
