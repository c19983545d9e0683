import type { CatalogueMetric, CatalogueUnit } from "../catalogue/catalogue-metric.ts";
import { metricName, publishableMetric, relativeName } from "./metric-name.ts";
import type { Publishing } from "./publishing.ts";
import { tagOf } from "./tag.ts";
import type { PublishableValue } from "./values.ts";

/** One value as it goes out, or would. */
export type Series = {
  key: string;
  scope: string;
  part: string;
  metric: string;
  tags: string[];
  unit: string | null;
  value: number;
  /** Time of its point, epoch seconds. */
  at: number;
  /** End of the window that it describes. */
  to: string;
  /** Sent once more with the time of now, since its own is too long ago. */
  restamped: boolean;
};

/** By the names that Datadog has for units; what it has none for is sent without. */
const UNITS: Partial<Record<CatalogueUnit, string>> = {
  hours: "hour",
  minutes: "minute",
  share: "fraction",
  merit: "fraction",
};

/** The value that `repo` has for what is of all repositories together (docs/decisions/0027-what-a-published-series-is.md). */
export const ALL_REPOSITORIES = "all";

const SOURCES: Readonly<Record<string, string>> = { github: "github", dora: "datadog", health: "plumbline" };

export type SeriesName = { metric: string; tags: string[]; unit: string | null };

/** By which name and tags a value goes out; null where there is no such name. */
export function seriesName(value: PublishableValue, settings: Publishing): SeriesName | null {
  const metric = publishableMetric(value.key);
  const name = metric === undefined ? null : metricName(settings.prefix, relativeName(metric));
  if (metric === undefined || name === null) return null;
  return { metric: name, tags: tagsOf(metric, value, settings), unit: UNITS[metric.unit] ?? null };
}

function tagsOf(metric: CatalogueMetric, value: PublishableValue, settings: Publishing): string[] {
  const { windowDays, scope, part } = value;
  const own = [
    tagOf("env", settings.env ?? ""),
    tagOf("service", settings.service),
    tagOf("team", settings.team ?? ""),
    tagOf("repo", scope === "" ? ALL_REPOSITORIES : scope),
    tagOf("source", SOURCES[metric.key.split(".")[0] ?? ""] ?? "plumbline"),
    tagOf("window", windowDays === null ? "now" : `${windowDays}d`),
    metric.part === null ? null : tagOf(metric.part, part),
  ];
  const theirs = settings.tags.map((tag) => {
    const colon = tag.indexOf(":");
    return tagOf(tag.slice(0, colon), tag.slice(colon + 1));
  });
  const all = [...own, ...theirs.toSorted()].filter((tag) => tag !== null);
  return [...new Set(all)];
}

/** What makes a series one in Datadog: its name and its set of tags, in no order. */
export function identityOf({ metric, tags }: Pick<Series, "metric" | "tags">): string {
  return [metric, ...tags.toSorted()].join("|");
}
