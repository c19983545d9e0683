import { describe, expect, test } from "vitest";
import type { Snapshot } from "#lib/domain/catalogue/snapshot.ts";
import { missing } from "#lib/domain/catalogue/snapshot.ts";
import { healthGrid } from "#lib/domain/health/health-grid.ts";
import { bandOf } from "#lib/domain/health/merit.ts";
import { billableOf } from "#lib/domain/publish/billable.ts";
import { bodiesOf, byteLength } from "#lib/domain/publish/bodies.ts";
import { planPublishing } from "#lib/domain/publish/plan.ts";
import type { Publishing } from "#lib/domain/publish/publishing.ts";
import { meritValues, newestValues } from "#lib/domain/publish/values.ts";

const SETTINGS: Publishing = {
  enabled: true,
  prefix: "plumbline",
  env: "live",
  service: "plumbline",
  team: null,
  tags: [],
  connectionId: null,
  resend: false,
  verify: false,
  version: 1,
};
const TO = "2026-11-28T12:00:00Z";
const now = Date.parse(TO) / 1000 + 300;

function snapshot(of: Partial<Snapshot>): Snapshot {
  return {
    scope: "",
    metric: "github.prs.open",
    part: "",
    day: "2026-11-28",
    value: 7,
    n: 7,
    formula: 1,
    reason: null,
    from: TO,
    to: TO,
    measuredAt: TO,
    ...of,
  };
}

function plan(snapshots: Partial<Snapshot>[], settings: Partial<Publishing> = {}, at = now) {
  return planPublishing(newestValues(snapshots.map(snapshot)), {
    settings: { ...SETTINGS, ...settings },
    now: at,
  });
}

test("a value goes out by its name and tags, at the end of the window that it describes", () => {
  const { series } = plan(
    [{ metric: "github.ci.duration", scope: "github.com/Acme/Web", part: "CI build", value: 4.5 }],
    { team: "Rail", tags: ["tier:1"] },
  );
  const [body] = bodiesOf(series);
  expect(JSON.parse(body?.text ?? "")).toEqual({
    series: [
      {
        metric: "plumbline.github.ci.duration",
        type: 3,
        points: [{ timestamp: Date.parse(TO) / 1000, value: 4.5 }],
        unit: "minute",
        tags: [
          "env:live",
          "service:plumbline",
          "team:rail",
          "repo:github.com/acme/web",
          "source:github",
          "window:7d",
          "workflow:ci_build",
          "tier:1",
        ],
      },
    ],
  });
});

test("what is of all repositories says so in its tags, and what is so at a moment has no window of days", () => {
  const tags = plan([{}]).series[0]?.tags;
  expect(tags).toContain("repo:all");
  expect(tags).toContain("window:now");
});

test("where a value comes from is told by its domain", () => {
  const metrics = ["github.prs.open", "dora.rework_rate_7d"];
  const { series } = plan(metrics.map((metric) => ({ metric })));
  expect(series.map(({ tags }) => tags.find((tag) => tag.startsWith("source:")))).toEqual([
    "source:datadog",
    "source:github",
  ]);
});

test("what no number is, and what this version does not know, is not sent", () => {
  const { series, refused } = plan([{ value: Number.POSITIVE_INFINITY }, { metric: "github.of_another" }]);
  expect(series).toEqual([]);
  expect(refused.map(({ key, reason }) => [key, reason.code])).toEqual([["github.prs.open", "name_refused"]]);
});

test("a value that is not known makes no point, and is listed with why", () => {
  const reason = missing("not_read");
  expect(plan([{ value: null, reason }])).toEqual({
    series: [],
    refused: [],
    missing: [{ key: "github.prs.open", scope: "", part: "", reason }],
  });
});

test("the newest day counts, known or not: yesterday's value does not stand in for a day that could not be read", () => {
  const old = { day: "2026-11-27", value: 3 };
  expect(plan([{ value: 9 }, old]).series.map(({ value }) => value)).toEqual([9]);
  expect(plan([old]).series.map(({ value }) => value)).toEqual([3]);
  expect(plan([old, { value: null, reason: missing("not_read") }]).series).toEqual([]);
});

test.each([
  [{ env: null }, "env_missing"],
  [{ env: " " }, "env_missing"],
  [{ service: "" }, "service_missing"],
  [{ prefix: "9" }, "name_refused"],
])("with %j nothing is sent, and each value says %s", (settings, code) => {
  const { series, refused } = plan([{}], settings);
  expect(series).toEqual([]);
  expect(refused.map(({ reason }) => reason.code)).toEqual([code]);
});

