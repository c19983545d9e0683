import { describe, expect, test } from "vitest";
import { BotsNote } from "#app/orgs/[org]/(dashboard)/_dashboard/bots-note.tsx";
import { MetricCards } from "#app/orgs/[org]/(dashboard)/_dashboard/metric-cards.tsx";
import type { Report } from "#lib/domain/report/report.ts";
import { htmlOf, ORGANIZATION, textOf } from "../fixtures/rendered.tsx";
import { emptyReport, figures, previousOf, report } from "../fixtures/report.ts";

const cards = (source: Report, lastEvent: string | null = null) => (
  <MetricCards
    report={source}
    organization={ORGANIZATION}
    lastEvent={lastEvent}
    bots={<BotsNote report={source} slug={ORGANIZATION.slug} />}
  />
);

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
      "9.0 % 5.2 to 15.1 % 12 failed of 133 judged, 5 pending ≈ +1.5 pp within chance 4.0 pp above the 5 % mark",
    );
  });

  test("say the same in Portuguese", () => {
    const text = textOf(cards(report()), "pt-BR");
    expect(text).toContain(
      "Frequência de deployments 4,6 /dia 138 deployments em 22 dias ≈ +12 % pode ser acaso Elite · DORA 2024",
    );
    expect(text).toContain(
      "9,0 % 5,2 a 15,1 % 12 com falha entre 133 avaliados, 5 pendentes ≈ +1,5 p.p. pode ser acaso 4,0 p.p. acima da marca de 5 %",
    );
    expect(text).toContain(
      "1 d 4 h mediana 1 d 3 h a 1 d 6 h 812 commits, 3 excluídos ↓ −6 h melhor Alto · DORA 2024",
    );
  });

  test("lead to their trend, keep the filters, and mark the chosen one", () => {
    const html = htmlOf(cards(report()));
    expect(html).toMatch(/href="\/orgs\/northwind-rail\?team=Booking&amp;metric=lead_time"/);
    expect(html.match(/aria-current="true"/g)).toHaveLength(1);
  });

  test("explain each figure with what it leaves out as links, and with Datadog's number beside it", () => {
    const html = htmlOf(cards(report()));
    expect(html).toMatch(/verdict=pending"[^>]*>5 deployments without a verdict yet</);
    expect(html).toContain("Here 9.0 %, there 8.7 %, for the same deployments and days.");
    expect(html).toContain("It counts 5 deployments without a verdict as fine.");
    expect(htmlOf(cards(report()), "pt-BR")).toContain("Ela conta 5 deployments sem veredito como bons.");
  });

  test("tell those who hear them the previous value, its days and the doubt", () => {
    expect(htmlOf(cards(report()))).toContain(
      "+1.5 pp, within chance. Previous period: 7.5 % (21 Sep – 21 Oct 2026). The change lies between −5.7 pp and +8.5 pp (95 %).",
    );
  });

  test("have no colour where the change may be chance, nor where it cannot be compared", () => {
    const judgements = (source: Report) =>
      [...htmlOf(cards(source)).matchAll(/data-judgement="(\w+)"/g)].map(([, judgement]) => judgement);
    expect(judgements(report())).toEqual(["chance", "better", "chance", "chance"]);
    const before = { ...report().window, from: "2025-07-01T00:00:00Z", to: "2025-07-31T00:00:00Z" };
    const previous = previousOf(report(), before, { comparable: false, reason: "nothing_sent_before" });
    expect(judgements(report({ previous }))).toEqual([]);
    expect(textOf(cards(report({ previous })))).toContain(
      "138 deployments on 22 days not compared: nothing was sent before 12 Aug 2025 Elite",
    );
    const hole = { ...report().window, coveredDays: 3 };
    const unread = previousOf(report(), hole, { comparable: false, reason: "not_covered" });
    expect(textOf(cards(report({ previous: unread })))).toContain(
      "812 commits, 3 excluded not compared: 3 of 30 days before were read High",
    );
  });

  test("tell of a first deployment inside the window, and how often they came since", () => {
    const since = { at: "2026-11-02T09:00:00Z", value: 3, coveredDays: 18.1 };
    const frequency = { ...figures().deployment_frequency, since, band: "elite" as const };
    expect(textOf(cards(report({ figures: figures({ deployment_frequency: frequency }) })))).toContain(
      "138 deployments on 22 days First deployment seen on 2 Nov 2026; since then 3.0 /day.",
    );
  });

  test("say that most commits are by bots, and lead to the numbers without them", () => {
    const base = report().byOrigin;
    const by = (bots: number, commits: number) => ({
      ...base,
      commits: { known: commits, byGitHub: 0, total: commits },
      origins: base.origins.map((row) => (row.origin === "bot" ? { ...row, commits: bots } : row)),
    });
    const most = report({ byOrigin: by(54, 66) });
    expect(textOf(cards(most))).toContain("812 commits, 3 excluded 54 of 66 commits by bots. Leave them out");
    expect(textOf(cards(most), "pt-BR")).toContain("54 de 66 commits de bots. Deixar de fora");
    expect(htmlOf(cards(most))).toContain('href="/orgs/northwind-rail?automation=exclude"');
    expect(textOf(cards(report({ byOrigin: by(33, 66) })))).not.toContain("by bots");
    const { window } = report();
    const without = { ...window, filters: { ...window.filters, automation: "exclude" as const } };
    expect(textOf(cards({ ...most, window: without }))).not.toContain("by bots");
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

  test("open each part of their sample as a list of exactly its events", () => {
    const html = htmlOf(cards(report()));
    const opened = [...html.matchAll(/data-count="(\w+)" data-value="(\d+)" href="([^"]*)"/g)].map(
      ([, count, value, href = ""]) => [count, Number(value), href.replaceAll("&amp;", "&").split("?")[1]],
    );
    expect(opened).toContainEqual(["failed", 12, "verdict=failed"]);
    expect(opened).toContainEqual(["evaluated", 133, "verdict=judged"]);
    expect(opened).toContainEqual(["excluded", 3, "state=excluded"]);
  });

  test("tell a target that is met and one that is missed in words, in place of a level", () => {
    const targets = { deployment_frequency: 4, change_failure_rate: 0.05 };
    const wanted = (
      <MetricCards
        report={report()}
        organization={ORGANIZATION}
        targets={targets}
        lastEvent={null}
        bots={null}
      />
    );
    expect(textOf(wanted)).toContain("target 4.0 /day: met");
    expect(textOf(wanted)).toContain("target 5.0 %: missed");
    expect(textOf(wanted)).not.toContain("Elite");
    expect(textOf(wanted, "pt-BR")).toContain("meta 5,0 %: não atingida");
  });

  test("under ten judged deployments are called directional, and held to no mark and no target", () => {
    const few = { ...figures().change_failure_rate, value: 0.25, failed: 2, evaluated: 8 };
    const source = report({ figures: figures({ change_failure_rate: few }) });
    expect(textOf(cards(source))).toContain("directional: under 10");
    expect(textOf(cards(source))).not.toContain("5 % mark");
    expect(textOf(cards(report()))).not.toContain("directional");
    const [organization, targets] = [ORGANIZATION, { change_failure_rate: 0.3 }];
    const wanted = (
      <MetricCards report={source} {...{ organization, targets }} lastEvent={null} bots={null} />
    );
    expect(textOf(wanted)).toContain("target 30.0 %: too few events to tell directional: under 10");
  });

  test("say how much of the window was read", () => {
    const window = { ...report().window, coveredFrom: "2026-10-30T02:00:00Z", coveredDays: 21.4 };
    expect(textOf(cards(report({ window })))).toContain("21.4 of 30 days read");
  });
});
