import {
  type Breakdown,
  type BreakdownRow,
  type Dimension,
  type Interval,
  type NotComparable,
  ROW_COMPARED,
  type RowBefore,
  type Rows,
  type RowsBy,
} from "#lib/domain/report/report.ts";
import { judgeTogether } from "./oracle-among.ts";
import { candidateOf, computeChange, type Side } from "./oracle-change.ts";
import { inOrder } from "./oracle-changes.ts";
import type { Deployment } from "./oracle-effective.ts";
import { isSameName } from "./oracle-effective.ts";
import { computeFailureRate, computeFigures, computeRework, recoveriesOf } from "./oracle-figures.ts";
import { compareText, percentiles, rate } from "./oracle-math.ts";
import {
  envsOf,
  firstDeployment,
  isoOrNull,
  type Scope,
  selectDeployments,
  selectIncidents,
  selectListings,
} from "./oracle-population.ts";
import { computeRestore } from "./oracle-restore.ts";
import { liesBefore, partsOf } from "./oracle-series.ts";
import { computeCoverage, computeWindow } from "./oracle-window.ts";

const DIMENSIONS: Dimension[] = ["service", "team", "repository", "env"];

/** Rows with what they had in the window that is compared with, where one is. */
export function computeBreakdown(scope: Scope, before: Against | null): Breakdown {
  const rows = Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, breakDown(scope, before, dimension)]),
  ) as Record<Dimension, Compared[]>;
  return {
    service: judged(rows.service.slice(0, 200)),
    team: judged(rows.team.slice(0, 200)),
    repository: judged(rows.repository.slice(0, 200)),
    env: judged(rows.env.slice(0, 200)),
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

function breakDown(scope: Scope, before: Against | null, dimension: Dimension): Compared[] {
  const rows = spellings(selectDeployments(scope), dimension).map((key) => {
    const row = computeRow(scope, key, (event) => isSameName(event[dimension], key));
    const incidentsOpen = computeRestore(narrow(scope, dimension, key)).open;
    return {
      ...row,
      incidentsOpen,
      ...compareRow(row, { now: scope, before }, (event) => isSameName(event[dimension], key)),
    };
  });
  const name = (row: Compared) => row.key?.toLowerCase() ?? null;
  return rows.sort((a, b) => b.deployments - a.deployments || compareText(name(a), name(b)));
}

type Middle = Interval & { p50: number | null; n: number };

function prefixed<P extends "leadTime" | "recovery">(prefix: P, { p50, low, high, n }: Middle) {
  const values = { [`${prefix}P50`]: p50, [`${prefix}Low`]: low, [`${prefix}High`]: high, [`${prefix}N`]: n };
  return values as Record<`${P}P50` | `${P}Low` | `${P}High`, number | null> & Record<`${P}N`, number>;
}

/** The same question about one row alone, as far as incidents go. */
export function narrow(scope: Scope, dimension: Dimension, key: string | null): Scope {
  const { [dimension]: _, without = [], ...others } = scope.filter;
  const rest = without.filter((one) => one !== dimension);
  const filter =
    key === null
      ? { ...others, without: [...rest, dimension] }
      : { ...others, without: rest, [dimension]: [key] };
  return { ...scope, filter, envs: envsOf(scope.input, filter) };
}

/** The window that rows are compared with, and why they are not. */
export type Against = { scope: Scope; reason: NotComparable | null };
type Sides = { now: Scope; before: Against | null };

function compareRow(
  row: Row,
  { now, before }: Sides,
  isOfRow: IsOfRow,
): Pick<Compared, "previous" | "change" | "sides"> {
  if (before === null) return { previous: null, change: null, sides: null };
  const { deployments, failed, evaluated, ...others } = computeRow(before.scope, row.key, isOfRow);
  const { cfr, low, high, leadTimeP50, leadTimeLow, leadTimeHigh, leadTimeN } = others;
  const { recoveryP50, recoveryLow, recoveryHigh, recoveryN } = others;
  const previous: RowBefore = {
    ...{ deployments, failed, evaluated, cfr, low, high, leadTimeP50, leadTimeLow, leadTimeHigh, leadTimeN },
    ...{ recoveryP50, recoveryLow, recoveryHigh, recoveryN },
  };
  const sides: [Side, Side] = [sideOfRow(now, row), sideOfRow(before.scope, previous)];
  return { previous, change: changeOfRow(...sides, { row, before }), sides };
}

/** A row with what it was compared from. */
type Compared = BreakdownRow & { sides: [Side, Side] | null };

/** The rows of one table, of which each figure is judged among those of the other rows. */
function judged(rows: Compared[]): BreakdownRow[] {
  const columns = ROW_COMPARED.map((figure) => {
    const candidates = rows.flatMap(({ change, sides }) =>
      change && sides ? [candidateOf(figure, change[figure], sides)] : [],
    );
    return [figure, judgeTogether(candidates)] as const;
  });
  return rows.map(({ sides: _, ...row }, at) => {
    const change = Object.fromEntries(columns.map(([figure, changes]) => [figure, changes[at]]));
    return { ...row, change: row.change && (change as BreakdownRow["change"]) };
  });
}

/** A row as figures, which are compared as those of a window. */
function sideOfRow(scope: Scope, row: RowBefore): Side {
  const { deployments, failed, evaluated, cfr: value, low, high } = row;
  const { formula } = computeFailureRate([], scope.input.organization);
  const { coveredDays } = computeCoverage(scope);
  const figures = computeFigures({
    ...scope,
    deployments: [],
    changes: { counted: [], excluded: [], redelivered: [] },
  });
  return {
    window: { ...computeWindow(scope) },
    figures: {
      ...figures,
      deployment_frequency: {
        ...figures.deployment_frequency,
        deployments,
        value: rate(deployments, coveredDays),
      },
      change_failure_rate: {
        ...{ ...figures.change_failure_rate, value, formula, failed, evaluated, low, high },
        pending: deployments - evaluated,
      },
      lead_time: {
        ...figures.lead_time,
        ...{ p50: row.leadTimeP50, low: row.leadTimeLow, high: row.leadTimeHigh, n: row.leadTimeN },
      },
      recovery_time: {
        ...figures.recovery_time,
        ...{ p50: row.recoveryP50, low: row.recoveryLow, high: row.recoveryHigh, n: row.recoveryN },
      },
    },
  };
}

function changeOfRow(now: Side, before: Side, { row, before: against }: { row: Row; before: Against }) {
  const begun = row.firstAt !== null && Date.parse(row.firstAt) <= against.scope.from;
  const reason = against.reason === "not_covered" ? against.reason : begun ? null : "nothing_sent_before";
  const change = computeChange(now, { ...before, comparable: reason === null, reason });
  return Object.fromEntries(ROW_COMPARED.map((figure) => [figure, change[figure]])) as BreakdownRow["change"];
}

type Row = Omit<BreakdownRow, "incidentsOpen" | "previous" | "change">;
type IsOfRow = (event: Deployment) => boolean;

function computeRow(scope: Scope, key: string | null, isOfRow: IsOfRow): Row {
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
    spark: computeSpark(scope, isOfRow),
    effect: computeEffect(scope, isOfRow),
    firstAt: isoOrNull(firstDeployment(scope, isOfRow)),
  };
}

