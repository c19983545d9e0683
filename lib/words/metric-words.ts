import type { Count } from "../domain/links.ts";
import { type Metric, metricOf } from "../domain/metrics/metric.ts";
import type { MetricSettings } from "../domain/metrics/metric-definition.ts";
import type { Figures } from "../domain/report/report.ts";
import type { Words } from "./words.ts";

/** Said by `t.rich`: text with what stands around parts of it. */
type Rich = ReturnType<Words["t"]["rich"]>;
/** Around the words of a count: what opens the list of exactly its events. */
export type Opens = (count: Count, value: number) => (words: Rich) => Rich;

type Fact = [name: string, value: string];

/** What a figure says with numbers of its own. */
type MetricWords = {
  /** The sample and its parts, each of which opens. */
  sample: (figures: Figures, words: Words, opens: Opens) => Rich;
  /** Why there is no value although there are deployments. */
  reason: (figures: Figures, words: Words) => string;
  /** What was set here and matters for it beside production and levels. */
  setting?: (settings: MetricSettings, words: Words) => Fact;
};

const METRIC_WORDS: Record<Metric, MetricWords> = {
  deployment_frequency: {
    sample: ({ deployment_frequency: { deployments, activeDays: days } }, { t }, opens) =>
      t.rich("metrics.deployment_frequency.sample", {
        ...{ deployments, days },
        all: opens("deployments", deployments),
      }),
    reason: (_, { t }) => t("metrics.deployment_frequency.reason"),
    setting: ({ timeZone }, { t }) => [t("metrics.deployment_frequency.daysOf"), timeZone],
  },
  lead_time: {
    sample: ({ lead_time: { n: commits, excluded, redelivered } }, { t }, opens) =>
      t.rich("metrics.lead_time.sample", {
        ...{ commits, excluded, redelivered },
        counted: opens("changes", commits),
        unused: opens("excluded", excluded),
        again: opens("redelivered", redelivered),
      }),
    reason: ({ lead_time: { excluded }, deployment_frequency: { deployments } }, { t }) =>
      excluded > 0
        ? t("metrics.lead_time.reasonExcluded", { excluded })
        : t("metrics.lead_time.reason", { deployments }),
  },
  change_failure_rate: {
    sample: ({ change_failure_rate: { failed, evaluated, pending, corrected, formula } }, { t }, opens) => {
      const deployments = evaluated + pending;
      const parts = {
        ...{ failed, pending, corrected },
        bad: opens("failed", failed),
        open: opens("pending", pending),
        mended: opens("corrected", corrected),
      };
      return formula === "all"
        ? t.rich("metrics.change_failure_rate.sampleOfAll", {
            ...{ ...parts, deployments },
            whole: opens("deployments", deployments),
          })
        : t.rich("metrics.change_failure_rate.sample", {
            ...{ ...parts, judged: evaluated },
            whole: opens("evaluated", evaluated),
          });
    },
    reason: ({ deployment_frequency: { deployments } }, { t }) =>
      t("metrics.change_failure_rate.reason", { deployments }),
    setting: ({ cfrDenominator: of }, { t }) => [
      t("metrics.change_failure_rate.dividedBy"),
      t("metrics.change_failure_rate.denominator", { of }),
    ],
  },
  recovery_time: {
    sample: ({ recovery_time: { n, unrecovered } }, { t }, opens) =>
      t.rich("metrics.recovery_time.sample", {
        ...{ recovered: n, failed: n + unrecovered },
        fixed: opens("recovered", n),
        bad: opens("failed", n + unrecovered),
      }),
    reason: ({ recovery_time: { unrecovered } }, { t }) => t("metrics.recovery_time.reason", { unrecovered }),
  },
  rework_rate: {
    sample: ({ rework_rate: { rework, deployments } }, { t }, opens) =>
      t.rich("metrics.rework_rate.sample", {
        ...{ rework, deployments },
        repairs: opens("rework", rework),
        all: opens("deployments", deployments),
      }),
    reason: (_, { t }) => t("metrics.rework_rate.reason"),
  },
};

export const saySample = (
  metric: Metric,
  figures: Figures,
  { words, opens }: { words: Words; opens: Opens },
) => METRIC_WORDS[metric].sample(figures, words, opens);

export const sayReason = (metric: Metric, figures: Figures, words: Words): string =>
  METRIC_WORDS[metric].reason(figures, words);

/** What a figure is and how it is computed, with what this organisation has set, as names and values. */
export function howComputed(metric: Metric, settings: MetricSettings, words: Words): Fact[] {
  const { t } = words;
  const parts = ["definition", "formula", "source", "exclusions"] as const;
  const setting = METRIC_WORDS[metric].setting?.(settings, words);
  return [
    ...parts.map((part): Fact => [t(`card.${part}`), t(`metrics.${metric}.${part}`)]),
    [t("card.production"), settings.productionEnvs.join(", ")],
    ...(setting === undefined ? [] : [setting]),
    ...levelsOf(metric, settings, words),
  ];
}

/** The figures that have published limits. */
const LIMITED = ["deployment_frequency", "lead_time", "change_failure_rate", "recovery_time"] as const;

function levelsOf(metric: Metric, { bands }: MetricSettings, { t }: Words): Fact[] {
  const { levels } = metricOf(metric);
  if (levels === null) return [];
  if (bands === "off") return [[t("card.bands"), t("card.bandsOff")]];
  const limits = LIMITED.find((one) => one === metric);
  const told: Fact[] = limits === undefined ? [] : [[t("explain.limits"), t(`explain.levels.${limits}`)]];
  return [[t("card.bands"), t(`card.levels.${levels}`)], ...told];
}
