import { MantineProvider } from "@mantine/core";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { TrendChart } from "#app/_components/charts/trend-chart.tsx";
import { TrendTable } from "#app/_components/charts/trend-table.tsx";
import { Sparkline } from "#app/_components/metrics/sparkline.tsx";
import { BreakdownCard } from "#app/orgs/[org]/(dashboard)/_dashboard/breakdown-card.tsx";
import { FailedDeployments } from "#app/orgs/[org]/(dashboard)/_dashboard/failed-deployments.tsx";
import { FreshnessLine } from "#app/orgs/[org]/(dashboard)/_dashboard/freshness-line.tsx";
import { MetricCards } from "#app/orgs/[org]/(dashboard)/_dashboard/metric-cards.tsx";
import { NoNumbers } from "#app/orgs/[org]/(dashboard)/_dashboard/no-numbers.tsx";
import { OriginsCard } from "#app/orgs/[org]/(dashboard)/_dashboard/origins-card.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import { type Trend, trendOf, trendSource } from "#lib/domain/metrics/metric-trend.ts";
import { type SyncStanding, standingOf } from "#lib/domain/report/freshness.ts";
import type { Report } from "#lib/domain/report/report.ts";
import type { Locale } from "#lib/words/languages.ts";
import { trendWords } from "#lib/words/trend-words.ts";
import { wordsIn } from "#lib/words/words.ts";
import { InLanguage } from "#tests/support/in-english.tsx";
import { emptyReport, figures, NOW, previousOf, report, unread } from "../fixtures/report.ts";

const ORGANIZATION: Organization = {
  id: "00000000-0000-4000-8000-000000000001",
  slug: "northwind-rail",
  name: "Northwind Rail",
  role: "owner",
  timeZone: "UTC",
  weekStart: "monday",
  productionEnvs: ["live"],
  cfrDenominator: "evaluated",
  bands: "dora-2024",
  lookbackDays: 35,
  rawRetentionDays: 90,
};

/** What a reader sees at first: the text, without tags, what opens on a press, and hints; with single spaces. */
function textOf(node: ReactNode, locale: Locale = "en"): string {
  const shown = htmlOf(node, locale).replaceAll(
    /<section[^>]* popover=.*?<\/section>|<span class="[^"]*tip[^"]*" aria-hidden="true">[^<]*<\/span>/gs,
    " ",
  );
  const markup = shown.replaceAll(/<style.*?<\/style>|<[^>]+>/gs, " ");
  return markup.replaceAll("&#x27;", "'").replaceAll(/\s+/g, " ").trim();
}

function htmlOf(node: ReactNode, locale: Locale = "en"): string {
  return renderToStaticMarkup(
    <InLanguage locale={locale}>
      <MantineProvider>
        <NuqsTestingAdapter searchParams="?metric=change_failure_rate&team=Booking">
          {node}
        </NuqsTestingAdapter>
      </MantineProvider>
    </InLanguage>,
  );
}

const cards = (source: Report, lastEvent: string | null = null) => (
  <MetricCards report={source} organization={ORGANIZATION} lastEvent={lastEvent} />
);

/** What a trend says of its figure. */
const saidOf = (trend: Trend, source = report()) =>
  trendWords(trendSource(source, ORGANIZATION), wordsIn("en"))[trend.metric];

