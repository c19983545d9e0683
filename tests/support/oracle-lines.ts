import type { Origin, OriginPoint, SeriesPoint, SplitSeries } from "#lib/domain/report/report.ts";
import { narrow, spellings } from "./oracle-breakdown.ts";
import { isSameName } from "./oracle-effective.ts";
import { compareText } from "./oracle-math.ts";
import { computeByOrigin } from "./oracle-origins.ts";
import { firstDeployment, type Scope, selectDeployments } from "./oracle-population.ts";
import { computeSeries, liesBefore, partsOf } from "./oracle-series.ts";

const ORIGINS: Origin[] = ["human", "ai_assisted", "bot", "unknown"];
type Line = SplitSeries["lines"][number];

/** What wrote the commits of each bucket; nothing is known of one that was not read, or before anything was sent. */
export function computeOriginSeries(scope: Scope): OriginPoint[] {
  const first = firstDeployment(scope);
  return partsOf(scope).map(({ at, part, covered }) => {
    const { commits, origins } = computeByOrigin(part);
    const isKnown = covered > 0 && !liesBefore(part, first);
    const told = <T>(value: T) => (isKnown ? value : null);
    return {
      at,
      covered,
      commits: { known: told(commits.known), total: told(commits.total) },
      origins: origins.map((row) => ({
        origin: row.origin,
        commits: told(row.commits),
        weight: told(row.weight),
        failedWeight: told(row.failedWeight),
      })),
    };
  });
}

/** The six with most deployments. */
export function computeLines(scope: Scope, by: "service" | "team"): Line[] {
  const deployments = selectDeployments(scope);
  const lines = spellings(deployments, by).map((key) => ({
    key,
    n: deployments.filter((event) => isSameName(event[by], key)).length,
  }));
  const name = (key: string | null) => key?.toLowerCase() ?? null;
  return lines
    .sort((a, b) => b.n - a.n || compareText(name(a.key), name(b.key)))
    .slice(0, 6)
    .map(({ key }) => ({ key, series: computeSeries(narrow(scope, by, key)) }));
}

/** A deployment counts in the line of each origin that its commits have. */
export function computeOriginLines(scope: Scope): Line[] {
  const lines = ORIGINS.map((origin) => ({ origin, of: withOrigin(scope, origin) }));
  return lines
    .map((line) => ({ ...line, n: selectDeployments(line.of).length }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n || compareText(a.origin, b.origin))
    .map(({ origin, of }) => ({ key: origin, series: computeSeries(of).map(withoutIncidents) }));
}

const withoutIncidents = (point: SeriesPoint): SeriesPoint => ({ ...point, incidents: null });

function withOrigin(scope: Scope, origin: Origin): Scope {
  const { counted } = scope.changes;
  return {
    ...scope,
    deployments: scope.deployments.filter(({ commits }) =>
      commits.some((commit) => commit.origin === origin),
    ),
    changes: { ...scope.changes, counted: counted.filter(({ commit }) => commit.origin === origin) },
  };
}
