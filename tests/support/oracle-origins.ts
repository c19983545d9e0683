import type { ComparisonReason } from "#lib/domain/report/comparison.ts";
import type { ByOrigin, ExposureRow, Origin, OriginRow, ToolRow } from "#lib/domain/report/report.ts";
import { differenceOfRates } from "./oracle-change.ts";
import type { Listing } from "./oracle-changes.ts";
import type { Deployment } from "./oracle-effective.ts";
import { failedOf } from "./oracle-figures.ts";
import { computeMarks, countDistinct, isByAi, type Pick } from "./oracle-marks.ts";
import { compareText, percentile, rate, weightedMedian, wilson } from "./oracle-math.ts";
import { type Scope, selectDeployments, selectListings } from "./oracle-population.ts";

const ORIGINS: Origin[] = ["human", "ai_assisted", "bot", "unknown"];

/** How the deployments fail by who wrote their commits. */
export function computeByOrigin(scope: Scope): ByOrigin {
  const deployments = selectDeployments(scope);
  const known = countDistinct(deployments, (commit) => commit.origin !== "unknown");
  const byGitHub = countDistinct(
    deployments,
    (commit) => commit.byGitHub === true && commit.origin !== "unknown",
  );
  const total = countDistinct(deployments, () => true);
  const origins = ORIGINS.map((origin) => computeOrigin(origin, deployments, leadsOf(scope, origin)));
  const marks = computeMarks(deployments);
  const reasons = reasonsOf({
    known,
    total,
    failed: failedOf(judgedOf(deployments)).length,
    weighty: origins.filter((row) => row.weight > 0).map((row) => row.origin),
    marked: marks.commits,
  });
  return {
    coverage: rate(known, total),
    commits: { known, byGitHub, total },
    comparable: reasons.length === 0,
    reasons,
    origins,
    exposure: computeExposures(judgedOf(deployments)),
    marks,
    difference: computeDifference(deployments),
    tools: computeTools(deployments),
  };
}

type Ground = { known: number; total: number; failed: number; weighty: Origin[]; marked: number };

function reasonsOf({ known, total, failed, weighty, marked }: Ground): ComparisonReason[] {
  const reasons: ComparisonReason[] = [];
  if (total === 0) reasons.push({ code: "no_commits" });
  else if (known / total < 0.5) {
    const percent = Math.floor((100 * known) / total);
    reasons.push({ code: "low_coverage", known, total, percent });
  }
  if (failed < 10) reasons.push({ code: "few_failures", failed });
  const [first, second] = weighty;
  if (first === undefined) reasons.push({ code: "no_origin" });
  else if (second === undefined) reasons.push({ code: "one_origin", origin: first });
  if (total > 0 && marked === 0) reasons.push({ code: "no_marks", commits: total });
  return reasons;
}

const knownOf = (event: Deployment) => event.commits.filter((commit) => commit.origin !== "unknown");

/** Those with a verdict and a commit of known origin. */
const judgedOf = (deployments: Deployment[]) =>
  deployments.filter((event) => event.verdict !== null && knownOf(event).length > 0);

/** The part of a judged deployment that the picked commits hold, of its commits of known origin. */
function shareOf(event: Deployment, pick: Pick): number {
  const known = knownOf(event);
  return known.filter(pick).length / known.length;
}

function sumShares(deployments: Deployment[], pick: Pick): number {
  return judgedOf(deployments).reduce((sum, event) => sum + shareOf(event, pick), 0);
}

function sharedRate(deployments: Deployment[], pick: Pick) {
  const weight = sumShares(deployments, pick);
  const failedWeight = sumShares(failedOf(deployments), pick);
  return { weight, failedWeight, cfr: rate(failedWeight, weight), ...wilson(failedWeight, weight) };
}

function leadsOf(scope: Scope, origin: Origin): number[] {
  const isOfOrigin = ({ commit }: Listing) => commit.origin === origin;
  return selectListings(scope, scope.changes.counted)
    .filter(isOfOrigin)
    .map(({ lead }) => lead);
}

function computeOrigin(origin: Origin, deployments: Deployment[], leads: number[]): OriginRow {
  const pick: Pick = (commit) => commit.origin === origin && origin !== "unknown";
  const failed = judgedOf(failedOf(deployments));
  const rolledBack = failed.filter((event) => event.remediation === "rollback");
  const recoveries = failed
    .map((event) => ({ value: event.recovery, weight: shareOf(event, pick) }))
    .filter((row): row is { value: number; weight: number } => row.value !== null && row.weight > 0);
  return {
    origin,
    ...sharedRate(deployments, pick),
    rollbackRate: rate(sumShares(rolledBack, pick), sumShares(failed, pick)),
    commits: countDistinct(deployments, (commit) => commit.origin === origin),
    leadTimeP50: percentile(leads, 0.5),
    leadTimeP90: percentile(leads, 0.9),
    recoveryP50: weightedMedian(recoveries),
    previous: null,
    change: null,
  };
}

function computeExposures(judged: Deployment[]): ByOrigin["exposure"] {
  return {
    withAi: computeExposure(judged.filter((event) => event.commits.some(isByAi))),
    withoutAi: computeExposure(judged.filter((event) => !event.commits.some(isByAi))),
  };
}

function computeExposure(deployments: Deployment[]): ExposureRow {
  const failed = failedOf(deployments).length;
  const n = deployments.length;
  return { n, failed, cfr: rate(failed, n), ...wilson(failed, n) };
}

/** Failure rate of AI-assisted work minus that of people. */
function computeDifference(deployments: Deployment[]): ByOrigin["difference"] {
  const ai = sharedRate(deployments, isByAi);
  const human = sharedRate(deployments, (commit) => commit.origin === "human");
  return differenceOfRates(
    { part: ai.failedWeight, whole: ai.weight },
    { part: human.failedWeight, whole: human.weight },
  );
}

function computeTools(deployments: Deployment[]): ToolRow[] {
  const names = new Set<string>();
  for (const { commits } of deployments) {
    for (const { origin, tool } of commits) if (origin === "ai_assisted" && tool) names.add(tool);
  }
  const rows = [...names].map((tool): ToolRow => {
    const pick: Pick = (commit) => isByAi(commit) && commit.tool === tool;
    return {
      tool,
      ...sharedRate(deployments, pick),
      commits: countDistinct(deployments, pick),
      previous: null,
      change: null,
    };
  });
  // Equal sums of shares may differ in their last bits.
  const rounded = (row: ToolRow) => Math.round(row.weight * 1e9);
  return rows.sort((a, b) => rounded(b) - rounded(a) || compareText(a.tool, b.tool));
}