describe("the cards", () => {
  test("stand in DORA's order with value, sample, change and level", () => {
    const text = textOf(cards(report()));
    const order = [
      "Deployment frequency",
      "Lead time for changes",
      "Change failure rate",
      "Recovery time",
      "Rework rate",
    ];
    expect(order.map((title) => text.indexOf(title))).toEqual(
      order.map((title) => text.indexOf(title)).toSorted((a, b) => a - b),
    );
    expect(text).toContain(
      "Deployment frequency 4.6 /day 138 deployments on 22 days ≈ +12 % within chance Elite · DORA 2024",
    );
    expect(text).toContain(
      "9.0 % 12 failed of 133 judged, 5 pending ≈ +1.5 pp within chance 4.0 pp above the 5 % mark",
    );
  });

  test("say the same in Portuguese", () => {
    const text = textOf(cards(report()), "pt-BR");
    expect(text).toContain(
      "Frequência de deployments 4,6 /dia 138 deployments em 22 dias ≈ +12 % pode ser acaso Elite · DORA 2024",
    );
    expect(text).toContain(
      "9,0 % 12 com falha entre 133 avaliados, 5 pendentes ≈ +1,5 p.p. pode ser acaso 4,0 p.p. acima da marca de 5 %",
    );
    expect(text).toContain("1 d 4 h mediana 812 commits, 3 excluídos ↓ −6 h melhor Alto · DORA 2024");
  });

  test("lead to their trend, keep the filters, and mark the chosen one", () => {
    const html = htmlOf(cards(report()));
    expect(html).toMatch(/href="\/orgs\/northwind-rail\?team=Booking&amp;metric=lead_time"/);
    expect(html.match(/aria-current="true"/g)).toHaveLength(1);
  });

  test("tell those who hear them the previous value, its days and the doubt", () => {
    expect(htmlOf(cards(report()))).toContain(
      "+1.5 pp, within chance. Previous period: 7.5 % (21 Sep – 21 Oct 2026). The change lies between −5.7 pp and +8.5 pp (95 %).",
    );
  });

  test("show no change at all without a comparison, and say so without a previous value", () => {
    expect(htmlOf(cards(report({ previous: null })))).not.toMatch(/better|worse|no change|no previous/);
    const before = previousOf(report(), report().window, { figures: emptyReport().figures });
    expect(textOf(cards(report({ previous: before })))).toContain(
      "812 commits, 3 excluded no previous value",
    );
  });

  test("of an empty window name it and the last event, and keep zero apart from not known", () => {
    const text = textOf(cards(emptyReport(), "Last one: 3 Sep 2026."));
    expect(text).toContain("0 /day No deployments 21 Oct – 20 Nov 2026. Last one: 3 Sep 2026.");
    expect(htmlOf(cards(emptyReport())).match(/aria-label="not known"/g)).toHaveLength(4);
  });

  test("under ten judged deployments are called directional", () => {
    const few = { ...figures().change_failure_rate, value: 0.25, failed: 2, evaluated: 8 };
    expect(textOf(cards(report({ figures: figures({ change_failure_rate: few }) })))).toContain(
      "directional: under 10",
    );
    expect(textOf(cards(report()))).not.toContain("directional");
  });

  test("say how much of the window was read", () => {
    const window = { ...report().window, coveredFrom: "2026-10-30T02:00:00Z", coveredDays: 21.4 };
    expect(textOf(cards(report({ window })))).toContain("21.4 of 30 days read");
  });
});

describe("before there are numbers", () => {
  const nobody = standingOf([], { ...report().freshness, status: "disconnected", lastSyncedAt: null });
  const page = (
    standing: SyncStanding,
    role: Organization["role"] = "owner",
    admins = ["ada@northwind.test"],
  ) =>
    textOf(
      <NoNumbers
        slug="northwind-rail"
        name="Northwind Rail"
        role={role}
        standing={standing}
        admins={admins}
      />,
    );

  test("an admin is led to connect and on, and others are told by name whom to ask", () => {
    expect(page(nobody)).toContain("Connect Datadog");
    expect(page(nobody)).toContain("Then Data quality tells what your events still lack");
    expect(page(nobody, "manager")).toContain(
      "Only an owner or an admin can connect it. Ask ada@northwind.test. Send them the address of this page.",
    );
    expect(page(nobody, "viewer", ["ada@n.test", "bo@n.test"])).toContain(
      "Ask one of these: ada@n.test, bo@n.test.",
    );
    expect(page(nobody, "viewer", [])).toContain("Ask an owner or admin of Northwind Rail.");
    expect(page(nobody, "viewer")).not.toContain("Connect Datadog");
  });

  test("the first sync tells days read of days asked", () => {
    const progress = { readSeconds: 24.4 * 86_400, plannedSeconds: 90 * 86_400 };
    expect(page({ ...nobody, kind: "first-sync", running: true, progress })).toContain("24 of 90 days read");
  });

  test("a first sync that failed tells why in the words of its source", () => {
    const problem = {
      code: "datadog_rejected",
      reason: "datadog_forbidden",
      numbers: { said: "yes", words: "No." },
    };
    expect(page({ ...nobody, kind: "never", problem })).toContain("Datadog refused access. Datadog says:");
  });
});

