import { MantineProvider } from "@mantine/core";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CoverageBars, CoverageLegend } from "#app/orgs/[org]/data-quality/_components/coverage-bars.tsx";
import { EnvironmentTable } from "#app/orgs/[org]/data-quality/_components/environment-table.tsx";
import { QuarantineFilters } from "#app/orgs/[org]/data-quality/quarantine/_components/quarantine-filters.tsx";
import { QuarantinedEvent } from "#app/orgs/[org]/data-quality/quarantine/_components/quarantined-event.tsx";
import { RunFilters } from "#app/orgs/[org]/data-quality/runs/_components/run-filters.tsx";
import { RunTable } from "#app/orgs/[org]/data-quality/runs/_components/run-table.tsx";
import { CountTable } from "#app/orgs/[org]/runs/[id]/_components/count-table.tsx";
import { RunFacts } from "#app/orgs/[org]/runs/[id]/_components/run-facts.tsx";
import { RunOutcome } from "#app/orgs/[org]/runs/[id]/_components/run-outcome.tsx";
import { SliceTable } from "#app/orgs/[org]/runs/[id]/_components/slice-table.tsx";
import type { Connection } from "#lib/db/connections.ts";
import type { Organization } from "#lib/db/organizations.ts";
import type { SyncRunDetail } from "#lib/db/sync-runs.ts";
import type { ConnectionCoverage } from "#lib/domain/quality/data-quality.ts";
import type { Locale } from "#lib/words/languages.ts";
import { InLanguage } from "#tests/support/in-english.tsx";
import { unmarked, wordsOf } from "../../e2e/read-words.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const [FROM, TO] = ["2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z"];
const ID = "00000000-0000-4000-8000-000000000001";
const organization: Organization = {
  id: ID,
  slug: "acme",
  name: "Acme",
  role: "admin",
  timeZone: "UTC",
  weekStart: "monday",
  productionEnvs: ["live"],
  cfrDenominator: "evaluated",
  bands: "dora-2024",
  lookbackDays: 35,
  rawRetentionDays: 90,
};

const counts = { fetched: 12, inserted: 3, updated: 1, unchanged: 7, quarantined: 1, tombstoned: 2 };
const reason = { code: "missing", numbers: { field: "started_at" } };
const run: SyncRunDetail = {
  id: ID,
  connectionId: ID,
  trigger: "cron",
  mode: "nightly",
  status: "failed",
  createdAt: FROM,
  startedAt: FROM,
  finishedAt: TO,
  window: { from: FROM, to: TO },
  streams: {
    deployments: counts,
    incidents: { ...counts, inserted: 0, updated: 0, quarantined: 0, tombstoned: 0 },
  },
  gaps: [{ stream: "incidents", from: FROM, to: TO, reason: { code: "second_refused", numbers: {} } }],
  apiCalls: 4,
  error: { code: "rate_limited", reason: "rate_limited", numbers: {} },
  vanished: null,
  progress: null,
  leftOut: { deployments: 1, incidents: 0 },
  slices: [0, 2].map((part) => ({
    ...counts,
    stream: "deployments",
    from: FROM,
    to: TO,
    part,
    complete: part === 0,
    leftOut: 0,
    apiCalls: 1,
    committedAt: TO,
  })),
};
const running: SyncRunDetail = {
  ...run,
  id: ID.replace("1", "2"),
  mode: "replay",
  status: "running",
  finishedAt: null,
  error: null,
  window: null,
};

const covered = { covered: [{ from: FROM, to: TO }], gapCount: 2, gaps: [{ from: FROM, to: TO, reason }] };
const coverage: ConnectionCoverage = {
  id: ID,
  name: "Acme",
  status: "active",
  lastSyncedAt: TO,
  historyFrom: "2026-11-01T00:00:00Z",
  vanished: null,
  streams: { deployments: covered, incidents: covered },
};
const connection = {
  id: ID,
  name: "Acme",
  status: "active",
  nextSyncAt: null,
  notBefore: null,
  lastError: null,
};
const loaded = { run, connection: connection as unknown as Connection, latest: false };
const event = {
  id: ID,
  connectionId: ID,
  stream: "incidents",
  externalId: null,
  reason,
  firstSeenAt: FROM,
  lastSeenAt: TO,
  retry: false,
  rawLength: 2,
  raw: "{}",
} as const;

const PARTS: Record<string, ReactNode> = {
  "list of runs": (
    <RunTable runs={[run, running]} names={new Map([[ID, "Acme"]])} organization={organization} now={NOW} />
  ),
  "filters of runs": <RunFilters connections={[connection, { id: "b", name: "Acme" }]} />,
  "facts of a run": <RunFacts loaded={loaded} organization={organization} now={NOW} />,
  "outcome of a run": <RunOutcome loaded={loaded} organization={organization} now={NOW} />,
  "counts of a run": <CountTable run={run} />,
  "slices of a run": <SliceTable slices={run.slices} timeZone="UTC" running={false} />,
  "coverage of a connection": (
    <>
      <CoverageBars connection={coverage} named timeZone="UTC" />
      <CoverageLegend connections={[coverage]} />
    </>
  ),
  environments: (
    <EnvironmentTable
      environments={[
        { env: null, deployments: 0, incidents: 2, lastAt: TO, production: false },
        { env: "Acme", deployments: 5, incidents: 0, lastAt: TO, production: true },
      ]}
      slug="acme"
      timeZone="UTC"
    />
  ),
  "event in quarantine": <QuarantinedEvent slug="acme" event={event} connection="Acme" timeZone="UTC" />,
  "filters of the quarantine": (
    <QuarantineFilters
      query={{ stream: null, reason: null, cursor: null }}
      reasons={[{ stream: "incidents", reason, events: 2 }]}
    />
  ),
};

/** Everything that is read or heard, text by text: what stands between tags, and what attributes say. */
function textsOf(node: ReactNode, locale: Locale): string[] {
  const html = renderToStaticMarkup(
    <InLanguage locale={locale}>
      <MantineProvider>
        <NuqsTestingAdapter>{node}</NuqsTestingAdapter>
      </MantineProvider>
    </InLanguage>,
  ).replaceAll(/<(style|code|pre)[^>]*>.*?<\/\1>/gs, " ");
  const said = [...html.matchAll(/ (?:aria-label|title|placeholder)="([^"]*)"/g)].map(
    ([, text = ""]) => text,
  );
  return [html.replaceAll(/<[^>]+>/g, " "), ...said];
}

/** Names of the fixtures, months, and the zone in which a hint tells a moment. */
const NOBODYS_WORDS = ["Acme", "Nov", "UTC"];

describe.each(Object.entries(PARTS))("the %s", (_, node) => {
  test("says nothing but messages", () => {
    const words = textsOf(node, "en-XA").flatMap((text) => wordsOf(unmarked(text)));
    expect(words.filter((word) => !NOBODYS_WORDS.includes(word))).toEqual([]);
  });

  test("is said in Portuguese", () => {
    const [english, portuguese] = [textsOf(node, "en"), textsOf(node, "pt-BR")];
    expect(portuguese).toHaveLength(english.length);
    expect(portuguese[0]).not.toBe(english[0]);
    expect(portuguese.join(" ")).not.toMatch(/\b(the|and|was|of|not|read|with)\b/i);
  });
});
