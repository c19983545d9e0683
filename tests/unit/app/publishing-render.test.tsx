import type { ComponentProps } from "react";
import { describe, expect, test, vi } from "vitest";
import { DashboardsPanel } from "#app/orgs/[org]/settings/publishing/_components/dashboards-panel.tsx";
import { PreviewPanel } from "#app/orgs/[org]/settings/publishing/_components/preview-panel.tsx";
import { RunsPanel } from "#app/orgs/[org]/settings/publishing/_components/runs-panel.tsx";
import { SettingsPanel } from "#app/orgs/[org]/settings/publishing/_components/settings-panel.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import type { PublishRun } from "#lib/db/publishing.ts";
import { MISSING, missing } from "#lib/domain/catalogue/snapshot.ts";
import { dashboardOf } from "#lib/domain/publish/dashboards/build.ts";
import { DASHBOARD_KINDS } from "#lib/domain/publish/dashboards/dashboard.ts";
import { REFUSED, refused } from "#lib/domain/publish/left-out.ts";
import type { Obstacle } from "#lib/domain/publish/obstacle.ts";
import type { Preview } from "#lib/publish/preview.ts";
import { dashboardWords, differs, sayLeftOutCode } from "#lib/words/publishing-words.ts";
import { wordsIn } from "#lib/words/words.ts";
import { htmlOf, ORGANIZATION, textOf } from "../fixtures/rendered.tsx";

vi.mock("#app/orgs/[org]/settings/publishing/actions.ts", () => ({
  savePublishingAction: async () => ({ status: "idle" }),
  publishAction: async () => ({ status: "idle" }),
  pushDashboardAction: async () => ({ status: "idle" }),
}));

const settings = {
  ...{ enabled: true, prefix: "plumbline", env: "live", service: "plumbline", team: null, tags: ["tier:1"] },
  ...{ connectionId: "c", resend: true, verify: false, version: 1 },
};
const body = '{"series":[{"metric":"plumbline.github.prs.open","type":3}]}';
const one = {
  ...{ key: "github.prs.open", scope: "", part: "", metric: "plumbline.github.prs.open", unit: null },
  ...{ tags: ["env:live", "repo:all"], value: 7, at: 1_795_780_800, to: "2026-11-27T10:00:00Z" },
};
const preview: Preview = {
  digest: "d",
  bodies: [body],
  series: [
    { ...one, restamped: true, sent: false },
    { ...one, scope: "github.com/acme/web", restamped: false, sent: true },
  ],
  refused: [
    { key: "github.prs.open", scope: "a/b", part: "", reason: refused("same_series", { other: "a/B" }) },
  ],
  missing: [{ key: "github.branches.active", scope: "", part: "", reason: missing("not_read") }],
  billable: { series: 2, listPriceUsdPerMonth: 0.1 },
};

function shown(of: Partial<ComponentProps<typeof PreviewPanel>> = {}) {
  const props = {
    organization: ORGANIZATION,
    ...{ preview, obstacle: null, account: "Datadog EU", admins: ["ada@example.test"] },
  };
  return <PreviewPanel {...props} {...of} />;
}

const MANAGER = { ...ORGANIZATION, role: "manager" } as const;

describe("the preview", () => {
  test("shows each series, what is left out and why, what is billed, and the exact JSON", () => {
    const text = textOf(shown());
    for (const part of [
      "1 request, 1 point to send, 1 sent before, 1 refused, 1 not known",
      "2 custom metrics",
      "env:live, repo:all",
      "stamped now: it describes the time until 27 Nov 2026, 10:00",
      "neither is sent, since one would stand for both",
      "GitHub was asked and did not answer for this window.",
    ])
      expect(text).toContain(part);
    expect(htmlOf(shown())).toContain(body.replaceAll('"', "&quot;"));
  });

  test("is published by admins only, and only where something is to be sent", () => {
    const button = /<button[^>]*>.*?Publish/s;
    expect(htmlOf(shown())).toMatch(button);
    expect(htmlOf(shown({ organization: MANAGER }))).not.toMatch(button);
    for (const kind of ["no_account", "no_connection", "no_values", "refused", "all_sent"] as const)
      expect(htmlOf(shown({ obstacle: { kind } }))).not.toMatch(button);
  });

  test("says the one thing for which nothing is sent, with what ends it, or whom to ask", () => {
    const none = { ...preview, bodies: [], series: [] };
    const said = (obstacle: Obstacle, organization: Organization = ORGANIZATION) =>
      textOf(shown({ preview: none, obstacle, organization }));
    const unset: Obstacle = { kind: "no_env", values: 272 };
    expect(said(unset)).toContain("272 values wait for it. Set it above");
    expect(said(unset, MANAGER)).toContain("ada@example.test");
    expect(said(unset, MANAGER)).not.toContain("Set it above");
    expect(said({ kind: "no_values" }, MANAGER)).toContain("See the health page");
    expect(said({ kind: "no_account" })).toContain("Connect Datadog");
    expect(said(unset)).not.toContain("custom metrics");
  });

  test("tells many values that are left out for one reason once, with the first of them and a fold", () => {
    const minutes = [70, 80, 90, 100];
    const old = minutes.map((late, at) => ({
      ...{ key: "github.prs.open", scope: `acme/${at}`, part: "" },
      reason: refused("too_old", { minutes: late }),
    }));
    const html = htmlOf(shown({ preview: { ...preview, refused: old } }));
    expect(html.match(/Their windows ended more than an hour ago/g)).toHaveLength(1);
    const [summary = ""] = /<summary>.*?<\/summary>/s.exec(html) ?? [];
    expect(summary).toContain("acme/2");
    expect(summary).not.toContain("acme/3");
    expect(summary).toContain("all 4");
    expect(html).toContain("Its window ended 100 minutes ago");
  });
});

