import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { listEventConnections } from "#lib/db/connections.ts";
import { listDeployments } from "#lib/db/deployments.ts";
import { listFilterValues } from "#lib/db/filter-values.ts";
import { listOldestOpen } from "#lib/db/incidents.ts";
import { listMetricNotes } from "#lib/db/metric-notes.ts";
import { fetchParts } from "#lib/db/report.ts";
import { listTargets } from "#lib/db/targets.ts";
import { dayOf } from "#lib/domain/format/calendar.ts";
import type { Targets } from "#lib/domain/metrics/metric-card.ts";
import { daysBefore, MAX_WINDOW_DAYS } from "#lib/domain/report/moment.ts";
import type { BreakdownRow, Part, RowsBy, SplitSeries } from "#lib/domain/report/report.ts";
import type { ReportQuery, Split } from "#lib/domain/report/report-query.ts";
import { queryOf, type Scope } from "#lib/domain/report/scope.ts";
import { AppError } from "#lib/errors.ts";
import { started } from "../../_components/list/read-list.ts";

/** Open incidents that are told of by name. */
const MOST_OPEN = 10;

type Where = Pick<Acting, "db" | "organization">;

/** What the address asks for: of what the numbers are, and by what they are broken down. */
type Asked = { scope: Scope; by: RowsBy };

/**
 * Everything the page shows, asked for at once and awaited where it is shown. The report comes in two parts, each as
 * long as half of the whole; both are of the one window that ends at `now`.
 */
export function loadDashboard({ db, organization }: Acting, asked: Asked, now: Date) {
  const { scope, by } = asked;
  const query = queryOf(scope, now, organization);
  const report = <P extends Part>(parts: P[], rowsBy = by) =>
    fetchParts(db, organization.id, { ...query, parts, by: rowsBy }).then(found);
  const figures = started(report(["figures", "series"]));
  const shares = after(figures, report(["rows", "byOrigin"]));
  return {
    query,
    connections: started(listEventConnections(db, organization.id)),
    values: started(listFilterValues(db, organization.id)),
    figures,
    shares,
    /** Each part tells it, so one of them is enough. */
    freshness: started(figures.catch(() => shares).then(({ freshness }) => freshness)),
    services: once(() =>
      (by === "service" ? shares : report(["rows"], "service")).then(({ rows }) => rows.rows),
    ),
    split: started(
      scope.split === null ? Promise.resolve(null) : splitOf({ db, organization }, query, scope.split),
    ),
    targets: started(targetsOf({ db, organization })),
    /** What is open at this moment, whatever the period. */
    open: started(listOldestOpen(db, organization.id, { ...query, most: MOST_OPEN })),
    /** What moved the numbers beside the work itself, to be drawn into them. */
    notes: started(
      figures.then(({ window: { from, to } }) => listMetricNotes(db, organization.id, { from, to })),
    ),
  };
}

export type Dashboard = ReturnType<typeof loadDashboard>;

/** What a section is shown with. */
export type Shown = { member: Acting; data: Dashboard; now: Date };

/** Asked for when first needed: which services explain a finding is read only where there is one. */
function once(read: () => Promise<BreakdownRow[]>): () => Promise<BreakdownRow[]> {
  let reading: Promise<BreakdownRow[]> | null = null;
  return () => {
    reading ??= started(read());
    return reading;
  };
}

/** When the organisation last deployed within the filters, however long before an empty window; null when never. */
export async function lastDeploymentAt(
  { db, organization }: Acting,
  query: ReportQuery,
): Promise<string | null> {
  const from = daysBefore(query.to, MAX_WINDOW_DAYS);
  const page = await listDeployments(db, organization.id, { ...query, from, limit: 1, cursor: null });
  return page.items[0]?.startedAt ?? null;
}

/** The lines of a split trend. */
async function splitOf(
  { db, organization }: Where,
  query: ReportQuery,
  by: Split,
): Promise<SplitSeries | null> {
  const asked = { ...query, parts: ["split" as const], split: by };
  return found(await fetchParts(db, organization.id, asked)).split;
}

/** The targets that hold today; the page is whole without those that are to follow. */
async function targetsOf({ db, organization }: Where): Promise<Targets> {
  const page = { on: null, limit: 50, cursor: null };
  const { items } = await listTargets(db, organization.id, page);
  const today = dayOf(new Date(), organization.timeZone);
  const held = items.filter(({ from }) => from <= today).toReversed();
  return Object.fromEntries(held.map(({ metric, value }) => [metric, value]));
}

/** What stands further down, asked for just as early, but told only when what stands above it was, well or badly: then it pushes nothing away. */
function after<T>(above: Promise<unknown>, promise: Promise<T>): Promise<T> {
  started(promise);
  return started(
    above.then(
      () => promise,
      () => promise,
    ),
  );
}

function found<T>(report: T | null): T {
  if (report === null) throw new AppError("not_found");
  return report;
}
