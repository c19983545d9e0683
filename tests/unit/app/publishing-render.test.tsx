import { describe, expect, test, vi } from "vitest";
import { DashboardsPanel } from "#app/orgs/[org]/settings/publishing/_components/dashboards-panel.tsx";
import { PreviewPanel } from "#app/orgs/[org]/settings/publishing/_components/preview-panel.tsx";
import { RunsPanel } from "#app/orgs/[org]/settings/publishing/_components/runs-panel.tsx";
import { SettingsPanel } from "#app/orgs/[org]/settings/publishing/_components/settings-panel.tsx";
import type { PublishRun } from "#lib/db/publishing.ts";
import { missing } from "#lib/domain/catalogue/snapshot.ts";
import { dashboardOf } from "#lib/domain/publish/dashboards/build.ts";
import { DASHBOARD_KINDS } from "#lib/domain/publish/dashboards/dashboard.ts";
import { refused } from "#lib/domain/publish/left-out.ts";
import type { Preview } from "#lib/publish/preview.ts";
import { dashboardWords } from "#lib/words/publishing-words.ts";
import { wordsIn } from "#lib/words/words.ts";
import { htmlOf, textOf } from "../fixtures/rendered.tsx";

vi.mock("#app/orgs/[org]/settings/publishing/actions.ts", () => ({
  savePublishingAction: async () => ({ status: "idle" }),
  publishAction: async () => ({ status: "idle" }),
  pushDashboardAction: async () => ({ status: "idle" }),
}));

const settings = {
  ...{ enabled: true, prefix: "plumbline", env: "live", service: "plumbline", team: null, tags: ["tier:1"] },
  ...{ connectionId: "c", resend: true, version: 1 },
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

function shown(of: Partial<Parameters<typeof PreviewPanel>[0]> = {}) {
  const props = { slug: "acme", timeZone: "UTC", admin: true, preview, account: "Datadog EU", ...of };
  return <PreviewPanel {...props} />;
}

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

  test("is published by admins only, and only where something is to be sent to an account", () => {
    const button = /<button[^>]*>.*?Publish/s;
    expect(htmlOf(shown())).toMatch(button);
    expect(htmlOf(shown({ admin: false }))).not.toMatch(button);
    expect(htmlOf(shown({ account: null }))).not.toMatch(button);
    const sent = { ...preview, bodies: [], series: preview.series.slice(1) };
    expect(htmlOf(shown({ preview: sent }))).not.toMatch(button);
    expect(textOf(shown({ preview: sent }))).toContain("publishing now would send nothing");
  });
});

test("a run says how it went in words, and what Datadog said in its own", () => {
  const run: PublishRun = {
    ...{ id: "r", trigger: "manual", status: "partial", startedAt: "2026-11-27T10:00:00Z" },
    ...{ finishedAt: "2026-11-27T10:00:01Z", sent: 3, bodies: 2, already: 1, refused: 0, missing: 4 },
    problems: [
      { body: 2, series: 5, code: "datadog_bad_request", numbers: { said: "yes", words: "Too big" } },
    ],
    error: null,
  };
  const text = textOf(<RunsPanel runs={[run]} timeZone="UTC" />);
  expect(text).toContain("partly refused");
  expect(text).toContain("3 points in 2 requests");
  expect(text).toContain("Request 2: Datadog refused the request. Datadog says: &quot;Too big&quot;.");
});

test("a manager sees the settings as facts, an admin as a form", () => {
  const props = { slug: "acme", settings, accounts: [{ id: "c", name: "Datadog EU" }] };
  const facts = htmlOf(<SettingsPanel {...props} admin={false} />);
  expect(facts).toContain("Datadog EU");
  expect(facts).not.toContain("<form");
  expect(htmlOf(<SettingsPanel {...props} admin />)).toContain('name="env"');
});

test("each dashboard can be copied, that with a picture once its address is given; only admins push", () => {
  const words = dashboardWords(wordsIn("en"));
  const ready = DASHBOARD_KINDS.map((kind) => ({
    kind,
    dashboard: dashboardOf(kind, { settings, words }, null),
    pushed: null,
  }));
  const props = { slug: "acme", timeZone: "UTC", ready };
  const html = htmlOf(<DashboardsPanel {...props} admin />);
  expect(html.match(/aria-label="Copy the JSON/g)).toHaveLength(3);
  expect(html.match(/aria-label="Push to Datadog/g)).toHaveLength(3);
  expect(htmlOf(<DashboardsPanel {...props} admin={false} />)).not.toContain("Push to Datadog");
});
