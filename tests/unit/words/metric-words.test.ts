import { describe, expect, test } from "vitest";
import { textOf } from "#lib/domain/format/quantity.ts";
import { METRICS, type Metric, metricOf } from "#lib/domain/metrics/metric.ts";
import { metricCard } from "#lib/domain/metrics/metric-card.ts";
import type { MetricSettings } from "#lib/domain/metrics/metric-definition.ts";
import type { Figures, Previous, Report } from "#lib/domain/report/report.ts";
import type { Language } from "#lib/words/languages.ts";
import {
  sayCard,
  sayCoverage,
  sayMark,
  sayNotCompared,
  sayPrevious,
  saySince,
} from "#lib/words/metric-card.ts";
import { howComputed } from "#lib/words/metric-words.ts";
import { quantityIn, tickIn } from "#lib/words/unit-words.ts";
import { wordsIn } from "#lib/words/words.ts";
import { emptyReport, figures, previousOf, report } from "../fixtures/report.ts";

const SETTINGS: MetricSettings = {
  productionEnvs: ["live", "prod"],
  cfrDenominator: "evaluated",
  bands: "dora-2024",
  timeZone: "America/Sao_Paulo",
};
const BEFORE = report().previous?.window ?? report().window;
const [en, pt] = [wordsIn("en"), wordsIn("pt-BR")];
const reportWith = (parts: Partial<Figures>) => report({ figures: figures(parts) });

/** What a card says of its sample, or why it has no value. */
function said(metric: Metric, source: Report = report(), language: Language = "en"): string {
  const card = metricCard(metric, source, SETTINGS);
  const opens = () => (words: unknown) => String(words);
  const told = sayCard(card, { report: source, timeZone: "UTC", opens }, wordsIn(language));
  return [told].flat(2).join("");
}

