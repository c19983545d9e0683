import { excludes } from "../domain/metrics/interval.ts";
import { RATE } from "../domain/metrics/metric-unit.ts";
import type { ComparisonReason } from "../domain/report/comparison.ts";
import type { ByOrigin, Marks, OriginRow } from "../domain/report/report.ts";
import { ORIGINS, type Origin } from "../domain/sync/events.ts";
import { sayChange } from "./delta-words.ts";
import { say } from "./say.ts";
import type { Words } from "./words.ts";

/** "91 % of 769 commits have a known origin (700)." */
export function sayKnown({ coverage, commits }: ByOrigin, { t, format }: Words): string {
  if (coverage === null) return t("origins.uncovered");
  const { known, total } = commits;
  return t("origins.coverage", { share: format.share(coverage), commits: total, known });
}

/** AI-assisted against human code: what was seen, by how much they differ, and whether that may be chance. */
export function compareOrigins({ origins, difference }: ByOrigin, words: Words): string {
  const { t } = words;
  const [ai, human] = [find(origins, "ai_assisted"), find(origins, "human")];
  const { value, low, high } = difference;
  if (ai === null || human === null || value === null || low === null || high === null)
    return t("origins.onlyOne");
  const seen = t("origins.seen", { ai: said(ai, words), human: said(human, words) });
  const points = (amount: number) => sayChange({ kind: "points", amount }, words);
  const numbers = { value: points(value), low: points(low), high: points(high) };
  if (!isFinding(value, { low, high })) return `${seen} ${t("origins.withinChance", numbers)}`;
  return `${seen} ${t("origins.apart", { ...numbers, than: value > 0 ? "more" : "less" })}`;
}

const isFinding = (value: number, interval: { low: number; high: number }) =>
  excludes(0, interval) && Math.abs(value) >= RATE.rounding(value);

/** In which repositories no commit carries a tool's mark although others do; null when there is none. */
export function sayUnmarked({ commits, repositories }: Marks, { t }: Words): string | null {
  const unmarked = repositories.filter(({ marked }) => marked === 0);
  if (commits === 0 || unmarked.length === 0) return null;
  const named = unmarked
    .slice(0, NAMED)
    .map(({ repository, commits: count }) =>
      repository === null
        ? t("origins.withoutRepository", { count })
        : t("origins.inRepository", { repository, count }),
    );
  return t("origins.unmarked", { repositories: named.join(", "), more: unmarked.length - named.length });
}

/** Repositories that a sentence names before it only counts them. */
const NAMED = 5;

type Judged = { cfr: number; low: number; high: number };

function find(rows: OriginRow[], origin: Origin): Judged | null {
  const row = rows.find((candidate) => candidate.origin === origin);
  if (row === undefined || row.cfr === null || row.low === null || row.high === null) return null;
  return { cfr: row.cfr, low: row.low, high: row.high };
}

function said({ cfr, low, high }: Judged, { format }: Words): string {
  return `${format.rate(cfr)} (${format.interval(low, high)})`;
}

/** "5 commits: 3 human, 2 AI-assisted"; null without commits. */
export function sayCommits(origins: Record<Origin, number>, { t }: Words): string | null {
  const present = ORIGINS.filter((origin) => origins[origin] > 0);
  if (present.length === 0) return null;
  const parts = present.map((origin) => t(`origins.part.${origin}`, { count: origins[origin] }));
  const commits = present.reduce((sum, origin) => sum + origins[origin], 0);
  return t("origins.commitsOf", { commits, parts: parts.join(", ") });
}

/** Why origins are not compared, each reason a sentence. */
export function sayReasons(reasons: readonly ComparisonReason[], words: Words): string {
  return reasons.map(({ code, ...numbers }) => say(words, "comparison", { code, numbers })).join(" ");
}
