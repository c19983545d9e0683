import type { Breakdown, BreakdownRow, Dimension, Interval } from "#lib/domain/report/report.ts";
import { inOrder } from "./oracle-changes.ts";
import type { Deployment } from "./oracle-effective.ts";
import { isSameName } from "./oracle-effective.ts";
import { computeFailureRate, computeRework, recoveriesOf } from "./oracle-figures.ts";
import { compareText, percentiles } from "./oracle-math.ts";
import {
  firstDeployment,
  isoOrNull,
  type Scope,
  selectDeployments,
  selectListings,
} from "./oracle-population.ts";

const DIMENSIONS: Dimension[] = ["service", "team", "repository", "env"];

export function computeBreakdown(scope: Scope): Breakdown {
  const rows = Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, breakDown(scope, dimension)]),
  ) as Record<Dimension, BreakdownRow[]>;
  return {
    service: rows.service.slice(0, 200),
    team: rows.team.slice(0, 200),
    repository: rows.repository.slice(0, 200),
    env: rows.env.slice(0, 200),
    truncated: DIMENSIONS.filter((dimension) => rows[dimension].length > 200),
  };
}

/** Names without case, each spelled as in the newest deployment that has it. */
export function spellings(deployments: Deployment[], dimension: Dimension): (string | null)[] {
  const names = new Map<string | null, string | null>();
  for (const event of inOrder(deployments)) {
    names.set(event[dimension]?.toLowerCase() ?? null, event[dimension]);
  }
  return [...names.values()];
}

function breakDown(scope: Scope, dimension: Dimension): BreakdownRow[] {
  const rows = spellings(selectDeployments(scope), dimension).map((key) =>
    computeRow(scope, key, (event) => isSameName(event[dimension], key)),
  );
  const name = (row: BreakdownRow) => row.key?.toLowerCase() ?? null;
  return rows.sort((a, b) => b.deployments - a.deployments || compareText(name(a), name(b)));
}

type Middle = Interval & { p50: number | null; n: number };

function prefixed<P extends "leadTime" | "recovery">(prefix: P, { p50, low, high, n }: Middle) {
  const values = { [`${prefix}P50`]: p50, [`${prefix}Low`]: low, [`${prefix}High`]: high, [`${prefix}N`]: n };
  return values as Record<`${P}P50` | `${P}Low` | `${P}High`, number | null> & Record<`${P}N`, number>;
}

type IsOfRow = (event: Deployment) => boolean;

function computeRow(scope: Scope, key: string | null, isOfRow: IsOfRow): BreakdownRow {
  const here = selectDeployments(scope).filter(isOfRow);
  const { value, failed, evaluated, pending, low, high } = computeFailureRate(here, scope.input.organization);
  const listings = selectListings(scope, scope.changes.counted);
  const leads = listings.filter(({ deployment }) => isOfRow(deployment)).map(({ lead }) => lead);
  return {
    key,
    deployments: here.length,
    cfr: value,
    failed,
    evaluated,
    pending,
    rework: computeRework(here).rework,
    low,
    high,
    ...prefixed("leadTime", percentiles(leads)),
    ...prefixed("recovery", percentiles(recoveriesOf(here))),
    incidentsOpen: null,
    spark: [],
    effect: null,
    previous: null,
    change: null,
    firstAt: isoOrNull(firstDeployment(scope, isOfRow)),
  };
}
