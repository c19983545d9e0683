import { MantineProvider } from "@mantine/core";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FilterBar } from "#app/orgs/[org]/_components/filter/filter-bar.tsx";
import { ListPage } from "#app/orgs/[org]/_components/list/list-page.tsx";
import { BotsNote } from "#app/orgs/[org]/(dashboard)/_dashboard/bots-note.tsx";
import { BreakdownCard } from "#app/orgs/[org]/(dashboard)/_dashboard/breakdown-card.tsx";
import { totalRow } from "#app/orgs/[org]/(dashboard)/_dashboard/breakdown-rows.ts";
import { FreshnessLine } from "#app/orgs/[org]/(dashboard)/_dashboard/freshness-line.tsx";
import { KeyFigures } from "#app/orgs/[org]/(dashboard)/_dashboard/key-figures.tsx";
import { OriginsCard } from "#app/orgs/[org]/(dashboard)/_dashboard/origins-card.tsx";
import { PercentilesCard } from "#app/orgs/[org]/(dashboard)/_dashboard/percentiles-card.tsx";
import { RowsBehind } from "#app/orgs/[org]/(dashboard)/_dashboard/rows-behind.tsx";
import { DashboardSkeleton } from "#app/orgs/[org]/(dashboard)/_dashboard/skeletons.tsx";
import { StagesCard } from "#app/orgs/[org]/(dashboard)/_dashboard/stages-card.tsx";
import { WhatChanged } from "#app/orgs/[org]/(dashboard)/_dashboard/what-changed.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import { METRICS } from "#lib/domain/metrics/metric.ts";
import type { SyncStanding } from "#lib/domain/report/freshness.ts";
import type { Report } from "#lib/domain/report/report.ts";
import { PSEUDO } from "#lib/words/languages.ts";
import { InLanguage } from "#tests/support/in-english.tsx";
import { namesIn, unmarked, wordsOf } from "../../e2e/read-words.ts";
import { emptyReport, figures, NOW, previousOf, report, rowsOf, unread } from "../fixtures/report.ts";

/** What the formats say, and the names that the fixtures give. */
const FORMATS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec to ago min just now day week month UTC";
const NAMES = new Set([...FORMATS.split(" "), "live", "prod", ...namesIn(report())]);

const ORGANIZATION: Organization = {
  id: "00000000-0000-4000-8000-000000000001",
  slug: "acme",
  name: "Acme",
  role: "owner",
  timeZone: "UTC",
  weekStart: "monday",
  productionEnvs: ["live"],
  cfrDenominator: "evaluated",
  bands: "dora-2024",
  lookbackDays: 35,
  rawRetentionDays: 90,
};

const SPLIT = { by: "service" as const, lines: [{ key: null, series: report().series }] };
const NOTES = [
  {
    id: "1",
    ...{ at: "2026-11-02T09:00:00Z", until: "2026-11-05T00:00:00Z", by: "ada@acme.test" },
    ...{ kind: "freeze" as const, code: "freeze", details: { text: "live" } },
  },
];
const TARGETS = { deployment_frequency: 3, rework_rate: 0.01 };

const STANDING: SyncStanding = {
  kind: "fresh",
  syncedAt: "2026-11-20T11:18:00Z",
  coveredFrom: "2025-08-12T00:00:00Z",
  coveredTo: "2026-11-20T11:18:00Z",
  running: true,
  progress: { readSeconds: 86_400, plannedSeconds: 864_000 },
  problem: null,
  behind: [],
};
const KINDS = ["fresh", "stale", "never", "disconnected", "not-connected", "first-sync"] as const;

const numbers = (source: Report) => (
  <>
    <WhatChanged
      {...{ report: source, organization: ORGANIZATION, now: NOW, behind: [] }}
      where={(finding) => (
        <RowsBehind finding={finding} rows={source.breakdown.service} report={source} slug="acme" />
      )}
      incidents={null}
    />
    <KeyFigures
      {...{ report: source, organization: ORGANIZATION, targets: TARGETS, split: SPLIT, notes: NOTES }}
      bucket={null}
      unread={["targets", "split", "notes"]}
      lastEvent={null}
      bots={null}
    />
    <BotsNote report={source} slug="acme" />
    <OriginsCard byOrigin={source.byOrigin} slug="acme" />
    <StagesCard
      stages={source.figures.lead_time_stages}
      changes={source.previous?.change.stages ?? null}
      slug="acme"
    />
    <PercentilesCard figures={source.figures} window={source.window} timeZone="UTC" />
    <BreakdownCard {...{ rows: rowsOf(source), total: totalRow(source) }} formula="evaluated" slug="acme" />
  </>
);
const freshness = (kind: SyncStanding["kind"]) => (
  <FreshnessLine
    standing={{ ...STANDING, kind }}
    doubts={{ gaps: 2, quarantined: 1 }}
    slug="acme"
    timeZone="UTC"
    now={NOW}
  />
);
const list = (cursor: string | null) => (
  <ListPage
    what="runs"
    all="/"
    cursor={cursor}
    nextCursor="older"
    hrefTo={() => "/"}
    filtered
    filters={null}
    nothing={{ title: "", text: "", matching: "" }}
  >
    {null}
  </ListPage>
);

