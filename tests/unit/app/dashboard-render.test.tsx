import { describe, expect, test } from "vitest";
import { TrendChart } from "#app/_components/charts/trend-chart.tsx";
import { TrendTable } from "#app/_components/charts/trend-table.tsx";
import { Sparkline } from "#app/_components/metrics/sparkline.tsx";
import { BreakdownCard } from "#app/orgs/[org]/(dashboard)/_dashboard/breakdown-card.tsx";
import { totalRow } from "#app/orgs/[org]/(dashboard)/_dashboard/breakdown-rows.ts";
import { FreshnessLine } from "#app/orgs/[org]/(dashboard)/_dashboard/freshness-line.tsx";
import { OriginsCard } from "#app/orgs/[org]/(dashboard)/_dashboard/origins-card.tsx";
import { StagesCard } from "#app/orgs/[org]/(dashboard)/_dashboard/stages-card.tsx";
import { countHref } from "#lib/domain/links.ts";
import { type Trend, trendOf, trendSource } from "#lib/domain/metrics/metric-trend.ts";
import type { SyncStanding } from "#lib/domain/report/freshness.ts";
import type { ByOrigin } from "#lib/domain/report/report.ts";
import { trendWords } from "#lib/words/trend-words.ts";
import { wordsIn } from "#lib/words/words.ts";
import { htmlOf, ORGANIZATION, textOf } from "../fixtures/rendered.tsx";
import { figures, NOW, report, rowsOf, unread } from "../fixtures/report.ts";

/** What a trend says of its figure. */
const saidOf = (trend: Trend, source = report()) =>
  trendWords(trendSource(source, ORGANIZATION), wordsIn("en"))[trend.metric];

describe("the freshness line", () => {
  const fresh: SyncStanding = {
    kind: "fresh",
    syncedAt: "2026-11-20T11:18:00Z",
    coveredFrom: "2025-08-12T00:00:00Z",
    coveredTo: "2026-11-20T11:18:00Z",
    running: false,
    progress: null,
    problem: null,
    behind: [],
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
    const alone = { previousSeries: null };
    const [whole, holed] = [report(alone), report({ ...alone, series })].map((source) =>
      trendOf("deployment_frequency", trendSource(source, ORGANIZATION), "UTC"),
    );
    if (whole === undefined || holed === undefined) throw new Error("no trends");
    const grounds = (trend: Trend) => htmlOf(<Sparkline trend={trend} />).match(/<path/g)?.length;
    expect([grounds(whole), grounds(holed)]).toEqual([1, 2]);
    expect(textOf(<TrendChart trend={whole} said={saidOf(whole)} />)).not.toContain("not read");
    expect(textOf(<TrendChart trend={holed} said={saidOf(holed)} />)).toContain("not read");
  });
});