describe("a card", () => {
  test.each<[Metric, string, string]>([
    ["deployment_frequency", "138 deployments on 22 days", "138 deployments em 22 dias"],
    ["lead_time", "812 commits, 3 excluded", "812 commits, 3 excluídos"],
    [
      "change_failure_rate",
      "12 failed of 133 judged, 5 pending",
      "12 com falha entre 133 avaliados, 5 pendentes",
    ],
    ["recovery_time", "11 of 12 recovered", "11 de 12 recuperados"],
    ["rework_rate", "10 of 138 deployments", "10 de 138 deployments"],
  ])("says its sample and the parts of it: %s", (metric, english, portuguese) => {
    expect(said(metric)).toBe(english);
    expect(said(metric, report(), "pt-BR")).toBe(portuguese);
  });

  test("follows the organisation's denominator", () => {
    const rate = { ...figures().change_failure_rate, formula: "all" as const, value: 12 / 138 };
    const source = reportWith({ change_failure_rate: rate });
    expect(said("change_failure_rate", source)).toBe("12 failed of 138 deployments, 5 pending");
    expect(said("change_failure_rate", source, "pt-BR")).toBe(
      "12 com falha entre 138 deployments, 5 pendentes",
    );
  });

  test("names the distance to the mark, from above, from below and on it", () => {
    expect([4.02, -1.5, 0.04].map((points) => sayMark(points, en))).toEqual([
      "4.0 pp above the 5 % mark",
      "1.5 pp below the 5 % mark",
      "at the 5 % mark",
    ]);
    expect(sayMark(4.02, pt)).toBe("4,0 p.p. acima da marca de 5 %");
    expect(sayMark(null, en)).toBeNull();
  });

  test("tells the previous value with its days, and how much of them was read", () => {
    const card = metricCard("change_failure_rate", report(), SETTINGS);
    const window = { ...report().window, coveredFrom: "2026-10-30T02:00:00Z", coveredDays: 21.4 };
    expect(sayPrevious(card, { window, timeZone: "UTC" }, en)).toBe(
      "Previous period: 7.5 % (21 Oct – 20 Nov 2026, of which 21.4 of 30 days were read). The change lies between −5.7 pp and +8.5 pp (95 %).",
    );
    expect(sayPrevious(card, { window, timeZone: "UTC" }, pt)).toBe(
      "Período anterior: 7,5 % (21 out – 20 nov 2026, com 21,4 de 30 dias lidos). A variação fica entre −5,7 p.p. e +8,5 p.p. (95 %).",
    );
  });

  test("counts commits that had been delivered before, and verdicts that were corrected", () => {
    const lead = { ...figures().lead_time, redelivered: 2 };
    const rate = { ...figures().change_failure_rate, corrected: 1 };
    const source = reportWith({ lead_time: lead, change_failure_rate: rate });
    expect(said("lead_time", source)).toBe("812 commits, 3 excluded, 2 delivered before");
    expect(said("lead_time", source, "pt-BR")).toBe("812 commits, 3 excluídos, 2 já entregues antes");
    expect(said("change_failure_rate", source)).toBe("12 failed of 133 judged, 5 pending, 1 corrected");
    expect(said("change_failure_rate", source, "pt-BR")).toBe(
      "12 com falha entre 133 avaliados, 5 pendentes, 1 corrigido",
    );
  });

  test("says in words why nothing is compared", () => {
    const why = (parts: Partial<Previous>, words = en, metric: Metric = "lead_time") => {
      const source = report({ previous: previousOf(report(), BEFORE, parts) });
      return sayNotCompared(metricCard(metric, source, SETTINGS), { report: source, timeZone: "UTC" }, words);
    };
    const unsent = { comparable: false, reason: "nothing_sent_before" } as const;
    expect(why(unsent)).toBe("not compared: nothing was sent before 12 Aug 2025");
    expect(why(unsent, pt)).toBe("não comparado: nada foi enviado antes de 12 ago 2025");
    const unread = {
      comparable: false,
      reason: "not_covered",
      window: { ...BEFORE, coveredDays: 3.14 },
    } as const;
    expect(why(unread)).toBe("not compared: 3.1 of 30 days before were read");
    expect(why(unread, pt)).toBe("não comparado: 3,1 de 30 dias anteriores foram lidos");
    expect(why({}, en, "recovery_time")).toBe("not compared: one of the two periods has under 20 events");
    expect(why({ figures: emptyReport().figures })).toBe("no previous value");
    expect(why({})).toBeNull();
  });

  test("tells the first deployment that was seen, and how often they came since", () => {
    const since = (value: number | null, words = en) => {
      const first = { at: "2026-11-02T09:00:00Z", value, coveredDays: 18.1 };
      return saySince({ ...figures().deployment_frequency, since: first }, "UTC", words);
    };
    expect(since(3)).toBe("First deployment seen on 2 Nov 2026; since then 3.0 /day.");
    expect(since(3, pt)).toBe("Primeiro deployment visto em 2 nov 2026; desde então, 3,0 /dia.");
    expect(since(null)).toBe("First deployment seen on 2 Nov 2026.");
    const few = { ...figures().deployment_frequency, deployments: 9 };
    expect(
      saySince({ ...few, since: { at: "2026-11-02T09:00:00Z", value: 3, coveredDays: 3 } }, "UTC", en),
    ).toBe("First deployment seen on 2 Nov 2026.");
    expect(saySince(figures().deployment_frequency, "UTC", en)).toBeNull();
  });

  test("tells how much of the window was read", () => {
    const coverage = { read: 21.4, all: 30 };
    expect([sayCoverage(coverage, en), sayCoverage(coverage, pt)]).toEqual([
      "21.4 of 30 days read",
      "21,4 de 30 dias lidos",
    ]);
    expect(sayCoverage(null, en)).toBeNull();
  });
});

