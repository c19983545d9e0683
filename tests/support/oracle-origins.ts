import type { ComparisonReason } from "#lib/domain/report/comparison.ts";
import type { ByOrigin, ExposureRow, Origin, OriginRow, ToolRow } from "#lib/domain/report/report.ts";
import type { CommitEvent, DeploymentEvent } from "./events.ts";
import { type CountedCommit, countCommits, failedOf } from "./oracle-figures.ts";
import { compareText, percentile, rate, weightedMedian, wilson } from "./oracle-math.ts";

const ORIGINS: Origin[] = ["human", "ai_assisted", "bot", "unknown"];

type Pick = (commit: CommitEvent) => boolean;

/** How the deployments fail by who wrote their commits. */
export function computeByOrigin(deployments: DeploymentEvent[]): ByOrigin {
  const { counted } = countCommits(deployments);
  const known = countDistinct(deployments, (commit) => commit.origin !== "unknown");
  const total = countDistinct(deployments, () => true);
  const judged = deployments.filter((event) => event.changeFailure !== null && knownOf(event).length > 0);
  const origins = ORIGINS.map((origin) => computeOrigin(origin, deployments, counted));
  const weighty = origins.filter((row) => row.weight > 0).map((row) => row.origin);
  const comparable =
    total > 0 && known / total >= 0.5 && failedOf(judged).length >= 10 && weighty.length >= 2;
  const hasAi = (event: DeploymentEvent) => event.commits.some((commit) => commit.origin === "ai_assisted");
  return {
    coverage: rate(known, total),
    commits: { known, total },
    comparable,
    reasons: reasonsOf({ known, total, failed: failedOf(judged).length, weighty }),
    origins,
    exposure: {
      withAi: computeExposure(judged.filter(hasAi)),
      withoutAi: computeExposure(judged.filter((event) => !hasAi(event))),
    },
    tools: computeTools(deployments),
  };
}

type Ground = { known: number; total: number; failed: number; weighty: Origin[] };

function reasonsOf({ known, total, failed, weighty: [first, second] }: Ground): ComparisonReason[] {
  const reasons: ComparisonReason[] = [];
  if (total === 0) reasons.push({ code: "no_commits" });
  else if (known / total < 0.5) {
    const percent = Math.floor((100 * known) / total);
    reasons.push({ code: "low_coverage", known, total, percent });
  }
  if (failed < 10) reasons.push({ code: "few_failures", failed });
  if (first === undefined) reasons.push({ code: "no_origin" });
  else if (second === undefined) reasons.push({ code: "one_origin", origin: first });
  return reasons;
}

const knownOf = (event: DeploymentEvent) => event.commits.filter((commit) => commit.origin !== "unknown");

function countDistinct(deployments: DeploymentEvent[], pick: Pick): number {
  const seen = new Set<string>();
  for (const event of deployments) {
    for (const commit of event.commits) {
      if (pick(commit)) seen.add(JSON.stringify([event.repository, commit.sha]));
    }
  }
  return seen.size;
}

/** The part of a judged deployment that the picked commits hold, of its commits of known origin. */
function shareOf(event: DeploymentEvent, pick: Pick): number {
  const known = knownOf(event);
  if (event.changeFailure === null || known.length === 0) return 0;
  return known.filter(pick).length / known.length;
}

function sumShares(deployments: DeploymentEvent[], pick: Pick): number {
  let sum = 0;
  for (const event of deployments) sum += shareOf(event, pick);
  return sum;
}

function computeOrigin(origin: Origin, deployments: DeploymentEvent[], counted: CountedCommit[]): OriginRow {
  const pick: Pick = (commit) => commit.origin === origin;
  const failed = failedOf(deployments);
  const weight = sumShares(deployments, pick);
  const failedWeight = sumShares(failed, pick);
  const rolledBack = sumShares(
    failed.filter((event) => event.remediationType === "rollback"),
    pick,
  );
  const leads = counted.filter((row) => row.commit.origin === origin).map((row) => row.leadSeconds);
  const recoveries = [];
  for (const event of failed) {
    const share = shareOf(event, pick);
    if (event.recoverySeconds !== null && share > 0) {
      recoveries.push({ value: event.recoverySeconds, weight: share });
    }
  }
  return {
    origin,
    weight,
    failedWeight,
    cfr: rate(failedWeight, weight),
    ...wilson(failedWeight, weight),
    rollbackRate: rate(rolledBack, failedWeight),
    commits: countDistinct(deployments, pick),
    leadTimeP50: percentile(leads, 0.5),
    leadTimeP90: percentile(leads, 0.9),
    recoveryP50: weightedMedian(recoveries),
  };
}

function computeExposure(deployments: DeploymentEvent[]): ExposureRow {
  const failed = failedOf(deployments).length;
  const n = deployments.length;
  return { n, failed, cfr: rate(failed, n), ...wilson(failed, n) };
}

function computeTools(deployments: DeploymentEvent[]): ToolRow[] {
  const names = new Set<string>();
  for (const event of deployments) {
    for (const { origin, tool } of event.commits) if (origin === "ai_assisted" && tool) names.add(tool);
  }
  const rows = [...names].map((tool): ToolRow => {
    const pick: Pick = (commit) => commit.origin === "ai_assisted" && commit.tool === tool;
    const weight = sumShares(deployments, pick);
    const failedWeight = sumShares(failedOf(deployments), pick);
    return {
      tool,
      weight,
      failedWeight,
      cfr: rate(failedWeight, weight),
      ...wilson(failedWeight, weight),
      commits: countDistinct(deployments, pick),
    };
  });
  // Equal sums of shares may differ in their last bits.
  const rounded = (row: ToolRow) => Math.round(row.weight * 1e9);
  return rows.sort((a, b) => rounded(b) - rounded(a) || compareText(a.tool, b.tool));
}