describe("the chart of a trend", () => {
  const trend = trendOf("change_failure_rate", trendSource(report(), ORGANIZATION), "UTC");
  const shown = { trend, said: saidOf(trend) };

  test("has the interval, the other window and the target in its legend, and the names of its lines when split", () => {
    const legend = textOf(<TrendChart {...shown} target={0.05} />);
    expect(legend).toContain(
      "failed ÷ judged deployments previous period 95 % interval target incidents began",
    );
    const lines = [{ name: "checkout-api", values: [], counts: [], narrowed: {} }];
    const split = textOf(<TrendChart {...shown} lines={lines} />);
    expect(split).toContain("checkout-api");
    expect(split).not.toContain("95 % interval");
  });

  test("draws the band, the target and what is noted, and tells the bucket that is looked at", () => {
    const [first] = trend.points;
    const noted = { id: "freeze", day: first?.at ?? "", until: null, words: "Freeze" };
    const html = htmlOf(<TrendChart {...shown} target={0.05} notes={[noted]} />);
    expect(html).toMatch(/data-band="true"/);
    expect(html).toMatch(/data-target="true"/);
    expect(html).toContain(`data-noted="${first?.at}"`);
    expect(html).toMatch(/role="slider"[^>]*aria-valuetext="week of 16 Nov 2026, not complete, /);
  });

  test("is a table too, in which a bucket, what it was before and each line open exactly their own events", () => {
    const values = trend.points.map(() => 0.25);
    const line = {
      name: "checkout-api",
      values,
      counts: values.map(() => 4),
      narrowed: { service: ["a b"] },
    };
    const hrefOf: Parameters<typeof TrendTable>[0]["hrefOf"] = ({ from, to }, count, narrowed) =>
      countHref("acme", count, { from, to, ...narrowed });
    const table = <TrendTable {...shown} lines={[line]} hrefOf={hrefOf} />;
    expect(textOf(table)).toContain("checkout-api");
    const html = htmlOf(table).replaceAll("&amp;", "&");
    const linkOf = (days: string, value: number | null | undefined, said: string) =>
      `data-count="evaluated" data-value="${value}" href="/orgs/acme/deployments?verdict=judged&${days}">${said}<`;
    const [week, own] = [trend.points[1], "from=2026-10-26&to=2026-11-02"];
    expect(html).toContain(linkOf(own, week?.n, "week of 26 Oct 2026"));
    expect(html).toContain(linkOf("from=2026-09-28&to=2026-10-05", week?.compared?.n, "3.0 %"));
    expect(html).toContain(linkOf(`${own}&service=a+b`, 4, "25.0 %"));
  });

  test("of all in which it may be divided by opens all", () => {
    const all = trendOf(
      "change_failure_rate",
      { ...trendSource(report(), ORGANIZATION), denominator: "all" },
      "UTC",
    );
    expect([trend.opens, all.opens]).toEqual(["evaluated", "deployments"]);
  });
});

describe("tables", () => {
  test("of a trend have a row for each bucket and dashes where nothing was read, also inside the window", () => {
    const series = report().series.map((point) => (point.at === "2026-10-29" ? unread(point.at) : point));
    const source = trendSource(report({ series }), ORGANIZATION);
    const trend = trendOf("deployment_frequency", source, "UTC");
    const table = <TrendTable trend={trend} said={saidOf(trend)} />;
    expect(htmlOf(table).match(/<tr[ >]/g)).toHaveLength(series.length + 1);
    expect(textOf(table)).toContain("29 Oct 2026 (not read) — — — — 5 30 Oct 2026 7 ");
  });

  const broken = (source = report()) => (
    <BreakdownCard
      {...{ rows: rowsOf(source), total: totalRow(source), slug: "northwind-rail" }}
      formula="evaluated"
    />
  );

  test("of the breakdown lead each row to its page, and open what names none by that", () => {
    const html = htmlOf(broken()).replaceAll("&amp;", "&");
    expect(html).toContain('href="/orgs/northwind-rail/services/checkout-api"');
    expect(html).toContain(
      'data-count="failed" data-value="4" href="/orgs/northwind-rail/deployments?verdict=failed&service=checkout-api"',
    );
    expect(html).toContain("verdict=failed&without=service");
    expect(html).toContain('aria-sort="descending"');
  });

  test("of the breakdown end with what the cards say, opened without narrowing", () => {
    const html = htmlOf(broken()).replaceAll("&amp;", "&");
    expect(textOf(broken())).toMatch(/All, as on the cards 138 .* 9.0 % 12 of 133 /);
    expect(html).toContain('data-value="12" href="/orgs/northwind-rail/deployments?verdict=failed"');
  });

  test("of the breakdown tell each median with what it is of, which opens", () => {
    expect(textOf(broken())).toMatch(/Failure rate 95 % interval .* Effect Lead time .* Recovery Open/);
    expect(htmlOf(broken())).toMatch(/data-count="changes" data-value="(\d+)"[^>]*>n \1</);
  });

  test("of the breakdown have no scale where nothing is judged", () => {
    const source = report();
    const none = { failed: 0, evaluated: 0, cfr: null, low: null, high: null };
    const service = source.breakdown.service.map((row) => ({ ...row, ...none }));
    const { change_failure_rate: rate } = source.figures;
    const pending = { ...figures(), change_failure_rate: { ...rate, ...none, value: null } };
    const shown = broken({ ...source, figures: pending, breakdown: { ...source.breakdown, service } });
    expect(textOf(shown)).toMatch(/Failure rate 95 % interval Δ/);
    expect(textOf(broken())).toMatch(/Failure rate 95 % interval 0 % /);
  });

  test("of the breakdown leave a change without a colour that is a finding alone and none among all rows, in words", () => {
    const change = { value: 0.1, low: 0.01, high: 0.2, verdict: "chance" as const, reason: null, among: 38 };
    const source = report();
    const service = source.breakdown.service.map((row, at) =>
      at === 0 && row.change ? { ...row, change: { ...row.change, change_failure_rate: change } } : row,
    );
    const shown = broken({ ...source, breakdown: { ...source.breakdown, service } });
    const said = "Among the 38 compared here, one like it is to be expected by chance.";
    expect(htmlOf(shown)).toMatch(
      new RegExp(`<span[^>]*data-judgement="chance"[^>]*title="[^"]*${said}"[^>]*data-low="0.01"`),
    );
    expect(textOf(shown)).toContain("≈ +10.0 pp within chance");
    expect(htmlOf(shown, "pt-BR")).toContain(
      "Entre as 38 comparadas aqui, uma assim já se espera por acaso.",
    );
  });

  test("of the breakdown dim what has under ten judged, and fold it where there is much of it", () => {
    expect(htmlOf(broken()).match(/data-looks="dim"/g)).toHaveLength(1);
    const source = report();
    const few = source.breakdown.service.map((row, at) => (at < 4 ? row : { ...row, evaluated: 5 }));
    const many = { ...source, breakdown: { ...source.breakdown, service: few } };
    expect(htmlOf(broken(many))).not.toContain('data-looks="dim"');
    expect(textOf(broken(many))).toContain("4 more rows, 4 with under 10 judged deployments. Show all");
  });

  test("of the breakdown show the first ten of many, and say how many more there are", () => {
    const source = report();
    const service = Array.from({ length: 60 }, (_, at) => ({ ...totalRow(source), key: `service-${at}` }));
    const many = broken({ ...source, breakdown: { ...source.breakdown, service } });
    expect(htmlOf(many).match(/services\/service-/g)).toHaveLength(10);
    expect(textOf(many)).toContain("50 more rows. Show all");
  });
});

describe("the stages", () => {
  const stages = figures().lead_time_stages;

  test("say of what each is the median: of commits, or of averages of deployments", () => {
    const averages = {
      ...stages,
      review_time: { p50: 3600, low: 3000, high: 4200, n: 31, of: "deployments" as const },
    };
    const text = textOf(
      <StagesCard stages={averages} changes={report().previous?.change.stages ?? null} slug="acme" />,
    );
    expect(text).toContain("Review 1 h → no change averages of 31 deployments");
    expect(text).toContain("Deployment 11 m → no change 805 commits");
    expect(
      textOf(
        <StagesCard stages={averages} changes={report().previous?.change.stages ?? null} slug="acme" />,
        "pt-BR",
      ),
    ).toContain("médias de 31 deployments");
  });
});

describe("origins", () => {
  const show = (byOrigin: ByOrigin) => htmlOf(<OriginsCard byOrigin={byOrigin} slug="acme" />);

  test("that cannot be compared give the reason with its numbers and no rate", () => {
    const reasons = [{ code: "few_failures", failed: 4 } as const];
    const html = show({ ...report().byOrigin, comparable: false, reasons });
    expect(html).toContain(
      "Not compared: 4 failed deployments have a commit of known origin; a comparison needs at least 10.",
    );
    expect(html).not.toContain("8.9 %");
  });

  test("that can be compared are two lines with rate and interval, and lead to their page", () => {
    const html = show(report().byOrigin);
    expect(html).toContain("10.9 %, 95 % interval 4.4 to 24.2 %");
    expect(html.match(/<th scope="row"/g)).toHaveLength(2);
    expect(html).toContain('href="/orgs/acme/origins"');
  });
});
