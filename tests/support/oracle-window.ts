import type { Freshness, ReportWindow } from "#lib/domain/report/report.ts";
import { isoOf } from "./oracle-days.ts";
import type { OracleConnection, OracleInput } from "./oracle-input.ts";
import { compareText } from "./oracle-math.ts";
import { firstOf, isoOrNull, type Scope } from "./oracle-population.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** A selected connection of which something was read: from its first covered moment until it was disconnected. */
type Reading = {
  id: string;
  name: string;
  begins: number;
  ends: number;
  ranges: { from: number; to: number }[];
};

function readingsOf({ input, filter }: Scope): Reading[] {
  return input.connections
    .filter(({ id, covered }) => covered.length > 0 && (filter.connection?.includes(id) ?? true))
    .map(toReading);
}

function toReading({ id, name, disconnectedAt, covered }: OracleConnection): Reading {
  const ranges = covered.map(([from, to]) => ({ from: Date.parse(from), to: Date.parse(to) }));
  return {
    id,
    name,
    begins: Math.min(...ranges.map(({ from }) => from)),
    ends: disconnectedAt === null ? Number.POSITIVE_INFINITY : Date.parse(disconnectedAt),
    ranges,
  };
}

/** Whether some connection was there at a moment, and each that was had it read. */
function isCovered(at: number, readings: Reading[]): boolean {
  const there = readings.filter(({ begins, ends }) => begins <= at && at < ends);
  return (
    there.length > 0 && there.every(({ ranges }) => ranges.some(({ from, to }) => from <= at && at < to))
  );
}

export function computeCoverage(scope: Scope) {
  const readings = readingsOf(scope);
  // Between two neighbouring marks everything or nothing is covered.
  const marks = [scope.from, scope.to];
  for (const { begins, ends, ranges } of readings) {
    marks.push(begins, ends, ...ranges.flatMap(({ from, to }) => [from, to]));
  }
  const inside = marks.filter((at) => at >= scope.from && at <= scope.to).sort((a, b) => a - b);
  const parts = [];
  for (let i = 1; i < inside.length; i++) {
    const [from = 0, to = 0] = [inside[i - 1], inside[i]];
    if (from < to && isCovered(from, readings)) parts.push({ from, to });
  }
  return {
    coveredDays: parts.reduce((sum, { from, to }) => sum + to - from, 0) / DAY,
    coveredFrom: isoOrNull(parts[0]?.from ?? null),
    coveredTo: isoOrNull(parts.at(-1)?.to ?? null),
  };
}

function computeBegins(scope: Scope): ReportWindow["begins"] {
  return readingsOf(scope)
    .filter(({ begins }) => scope.from < begins && begins < scope.to)
    .sort((a, b) => a.begins - b.begins || compareText(a.id, b.id))
    .map(({ id, name, begins }) => ({ connectionId: id, name, at: isoOf(begins) }));
}

export function computeWindow(scope: Scope): ReportWindow {
  const { from: _, to: __, compare: ___, bucket: ____, ...filters } = scope.filter;
  return {
    from: isoOf(scope.from),
    to: isoOf(scope.to),
    ...computeCoverage(scope),
    timeZone: scope.input.organization.timeZone,
    begins: computeBegins(scope),
    filters: { ...withoutGaps(filters), env: scope.envs.includes("*") ? ["*"] : scope.envs },
  };
}

/** Only what is there: a filter that is not given is not named. */
function withoutGaps<T extends object>(filters: T): T {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as T;
}

/** The state of the worst connection that is not disconnected: never, then stale, then fresh. */
export function computeFreshness({ connections }: OracleInput, now: number): Freshness {
  const active = connections.filter((connection) => connection.status !== "disconnected");
  const counts = { gaps: 0, quarantined: 0 };
  if (active.length === 0) return { status: "disconnected", lastSyncedAt: null, ...counts };
  const synced = active.flatMap(({ lastSyncedAt }) =>
    lastSyncedAt === null ? [] : [Date.parse(lastSyncedAt)],
  );
  if (synced.length < active.length) return { status: "never", lastSyncedAt: null, ...counts };
  const oldest = firstOf(synced);
  const isFresh = oldest !== null && now - oldest <= 26 * HOUR;
  return { status: isFresh ? "fresh" : "stale", lastSyncedAt: isoOrNull(oldest), ...counts };
}
