import { describe, expect, test } from "vitest";
import { parseDeployment, parsePage } from "#lib/sources/datadog/event-schema.ts";
import { deploymentFields, reasonFor, wireCommit, wireDeployment } from "../../fixtures/dora-events.ts";

describe("an id that comes twice in one answer", () => {
  const pageOf = (services: (string | null)[]) =>
    parsePage(
      "deployments",
      services.map((service) => wireDeployment({ service })),
    ).events[0];

  test("counts once, and tells the other services that it was used for", () => {
    expect(pageOf(["api", "web", "Job", "WEB"])).toMatchObject({
      service: "api",
      otherServices: ["job", "web"],
    });
    expect(pageOf(["api", "web"])?.payloadHash).not.toBe(pageOf(["api"])?.payloadHash);
    for (const same of [["api", "API"], ["api", null], ["api"]])
      expect(pageOf(same)).not.toHaveProperty("otherServices");
  });
});

describe("quarantine", () => {
  const refused: [string, unknown, RegExp][] = [
    ["null", null, /^event unreadable_event$/],
    ["a text", "text", /^event unreadable_event$/],
    ["a number", 5, /^event unreadable_event$/],
    ["a list", [wireDeployment()], /^(?:id|event) /],
    ["no id", { attributes: deploymentFields }, /^id missing_or_long$/],
    ["an empty id", wireDeployment({}, ""), /^id missing_or_long$/],
    ["an id of 129 characters", wireDeployment({}, "x".repeat(129)), /^id missing_or_long$/],
    ["an id that a number cannot hold", wireDeployment({}, 2 ** 60), /^id not_exact$/],
    ["no attributes", { id: "a" }, /^attributes /],
    ["attributes as a list", { id: "a", attributes: [] }, /^attributes /],
    ["no start", wireDeployment({ started_at: undefined }), /^started_at missing$/],
    ["a zero start", wireDeployment({ started_at: "0001-01-01T00:00:00Z" }), /^started_at missing$/],
    ["a negative recovery", wireDeployment({ recovery_time_sec: -1 }), /^recovery_time_sec negative$/],
    [
      "a recovery that is not finite",
      JSON.parse('{"id":"a","attributes":{"started_at":"2026-11-03T14:02:11Z","recovery_time_sec":1e999}}'),
      /^recovery_time_sec not_finite$/,
    ],
    ["a verdict in words", wireDeployment({ change_failure: "true" }), /^change_failure not_a_flag$/],
    ["a duration in words", wireDeployment({ duration: "90s" }), /^duration not_seconds$/],
    ["git as a text", wireDeployment({ git: "github.com/a/b" }), /^git unreadable$/],
    ["commits as an object", wireDeployment({ commits: {} }), /^commits unreadable$/],
    ["a commit that is null", wireDeployment({ commits: [null] }), /^commits\.0 unreadable$/],
    [
      "a message as a list",
      wireDeployment({ commits: [{ ...wireCommit, message: [] }] }),
      /^commits\.0\.message unreadable$/,
    ],
    ["a NUL in an unknown field", wireDeployment({ custom: { a: ["x\0"] } }), /^event holds_nul$/],
    ["a NUL in a key", wireDeployment({ "a\0": 1 }), /^event holds_nul$/],
    [
      "half a character in a message",
      wireDeployment({ commits: [{ ...wireCommit, message: "\udc00" }] }),
      /^event half_character$/,
    ],
  ];

  test.each(refused)("takes %s with its reason", (_, raw, reason) => {
    expect(reasonFor(raw)).toMatch(reason);
  });

  test.each([
    "yesterday",
    "now",
    "infinity",
    "-infinity",
    "epoch",
    "2026-11-03",
    "2026-11-03 14:02:11Z",
    "2026-11-03T14:02:11",
    "2026-11-03T14:02Z",
    "2026-13-01T00:00:00Z",
    "2026-00-10T00:00:00Z",
    "2026-02-30T00:00:00Z",
    "2025-02-29T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-11-00T00:00:00Z",
    "2026-11-03T24:00:00Z",
    "2026-11-03T14:60:00Z",
    "2026-11-03T14:02:60Z",
    "2026-11-03T14:02:11+24:00",
    "2026-11-03T14:02:11+0200",
    "2026-11-03T14:02:11.Z",
    "2026-11-03t14:02:11z",
    "2026-11-03T14:02:11Z\n",
    " 2026-11-03T14:02:11Z",
    "+275760-09-13T00:00:00.000Z",
    "294277-01-01T00:00:00Z",
    "1999-12-31T23:59:59Z",
    "2100-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z",
    "0000-00-00T00:00:00Z",
    1_793_714_531_000_000_000,
    1_793_714_531,
    ["2026-11-03T14:02:11Z"],
    {},
    true,
  ])("takes the start %j, which is no strict time of this century", (started_at) => {
    expect(reasonFor(wireDeployment({ started_at }))).toMatch(/^started_at (?:not_a_time|out_of_time)$/);
  });

  test("keeps the id where it has one, and a hash where it has none", () => {
    const withId = parseDeployment(wireDeployment({ started_at: "now" }));
    expect(!withId.ok && withId.quarantined).toMatchObject({
      eventKey: "43vkaZNgiso",
      externalId: "43vkaZNgiso",
    });
    for (const id of [null, "", "nul\0", "\ud800", "x".repeat(129), {}]) {
      const without = parseDeployment(wireDeployment({}, id));
      expect(!without.ok && without.quarantined.externalId).toBeNull();
      expect(!without.ok && without.quarantined.eventKey).toMatch(/^sha256:[0-9a-f]{64}$/);
    }
  });

  test("keeps the raw text in plain ASCII that says all of it", () => {
    const raw = wireDeployment({ service: "sch\u00f6n \ud83d\ude00 \0 \ud800", started_at: "now" });
    const parsed = parseDeployment(raw);
    const kept = parsed.ok ? "" : parsed.quarantined.raw;
    expect(kept).toMatch(/^[\x20-\x7e]*$/);
    expect(JSON.parse(kept)).toEqual(raw);
  });

  test("bounds the raw text, and its nesting", () => {
    const parsed = parseDeployment(wireDeployment({ started_at: "now", name: "é".repeat(1_000_000) }));
    expect(parsed.ok ? 0 : parsed.quarantined.raw.length).toBe(100_000);
  });

  test("takes nesting beyond 32 levels, however deep it is", () => {
    for (const depth of [40, 7000, 400_000]) {
      const raw = JSON.parse(`{"id":"a","attributes":{"x":${"[".repeat(depth)}${"]".repeat(depth)}}}`);
      expect(reasonFor(raw)).toBe("event too_deep");
    }
    const within = JSON.parse(`${"[".repeat(29)}${"]".repeat(29)}`);
    expect(reasonFor(wireDeployment({ custom: within }))).toBe("");
  });

  test("is left when the same id was read well in the same page", () => {
    const page = parsePage("deployments", [wireDeployment({ started_at: "now" }), wireDeployment()]);
    expect([page.events.length, page.quarantined.length]).toEqual([1, 0]);
  });
});
