import { describe, expect, test } from "vitest";
import { METRICS, metricOf } from "#lib/domain/metrics/metric.ts";
import { trendOf, trendSource } from "#lib/domain/metrics/metric-trend.ts";
import { columnTitle, sayBucket, sayColumn, trendWords } from "#lib/words/trend-words.ts";
import { wordsIn } from "#lib/words/words.ts";
import { report, unread } from "../fixtures/report.ts";

const [en, pt] = [wordsIn("en"), wordsIn("pt-BR")];
const source = trendSource(report(), { weekStart: "monday" });

describe("the words of a trend", () => {
  test("name the figure and its bucket", () => {
    const [english, portuguese] = [trendWords(source, en), trendWords(source, pt)];
    expect(METRICS.map((metric) => english[metric].title)).toEqual([
      "Deployments per day, by verdict",
      "Median lead time per day",
      "Change failure rate per week",
      "Median recovery time per day",
      "Rework rate per week",
    ]);
    expect(METRICS.map((metric) => portuguese[metric].title)).toEqual([
      "Deployments por dia, por veredito",
      "Mediana do lead time por dia",
      "Taxa de falha de mudanças por semana",
      "Mediana do tempo de recuperação por dia",
      "Taxa de retrabalho por semana",
    ]);
  });

  test("say by what a failure rate is divided", () => {
    const line = (denominator: "all" | "evaluated") =>
      trendWords({ ...source, denominator }, en).change_failure_rate.line;
    expect([line("all"), line("evaluated")]).toEqual([
      "failed ÷ all deployments",
      "failed ÷ judged deployments",
    ]);
  });
});

describe("a column", () => {
  test("of a rate is called as its figure is, the others by what they count", () => {
    const said = trendWords(source, pt).change_failure_rate;
    const { columns } = metricOf("change_failure_rate").trend;
    expect(columns.map((column) => columnTitle(column, said, pt))).toEqual([
      "Taxa de falha de mudanças",
      "Intervalo de 95 %",
      "Deployments",
      "Com falha",
      "Avaliados sem falha",
      "Pendentes",
    ]);
  });

  test("is told in its unit, and as a dash where nothing is known", () => {
    const [point] = trendOf("recovery_time", source, "UTC").points;
    if (point === undefined) throw new Error("no point");
    const known = { ...point, value: 4859, deployments: 1234 };
    expect(sayColumn("median", known, pt.format)).toBe("1 h 21 min");
    expect(sayColumn("deployments", known, pt.format)).toBe("1.234");
    expect(sayColumn("rate", { ...known, value: 0.09 }, en.format)).toBe("9.0 %");
    expect(sayColumn("failed", { ...point, ...unread(point.at) }, en.format)).toBe("—");
  });
});

test("a bucket is named by its first day, with what is to be known of it", () => {
  const at = "2026-02-02";
  expect(sayBucket(at, { bucket: "day", remark: "name" }, en)).toBe("2 Feb 2026");
  expect(sayBucket(at, { bucket: "week", remark: "unread" }, en)).toBe("week of 2 Feb 2026 (not read)");
  expect(sayBucket(at, { bucket: "week", remark: "incomplete" }, pt)).toBe(
    "semana de 2 fev 2026, incompleta",
  );
  expect(sayBucket(at, { bucket: "day", remark: "inPart" }, pt)).toBe("2 fev 2026 (em parte)");
});