describe("the time of a point", () => {
  const at = (seconds: number, resend = false) => plan([{}], { resend }, Date.parse(TO) / 1000 + seconds);

  test.each([
    [-601, "too_early"],
    [-600, null],
    [0, null],
    [3570, null],
    [3571, "too_old"],
    [90_000, "too_old"],
  ])("%i seconds behind its window: refused as %j", (seconds, code) => {
    expect(at(seconds).refused.map(({ reason }) => reason.code)).toEqual(code === null ? [] : [code]);
  });

  test("of a value that stands is the last half hour where it is sent again, and says so", () => {
    const [sent] = at(2 * 3600 + 900, true).series;
    expect(sent).toMatchObject({ at: Date.parse(TO) / 1000 + 2 * 3600, restamped: true, to: TO });
    const [later] = at(2 * 3600 + 1799, true).series;
    expect(later).toEqual(sent);
    expect(at(60, true).series).toMatchObject([{ at: Date.parse(TO) / 1000, restamped: false }]);
  });
});

test("two names that become one series are both told and neither is sent", () => {
  const { series, refused } = plan([
    { scope: "github.com/acme/web app" },
    { scope: "github.com/Acme/web_app" },
    { scope: "github.com/acme/api" },
  ]);
  expect(series.map(({ scope }) => scope)).toEqual(["github.com/acme/api"]);
  expect(refused).toMatchObject([
    {
      scope: "github.com/Acme/web_app",
      reason: { code: "same_series", numbers: { other: "github.com/acme/web app" } },
    },
    {
      scope: "github.com/acme/web app",
      reason: { code: "same_series", numbers: { other: "github.com/Acme/web_app" } },
    },
  ]);
});

test("figures of merit go out as the grid shows them, unknown ones not at all", () => {
  const snapshots = [
    snapshot({ metric: "github.ci.failed_share_7d", value: 0.1, n: 50 }),
    snapshot({ metric: "github.ci.workflow_duration_minutes.p90", value: 6.5, n: 50, day: "2026-11-27" }),
    snapshot({ metric: "github.commits.reverts_share_7d", value: 0, n: 0 }),
  ];
  const grid = healthGrid(snapshots, { scope: "", to: "2026-11-28", days: 2 });
  const { series, missing: unknown } = planPublishing(meritValues(grid), { settings: SETTINGS, now });
  expect(series.map(({ metric, part, value }) => [metric, part, value, bandOf(value)])).toEqual([
    ["plumbline.health.merit", "ci_duration_p90", 0.5, "warning"],
    ["plumbline.health.merit", "failing_workflows", 0.6, "warning"],
  ]);
  expect(series[1]?.tags).toContain("check:failing_workflows");
  expect(unknown.find(({ part }) => part === "reverts")?.reason).toEqual(missing("no_event"));
  expect(unknown.find(({ part }) => part === "stale_pulls")?.reason).toEqual(missing("not_collected"));
});

test("ten thousand series keep every limit of Datadog, each in one body and with one point", () => {
  const many = Array.from({ length: 10_000 }, (_, i) => ({
    scope: `github.com/acme/${"ü".repeat(i % 90)}${i}`,
    value: i / 3,
  }));
  const { series } = plan(many);
  const bodies = bodiesOf(series);
  const sent = bodies.flatMap(({ text }) => JSON.parse(text).series);
  expect(bodies.every(({ text }) => Buffer.byteLength(text) <= 500_000)).toBe(true);
  expect(bodies.map(({ text }) => byteLength(text))).toEqual(
    bodies.map(({ text }) => Buffer.byteLength(text)),
  );
  expect(sent).toHaveLength(10_000);
  expect(sent.every(({ points }) => points.length === 1)).toBe(true);
  expect(billableOf(series)).toEqual({ series: 10_000, listPriceUsdPerMonth: 500 });
});

test("a letter counts by its bytes", () => {
  expect(["a", "ü", "€", "𐐨"].map(byteLength)).toEqual([1, 2, 3, 4]);
});

test("the same values make the same bodies, in whatever order they came", () => {
  const three = [{ scope: "b" }, { scope: "a" }, { metric: "github.branches.active" }];
  const texts = (of: Partial<Snapshot>[]) => bodiesOf(plan(of).series).map(({ text }) => text);
  expect(texts(three.toReversed())).toEqual(texts(three));
});
