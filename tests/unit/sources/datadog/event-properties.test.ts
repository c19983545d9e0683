import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifyCommit, signalsOf } from "#lib/domain/origin/origin.ts";
import type { Deployment, Incident } from "#lib/domain/sync/events.ts";
import { parsePage } from "#lib/sources/datadog/event-schema.ts";
import {
  deploymentFields,
  deploymentOf,
  incidentFields,
  incidentOf,
  SHA,
  START,
  wireCommit,
  wireDeployment,
  wireIncident,
} from "../../fixtures/dora-events.ts";

describe("any JSON in any field", () => {
  const json = fc.oneof(
    fc.jsonValue({ maxDepth: 3, stringUnit: "binary" }),
    fc.constantFrom<unknown>(
      2 ** 60,
      -1,
      1e308,
      Number.POSITIVE_INFINITY,
      "",
      "\0",
      "\ud800",
      "İ".repeat(600),
      [[["a"]]],
      START,
    ),
  );

  /** Whether Postgres takes every part of it: what the columns, their checks and jsonb ask for. */
  function expectStorable(event: Deployment | Incident): void {
    const text = JSON.stringify(event);
    expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/);
    expect(event.externalId.length).toBeGreaterThan(0);
    expect(event.externalId.length).toBeLessThanOrEqual(128);
    const at = Date.parse(event.startedAt);
    expect(at >= Date.parse("2000-01-01T00:00:00Z") && at < Date.parse("2100-01-01T00:00:00Z")).toBe(true);
    const numbers = "commits" in event ? [event.recoverySeconds] : [event.restoreSeconds];
    for (const number of numbers)
      expect(number === null || (Number.isSafeInteger(number) && number >= 0)).toBe(true);
    expect(event.tags.every((tag) => tag.length > 0 && tag.length <= 200)).toBe(true);
    for (const average of "commits" in event ? Object.values(event.averages) : [])
      expect(Number.isSafeInteger(average) && average >= 0).toBe(true);
    const texts = "commits" in event ? [event.repository, event.service] : [event.name, ...event.services];
    for (const value of texts) expect(value === null || (value.length > 0 && value.length <= 512)).toBe(true);
    for (const commit of "commits" in event ? event.commits : []) {
      expect(commit.sha.length > 0 && commit.sha.length <= 128).toBe(true);
      expect(commit.message === null || commit.message.length <= 512).toBe(true);
      expect(commit.trailers.every((line) => line.length <= 420)).toBe(true);
    }
  }

  function expectUnharmed(stream: "deployments" | "incidents", raw: unknown): void {
    const other = stream === "deployments" ? wireDeployment({}, "other") : wireIncident({}, "other");
    const sent: unknown = JSON.parse(JSON.stringify(raw) ?? "null");
    const page = parsePage(stream, [other, sent]);
    expect(page.events[0]?.externalId).toBe("other");
    expect(page.events.length + page.quarantined.length).toBe(2);
    for (const event of page.events) expectStorable(event);
    for (const item of page.quarantined) {
      expect(item.raw).toMatch(/^[\x20-\x7e]*$/);
      expect(item.eventKey.length > 0 && item.eventKey.length <= 128).toBe(true);
      expect(item.reason.code).toMatch(/^[a-z_]+$/);
    }
  }

  const always = (stream: "deployments" | "incidents", raws: fc.Arbitrary<unknown>, numRuns: number) =>
    fc.assert(
      fc.property(raws, (raw) => expectUnharmed(stream, raw)),
      { numRuns },
    );
  const anyOf = (...names: string[]) =>
    fc.tuple(fc.constantFrom(...names), json).map(([name, value]) => ({ [name]: value }));

  test("of a deployment never throws, never loses another event, never lets through what cannot be stored", () => {
    const raws = anyOf(...Object.keys(deploymentFields)).map((field) => wireDeployment(field));
    always("deployments", raws, 1500);
  });

  test("of an incident never throws either", () => {
    const raws = anyOf("services", ...Object.keys(incidentFields)).map((field) => wireIncident(field));
    always("incidents", raws, 800);
  });

  test("of a commit, its author, git or remediation never throws either", () => {
    const fields = fc.oneof(
      anyOf(...Object.keys(wireCommit)).map((field) => ({ commits: [{ ...wireCommit, ...field }] })),
      anyOf("email", "canonical_email", "name", "is_bot").map((field) => ({
        commits: [{ ...wireCommit, author: { ...wireCommit.author, ...field } }],
      })),
      anyOf("commit_sha", "repository_id", "repository_url").map((git) => ({ git })),
      anyOf("id", "type").map((remediation) => ({ remediation })),
    );
    const raws = fields.map((given) => wireDeployment(given));
    always("deployments", raws, 1500);
  });

  test("in place of the event, its id or its attributes never throws either", () => {
    const raws = fc.oneof(
      json,
      json.map((id) => wireDeployment({}, id)),
      json.map((attributes) => ({ id: "x", attributes })),
    );
    always("deployments", raws, 800);
  });

  test("named as the machinery of objects is no more than an unknown field", () => {
    for (const name of ["__proto__", "constructor", "toString", "toJSON", "hasOwnProperty"]) {
      const text = JSON.stringify(wireDeployment()).replace(
        '"service"',
        `"${name}":{"polluted":1},"service"`,
      );
      expect(parsePage("deployments", [JSON.parse(text)]).events).toHaveLength(1);
    }
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

describe("the payload hash", () => {
  test("is equal for equal events, whatever the order of their fields and what is not stored", () => {
    const shuffled = Object.fromEntries(Object.entries(deploymentFields).reverse());
    const other = deploymentOf({ ...shuffled, brand_new: 1, duration: 61 });
    expect(other.payloadHash).toBe(deploymentOf().payloadHash);
  });

  test.each<[string, unknown]>([
    ["service", "x"],
    ["env", "x"],
    ["team", "x"],
    ["version", "x"],
    ["source", "x"],
    ["deployment_type", "x"],
    ["started_at", "2026-11-03T14:02:10Z"],
    ["finished_at", "2026-11-03T14:03:12Z"],
    ["created_at", "2026-11-03T14:09:41Z"],
    ["git", { commit_sha: "a", repository_id: "github.com/acme/checkout-api" }],
    ["git", { commit_sha: SHA, repository_id: "github.com/acme/other" }],
    ["change_failure", false],
    ["change_failure", null],
    ["recovery_time_sec", 4891],
    ["remediation", { id: "x", type: "rollback" }],
    ["remediation", { id: "X9RMqDwK-4c", type: "rollforward" }],
    ["custom", { language: ["go"] }],
    ["custom_tags", ["tier:1"]],
    ["averaged_metrics", { merge_time: 1 }],
    ["commits", []],
    ...Object.entries({
      sha: "a",
      timestamp: START,
      author: { ...wireCommit.author, canonical_email: "x@acme.test" },
      message: "x".repeat(513),
      html_url: "x",
      change_lead_time: 1,
      time_to_pr_ready: 1,
      review_time: 1,
      merge_time: 1,
      time_to_deploy: 1,
      deploy_time: 1,
    }).map(([name, value]): [string, unknown] => ["commits", [{ ...wireCommit, [name]: value }]]),
    ["commits", [{ ...wireCommit, author: { ...wireCommit.author, email: "x@acme.test" } }]],
    ["commits", [{ ...wireCommit, author: { ...wireCommit.author, is_bot: true } }]],
  ])("differs when a deployment's %s becomes %j", (name, value) => {
    expect(deploymentOf({ [name]: value }).payloadHash).not.toBe(deploymentOf().payloadHash);
  });

  test.each<[string, unknown]>([
    ["service", ["x"]],
    ["services", ["x"]],
    ["env", ["x"]],
    ["team", ["x"]],
    ["name", "x"],
    ["severity", "x"],
    ["version", "x"],
    ["source", "x"],
    ["started_at", "2026-11-03T14:02:10Z"],
    ["finished_at", null],
    ["created_at", null],
    ["time_to_restore", 4201],
    ["git", { commit_sha: SHA }],
    ["git", { repository_url: "https://github.com/acme/api" }],
    ["custom_tags", ["tier:1"]],
  ])("differs when an incident's %s becomes %j", (name, value) => {
    expect(incidentOf({ [name]: value }).payloadHash).not.toBe(incidentOf().payloadHash);
  });
});

describe("a commit", () => {
  test("with a text of a million spaces in a trailer is read at once", () => {
    const message = `x\n\nCo-authored-by: a${" ".repeat(1_000_000)}b\n${"\n-".repeat(200_000)}`;
    const [commit] = deploymentOf({ commits: [{ ...wireCommit, message }] }).commits;
    if (commit === undefined) throw new Error("no commit was read");
    expect(classifyCommit(signalsOf(commit)).origin).toBe("human");
  });
});