describe("the freshness line", () => {
  const fresh: SyncStanding = {
    kind: "fresh",
    syncedAt: "2026-11-20T11:18:00Z",
    coveredFrom: "2025-08-12T00:00:00Z",
    coveredTo: "2026-11-20T11:18:00Z",
    running: false,
    progress: null,
    problem: null,
  };
  const line = (standing: SyncStanding, doubts = { gaps: 0, quarantined: 0 }) =>
    textOf(<FreshnessLine standing={standing} slug="acme" timeZone="UTC" now={NOW} doubts={doubts} />);

  test("tells age and coverage", () => {
    expect(line(fresh)).toBe("Synced 42 min ago covers 12 Aug 2025 to now times in UTC");
  });

  test("of stale numbers tells since when and why", () => {
    const stale: SyncStanding = {
      ...fresh,
      kind: "stale",
      syncedAt: "2026-11-18T02:12:00Z",
      problem: { code: "datadog_unavailable", reason: "datadog_timeout", numbers: {} },
    };
    expect(line(stale)).toContain(
      "Stale last synced 18 Nov 2026, 02:12 (2 d ago): Datadog did not answer in time; we try again.",
    );
  });

  test("counts what could not be read", () => {
    expect(line(fresh, { gaps: 1, quarantined: 3 })).toContain(
      "1 range could not be read 3 events in quarantine",
    );
  });
});

describe("a hole inside the window", () => {
  test("is told beside the chart and breaks the line of a card", () => {
    const series = report().series.map((point) => (point.at === "2026-10-29" ? unread(point.at) : point));
    const [whole, holed] = [report(), report({ series })].map((source) =>
      trendOf("deployment_frequency", trendSource(source, ORGANIZATION), "UTC"),
    );
    if (whole === undefined || holed === undefined) throw new Error("no trends");
    const grounds = (trend: Trend) => htmlOf(<Sparkline trend={trend} />).match(/<path/g)?.length;
    expect([grounds(whole), grounds(holed)]).toEqual([1, 2]);
    expect(textOf(<TrendChart trend={whole} said={saidOf(whole)} />)).not.toContain("not read");
    expect(textOf(<TrendChart trend={holed} said={saidOf(holed)} />)).toContain("not read");
  });
});

describe("tables", () => {
  test("of a trend have a row for each bucket and dashes where nothing was read, also inside the window", () => {
    const series = report().series.map((point) => (point.at === "2026-10-29" ? unread(point.at) : point));
    const source = trendSource(report({ series }), ORGANIZATION);
    const trend = trendOf("deployment_frequency", source, "UTC");
    const table = <TrendTable trend={trend} said={saidOf(trend)} />;
    expect(htmlOf(table).match(/<tr>/g)).toHaveLength(series.length + 1);
    expect(textOf(table)).toContain("29 Oct 2026 (not read) — — — — 30 Oct 2026 7 ");
  });

  test("of the breakdown say a missing name in words and lead each other row to its filter", () => {
    const source = report();
    const html = htmlOf(
      <BreakdownCard breakdown={source.breakdown} formula="evaluated" slug="northwind-rail" />,
    );
    expect(html).toContain("no service");
    expect(html).toContain("service=checkout-api");
    expect(html).toContain('aria-sort="descending"');
  });
});

describe("origins", () => {
  test("that cannot be compared give the reason with its numbers and no rate", () => {
    const reasons = [{ code: "few_failures", failed: 4 } as const];
    const text = textOf(<OriginsCard byOrigin={{ ...report().byOrigin, comparable: false, reasons }} />);
    expect(text).toContain(
      "Not compared: 4 failed deployments have a commit of known origin; a comparison needs at least 10.",
    );
    expect(text).not.toContain("Rate");
    expect(text).not.toContain("8.9 %");
  });

  test("that can be compared give rate, interval, share and sample", () => {
    const html = htmlOf(<OriginsCard byOrigin={report().byOrigin} />);
    expect(html).toContain("10.9 %, 95 % interval 4.4 to 24.2 %");
    expect(html).toContain("62 % (80.5)");
  });
});

describe("the failed deployments", () => {
  test("without any say so instead of showing an empty table", () => {
    const text = textOf(<FailedDeployments deployments={[]} timeZone="UTC" more={false} />);
    expect(text).toContain("No deployment of this window was judged failed.");
  });
});