const named = [{ value: "live", deployments: 1 }];
const FILTERS = { env: named, service: named, team: named, repository: named, tag: named };

/** What a page shows in its states; keys tell them apart. */
const SHOWN: Record<string, ReactElement> = {
  numbers: numbers(report()),
  "numbers that are few": numbers(report({ figures: figures({ change_failure_rate: few() }) })),
  "numbers of a part": numbers({ ...report(), window: part(), series: report().series.map(holed) }),
  "numbers that moved": numbers(moved()),
  "numbers of nothing": numbers(emptyReport()),
  "numbers of a beginning": numbers(begun()),
  "numbers without any mark": numbers(withoutMarks()),
  ...Object.fromEntries(KINDS.map((kind) => [`freshness ${kind}`, freshness(kind)])),
  waiting: <DashboardSkeleton />,
  filters: (
    <FilterBar
      fixed={null}
      values={{ ...FILTERS, connection: [] }}
      productionEnvs={["live"]}
      calendar={{ timeZone: "UTC", weekStart: "monday" }}
      now="2026-11-20T12:00:00Z"
      comparing
    />
  ),
  "an empty page of a list": list(null),
  "the end of a list": list("older"),
};

/** A failure rate that rose, in numbers that are stale. */
function moved(): Report {
  const rate = { ...figures().change_failure_rate, value: 0.3, failed: 40, evaluated: 133 };
  const source = report({ figures: figures({ change_failure_rate: rate }) });
  return { ...source, freshness: { ...source.freshness, status: "stale" } };
}

function few() {
  return { ...figures().change_failure_rate, value: 0.25, failed: 2, evaluated: 8 };
}

/** A company whose first deployment lies inside the window, by bots, with averages for stages. */
function begun(): Report {
  const base = report();
  const { deployment_frequency, lead_time_stages, time_to_restore } = base.figures;
  const at = "2026-11-02T09:00:00Z";
  const changed = figures({
    deployment_frequency: { ...deployment_frequency, firstAt: at, since: { at, value: 3, coveredDays: 18 } },
    lead_time_stages: {
      ...lead_time_stages,
      review_time: { p50: 3600, low: 3000, high: 4200, n: 31, of: "deployments" },
    },
    time_to_restore: { ...time_to_restore, firstAt: at, withoutRepository: 2 },
  });
  const unsent = { comparable: false, reason: "nothing_sent_before" } as const;
  return {
    ...report({ figures: changed, previous: previousOf(base, base.window, unsent) }),
    series: base.series.map((point) =>
      point.at < "2026-11-02" ? { ...unread(point.at), covered: 1 } : point,
    ),
    byOrigin: {
      ...base.byOrigin,
      commits: { known: 40, byGitHub: 0, total: 40 },
      marks: { commits: 9, repositories: [{ repository: "live", commits: 30, marked: 0 }] },
    },
  };
}

function withoutMarks(): Report {
  const base = report();
  const { time_to_restore } = base.figures;
  const unknown = { ...time_to_restore, incidents: null, open: null, withoutRepository: 5 };
  const uncovered = { comparable: false, reason: "not_covered" } as const;
  return {
    ...report({
      figures: figures({ time_to_restore: unknown }),
      previous: previousOf(base, base.window, uncovered),
    }),
    byOrigin: { ...base.byOrigin, comparable: false, reasons: [{ code: "no_marks", commits: 50 }] },
  };
}

function part() {
  const begins = [{ connectionId: "1", name: "live", at: "2026-11-04T10:00:00Z" }];
  return { ...report().window, coveredFrom: "2026-10-30T02:00:00Z", coveredDays: 15, begins };
}

function holed(point: Report["series"][number]) {
  return point.at === "2026-10-29" ? unread(point.at) : point;
}

/** Every text of what is rendered, those of its attributes too. */
function textsOf(node: ReactElement, metric: string): string[] {
  const html = renderToStaticMarkup(
    <InLanguage locale={PSEUDO}>
      <MantineProvider>
        <NuqsTestingAdapter
          searchParams={`?metric=${metric}&team=live&team=prod&env=*&tag=live:prod&automation=exclude`}
        >
          {node}
        </NuqsTestingAdapter>
      </MantineProvider>
    </InLanguage>,
  ).replaceAll(/<style.*?<\/style>/gs, "");
  const spoken = [...html.matchAll(/ (?:aria-label|title|placeholder|data-title)="([^"]*)"/g)];
  return [html.replaceAll(/<[^>]+>/g, " "), ...spoken.map(([, text = ""]) => text)].map((text) =>
    text.replaceAll(/&[#\w]+;/g, " "),
  );
}

test.each(Object.entries(SHOWN))("every word is a message: %s", (_, node) => {
  const bare = METRICS.flatMap((metric) => textsOf(node, metric))
    .flatMap((text) => wordsOf(unmarked(text)))
    .filter((word) => !NAMES.has(word));
  expect([...new Set(bare)]).toEqual([]);
});
