import { describe, expect, test } from "vitest";
import { RowsBehind } from "#app/orgs/[org]/(dashboard)/_dashboard/rows-behind.tsx";
import { WhatChanged } from "#app/orgs/[org]/(dashboard)/_dashboard/what-changed.tsx";
import type { Report } from "#lib/domain/report/report.ts";
import { htmlOf, ORGANIZATION, textOf } from "../fixtures/rendered.tsx";
import { figures, NOW, previousOf, report } from "../fixtures/report.ts";

const panel = (source: Report) => (
  <WhatChanged
    {...{ report: source, organization: ORGANIZATION, now: NOW, behind: [] }}
    where={(finding) => (
      <RowsBehind {...{ finding, report: source }} rows={source.breakdown.service} slug={ORGANIZATION.slug} />
    )}
    incidents="No incident is open now."
  />
);

/** The failure rate rose from 9 of 120 to 40 of 133. */
function worse(): Report {
  const rate = { ...figures().change_failure_rate, value: 40 / 133, failed: 40, evaluated: 133 };
  const source = report({ figures: figures({ change_failure_rate: rate }) });
  const service = source.breakdown.service.map((row) =>
    row.key === "search" ? { ...row, failed: 20, evaluated: 30 } : row,
  );
  return { ...source, breakdown: { ...source.breakdown, service } };
}

describe("what changed", () => {
  test("tells a figure that moved with both values, their events, how much it is, and the rows behind it", () => {
    const text = textOf(panel(worse()));
    expect(text).toContain(
      "↑ +22.6 pp worse Change failure rate 30.1 %: 40 failed of 133 judged, 5 pending. Before: 7.5 % (9 failed of 120 judged, 3 pending).",
    );
    expect(text).toContain("The change lies between +13.2 pp and +31.6 pp (95 %).");
    expect(text).toContain("Most of it: search 20 of 30 (was 0 of 20)");
    expect(textOf(panel(worse()), "pt-BR")).toContain("Antes: 7,5 % (9 com falha entre 120 avaliados");
  });

  test("puts the bad news before the good, and says that nothing else moved", () => {
    const html = htmlOf(panel(worse()));
    expect([...html.matchAll(/data-metric="(\w+)"/g)].map(([, metric]) => metric)).toEqual([
      "change_failure_rate",
      "lead_time",
    ]);
    expect(textOf(panel(worse()))).toContain("Nothing else moved beyond chance.");
  });

  test("opens the events of both windows", () => {
    const html = htmlOf(panel(worse())).replaceAll("&amp;", "&");
    expect(html).toContain(
      `data-count="failed" data-value="40" href="/orgs/northwind-rail/deployments?verdict=failed"`,
    );
    const before = "from=2026-09-21T12%3A00%3A00Z&to=2026-10-21";
    expect(html).toMatch(new RegExp(`data-value="9" href="[^"]*verdict=failed&${before}`));
    expect(html).toMatch(new RegExp(`data-value="0" href="[^"]*verdict=failed&service=search&${before}`));
  });

  test("says that nothing moved, and tells that from nothing compared", () => {
    const same = report();
    const still = { ...same, previous: previousOf(same, same.window, { figures: same.figures }) };
    expect(textOf(panel(still))).toContain("Nothing moved beyond chance.");
    expect(textOf(panel(report({ previous: null })))).toContain(
      "No figure was compared with an earlier period.",
    );
  });

  test("counts verdicts that wait, those for over a week apart, and says that numbers are stale", () => {
    const series = report().series.map((point) => ({ ...point, pending: point.at < "2026-11-10" ? 1 : 0 }));
    const source = { ...report({ series }), freshness: { ...report().freshness, status: "stale" as const } };
    expect(textOf(panel(source))).toContain("5 verdicts are pending, 20 for over a week.");
    expect(htmlOf(panel(source))).toMatch(/data-value="20" href="[^"]*to=2026-11-13/);
    expect(textOf(panel(source))).toContain("The numbers are stale: the last sync was 42 min ago.");
    expect(textOf(panel(report()))).not.toContain("stale");
  });
});
