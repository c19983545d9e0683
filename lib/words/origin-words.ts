import type { ComparisonReason } from "../domain/report/comparison.ts";
import type { ByOrigin, OriginRow } from "../domain/report/report.ts";
import { ORIGINS, type Origin } from "../domain/sync/events.ts";
import { say } from "./say.ts";
import type { Words } from "./words.ts";

/** "91 % of 769 commits have a known origin (700)." */
export function sayKnown({ coverage, commits }: ByOrigin, { t, format }: Words): string {
  if (coverage === null) return t("origins.uncovered");
  const { known, total } = commits;
  return t("origins.coverage", { share: format.share(coverage), commits: total, known });
}

/** AI-assisted against human code: what was seen, and whether it may be chance. */
export function compareOrigins({ origins }: ByOrigin, words: Words): string {
  const { t } = words;
  const [ai, human] = [find(origins, "ai_assisted"), find(origins, "human")];
  if (ai === null || human === null) return t("origins.onlyOne");
  const seen = t("origins.seen", { ai: said(ai, words), human: said(human, words) });
  const overlap = ai.low <= human.high && human.low <= ai.high;
  const verdict = overlap
    ? t("origins.overlap")
    : t("origins.apart", { than: ai.cfr > human.cfr ? "more" : "less" });
  return `${seen} ${verdict}`;
}

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
