import { formatCount, formatInterval, formatRate, formatShare, plural } from "#lib/domain/format/format.ts";
import type { ByOrigin, OriginRow } from "#lib/domain/report/report.ts";

/** "91 % of 769 commits have a known origin (700)." */
export function coverageSentence({ coverage, commits }: ByOrigin): string {
  if (coverage === null) return "No deployment of this window names a commit.";
  return `${formatShare(coverage)} of ${plural(commits.total, "commit")} have a known origin (${formatCount(commits.known)}).`;
}

/** AI-assisted against human code in one sentence: what was seen, and whether it may be chance. */
export function compareOrigins({ origins }: ByOrigin): string {
  const [ai, human] = [find(origins, "ai_assisted"), find(origins, "human")];
  if (ai === null || human === null)
    return "Only one of human and AI-assisted code was judged in this window.";
  const seen = `AI-assisted code failed in ${said(ai)}, human code in ${said(human)}.`;
  const overlap = ai.low <= human.high && human.low <= ai.high;
  if (overlap) return `${seen} The intervals overlap: the difference may be chance.`;
  return `${seen} The intervals do not overlap: AI-assisted code failed ${ai.cfr > human.cfr ? "more" : "less"} often.`;
}

type Judged = { cfr: number; low: number; high: number };

function find(rows: OriginRow[], origin: OriginRow["origin"]): Judged | null {
  const row = rows.find((candidate) => candidate.origin === origin);
  if (row === undefined || row.cfr === null || row.low === null || row.high === null) return null;
  return { cfr: row.cfr, low: row.low, high: row.high };
}

function said({ cfr, low, high }: Judged): string {
  return `${formatRate(cfr)} (${formatInterval(low, high)})`;
}