describe("a card without a value", () => {
  const none = { p50: null, low: null, high: null, p75: null, p90: null, n: 0, band: null };
  const leadTime = (excluded: number, language: Language = "en") =>
    said("lead_time", reportWith({ lead_time: { ...none, excluded, redelivered: 0 } }), language);
  const recovery = (unrecovered: number, language: Language = "en") =>
    said("recovery_time", reportWith({ recovery_time: { ...none, unrecovered } }), language);

  test("says why it is not known", () => {
    const unjudged = { ...figures().change_failure_rate, value: null, failed: 0, evaluated: 0, pending: 138 };
    const source = reportWith({ change_failure_rate: unjudged });
    expect(said("change_failure_rate", source)).toBe("None of 138 deployments is judged yet.");
    expect(said("change_failure_rate", source, "pt-BR")).toBe(
      "Nenhum dos 138 deployments foi avaliado ainda.",
    );
    expect(leadTime(0)).toBe("None of 138 deployments has a commit with a time.");
    expect(leadTime(4)).toBe("No usable commit time: 4 excluded.");
    expect(leadTime(1, "pt-BR")).toBe("Nenhum commit com horário utilizável: 1 excluído.");
  });

  test("tells nothing to recover from nothing recovered", () => {
    expect([0, 1, 2].map((count) => recovery(count))).toEqual([
      "No deployment failed, nothing to recover.",
      "The only failed deployment is not repaired yet.",
      "None of 2 failed deployments is repaired yet.",
    ]);
    expect([0, 1, 2].map((count) => recovery(count, "pt-BR"))).toEqual([
      "Nenhum deployment falhou, nada a recuperar.",
      "O único deployment com falha ainda não foi reparado.",
      "Nenhum dos 2 deployments com falha foi reparado ainda.",
    ]);
  });

  test("tells a window without events from one that was not read", () => {
    expect(said("rework_rate", emptyReport())).toBe("No deployments 21 Oct – 20 Nov 2026.");
    expect(said("rework_rate", emptyReport(), "pt-BR")).toBe("Nenhum deployment em 21 out – 20 nov 2026.");
    const window = { ...report().window, coveredDays: 0, coveredFrom: null, coveredTo: null };
    expect(said("rework_rate", { ...emptyReport(), window })).toBe("This window has not been read.");
  });
});

describe("how a figure is computed", () => {
  test.each(METRICS)("is told in both languages, with what was set: %s", (metric) => {
    for (const words of [en, pt]) {
      const facts = new Map(howComputed(metric, SETTINGS, words));
      expect(facts.get(words.t("card.production"))).toBe("live, prod");
      expect([...facts.values()]).not.toContain("");
      expect(facts.size).toBeGreaterThanOrEqual(5);
    }
  });

  test("names the setting that only one figure has, and whether there are levels", () => {
    const facts = (metric: Metric, settings = SETTINGS) =>
      Object.fromEntries(howComputed(metric, settings, en));
    expect(facts("deployment_frequency")).toMatchObject({
      "Days of": "America/Sao_Paulo",
      Bands: "DORA 2024, the last year with levels",
    });
    expect(facts("change_failure_rate", { ...SETTINGS, cfrDenominator: "all", bands: "off" })).toMatchObject({
      "Divided by": "all deployments, as Datadog's own screen does",
      Bands: "off",
    });
    expect(facts("rework_rate")).not.toHaveProperty("Bands");
  });
});

describe("a unit", () => {
  test("is told in its own small units, and on an axis", () => {
    const values: [Metric, number, string, string][] = [
      ["deployment_frequency", 4.6, "4.6 /day", "5"],
      ["lead_time", 4859, "1 h 21 m", "1 h 21 m"],
      ["change_failure_rate", 0.1, "10.0 %", "10 %"],
    ];
    for (const [metric, value, quantity, tick] of values) {
      const { unit } = metricOf(metric);
      expect(textOf(quantityIn(unit, en.format)(value))).toBe(quantity);
      expect(tickIn(unit, en.format)(value)).toBe(tick);
    }
  });
});