/** Deployments of a row in each bucket of the series, from the first one of the row on. */
function computeSpark(scope: Scope, isOfRow: IsOfRow): (number | null)[] {
  return partsOf(scope).map(({ part, covered }) => {
    if (covered === 0 || liesBefore(part, firstDeployment(scope, isOfRow))) return null;
    return selectDeployments(part).filter(isOfRow).length;
  });
}

/** How much lower the failure rate were without a row. */
function computeEffect(scope: Scope, isOfRow: IsOfRow): number | null {
  const all = selectDeployments(scope);
  const rateOf = (deployments: Deployment[]) =>
    computeFailureRate(deployments, scope.input.organization).value;
  const [whole, rest] = [rateOf(all), rateOf(all.filter((event) => !isOfRow(event)))];
  return whole === null || rest === null ? null : whole - rest;
}

/** One table, or the rows by tag. */
export function computeRows(scope: Scope, before: Against | null, by: RowsBy): Rows {
  const rows = by === "tag" ? rowsByTag(scope, before) : breakDown(scope, before, by);
  return { by, rows: judged(rows.slice(0, 200)), truncated: rows.length > 200 };
}

/** A deployment counts in that of each of its tags; of those that are picked, where some are. */
function rowsByTag(scope: Scope, before: Against | null): Compared[] {
  const names = new Map<string, string>();
  for (const { tags } of inOrder(selectDeployments(scope))) {
    for (const tag of tags.toReversed()) names.set(tag.toLowerCase(), tag);
  }
  const picked = scope.filter.tag ?? [];
  const isPicked = (tag: string) => picked.length === 0 || picked.some((one) => isSameName(one, tag));
  const rows = [...names.values()].filter(isPicked).map((tag) => {
    const has = ({ tags }: { tags: string[] }) => tags.some((one) => isSameName(one, tag));
    const row = computeRow(scope, tag, has);
    const open = selectIncidents(scope).incidents.filter((event) => event.finishedAt === null && has(event));
    const incidentsOpen =
      scope.filter.repository || scope.filter.without?.includes("repository") ? null : open.length;
    return { ...row, incidentsOpen, ...compareRow(row, { now: scope, before }, has) };
  });
  const name = ({ key }: Compared) => key?.toLowerCase() ?? null;
  return rows.sort((a, b) => b.deployments - a.deployments || compareText(name(a), name(b)));
}