test("each reason that says numbers has a sentence for several values", () => {
  const words = wordsIn("en");
  const numbered = Object.entries({ ...REFUSED, ...MISSING }).filter(([, numbers]) => numbers.length > 0);
  for (const [code] of numbered) {
    expect(differs(code), code).toBe(true);
    expect(sayLeftOutCode(words, code)).not.toMatch(/[{}]/);
  }
});

const run: PublishRun = {
  ...{ id: "r", trigger: "manual", status: "partial", startedAt: "2026-11-27T10:00:00Z" },
  ...{ finishedAt: "2026-11-27T10:00:01Z", sent: 3, bodies: 2, already: 1, refused: 0, missing: 4 },
  leftOut: [{ code: "few", count: 4 }],
  problems: [{ body: 2, series: 5, code: "datadog_bad_request", numbers: { said: "yes", words: "Too big" } }],
  error: null,
  arrival: null,
};

test("a run says how it went in words, and what Datadog said in its own", () => {
  const text = textOf(<RunsPanel runs={[run]} timeZone="UTC" />);
  expect(text).toContain("partly refused");
  expect(text).toContain("3 points in 2 requests");
  expect(text).toContain("1 point sent before. 4 values. Too few events: a share of them is mostly chance.");
  expect(text).toContain("Request 2: Datadog refused the request. Datadog says: &quot;Too big&quot;.");
});

test("a run says whether it can be read in Datadog: not yet, all, which not, or why nobody knows", () => {
  const told = (arrival: PublishRun["arrival"]) =>
    textOf(<RunsPanel runs={[{ ...run, arrival }]} timeZone="UTC" />);
  const of = { metrics: 5, unseen: [], askedAt: "2026-11-27T10:01:00Z", error: null };
  expect(told(null)).not.toMatch(/read (?:there|in Datadog)/);
  expect(told({ ...of, state: "awaited", askedAt: null })).toContain("Datadog is asked within a minute");
  expect(told({ ...of, state: "seen" })).toContain("All 5 metrics can be read in Datadog.");
  const unseen = ["p.a", "p.b", "p.c", "p.d"];
  expect(told({ ...of, state: "unseen", unseen })).toContain(
    "no new point of 4 metrics of 5: p.a, p.b, p.c, …",
  );
  expect(told({ ...of, state: "unseen", unseen: ["p.a"] })).toContain("of 1 metric of 5: p.a.");
  const numbers = { permission: "timeseries_query", said: "no", words: "" };
  const error = { code: "datadog_rejected", reason: "datadog_lacks_permission", numbers };
  expect(told({ ...of, state: "unasked", error })).toMatch(/not known\. Datadog refused.*timeseries_query/);
});

test("a manager sees the settings as facts, an admin as a form", () => {
  const props = { slug: "acme", settings, accounts: [{ id: "c", name: "Datadog EU" }] };
  const facts = htmlOf(<SettingsPanel {...props} admin={false} />);
  expect(facts).toContain("Datadog EU");
  expect(facts).not.toContain("<form");
  expect(htmlOf(<SettingsPanel {...props} admin />)).toContain('name="env"');
});

test("each dashboard can be copied, that with a picture once its address is given; only admins push, once it is set where to", () => {
  const words = dashboardWords(wordsIn("en"));
  const ready = DASHBOARD_KINDS.map((kind) => ({
    kind,
    dashboard: dashboardOf(kind, { settings, words }, null),
    pushed: null,
  }));
  const props = { slug: "acme", timeZone: "UTC", ready };
  const html = htmlOf(<DashboardsPanel {...props} admin isSet />);
  expect(html.match(/aria-label="Copy the JSON/g)).toHaveLength(DASHBOARD_KINDS.length - 1);
  expect(html.match(/aria-label="Push to Datadog/g)).toHaveLength(DASHBOARD_KINDS.length - 1);
  expect(htmlOf(<DashboardsPanel {...props} admin={false} isSet />)).not.toContain("Push to Datadog");
  const unset = htmlOf(<DashboardsPanel {...props} admin isSet={false} />);
  expect(unset).toContain("To push them");
  expect(unset).not.toContain("Push to Datadog");
});
