import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { listConnections } from "#lib/db/connections.ts";
import { getDeployment, listDeployments, listFilterValues } from "#lib/db/events.ts";
import { fetchParts } from "#lib/db/report.ts";
import type { Figures } from "#lib/domain/report/report.ts";
import { queryOf, type Scope } from "#lib/domain/report/scope.ts";
import type { VerdictChoice } from "#lib/domain/report/verdicts.ts";
import { AppError } from "#lib/errors.ts";
import { readList, started } from "../_components/list/read-list.ts";
import { type DeploymentsState, narrowedTo } from "./search-params.ts";

const PAGE_SIZE = 50;

type Asked = { scope: Scope; state: DeploymentsState; now: Date };

/** Everything the page shows, asked for at once and awaited where it is shown. */
export function loadDeployments({ db, organization }: Acting, { scope, state, now }: Asked) {
  const { id } = organization;
  const query = queryOf(scope, now, organization);
  const narrowed = { ...query, ...narrowedTo(state), sort: state.sort, limit: PAGE_SIZE };
  const counted = state.origin === null && state.tool === null && state.q === null;
  return {
    query,
    page: started(readList(state.cursor, (cursor) => listDeployments(db, id, { ...narrowed, cursor }))),
    opened: state.open === null ? null : started(getDeployment(db, id, state.open)),
    counts: counted
      ? started(fetchParts(db, id, { ...query, compare: null, parts: ["figures"] }).then(countsIn))
      : Promise.resolve({}),
    connections: started(listConnections(db, id)),
    values: started(listFilterValues(db, id)),
  };
}

export type LoadedDeployments = ReturnType<typeof loadDeployments>;
/** How many deployments of the scope have a verdict; one that is not there was not counted. */
export type DeploymentCounts = Partial<Record<VerdictChoice | "all", number>>;

/** How many a list of this verdict holds; null: not counted. */
export function countOf(counts: DeploymentCounts, verdict: VerdictChoice | null): number | null {
  return counts[verdict ?? "all"] ?? null;
}

function countsIn(report: { figures: Figures } | null): DeploymentCounts {
  if (report === null) throw new AppError("not_found");
  const { deployment_frequency, change_failure_rate, recovery_time, rework_rate } = report.figures;
  const { failed, evaluated, pending, corrected } = change_failure_rate;
  return {
    ...{ all: deployment_frequency.deployments, rework: rework_rate.rework },
    ...{ failed, fine: evaluated - failed, judged: evaluated, pending, corrected },
    ...{ recovered: recovery_time.n, unrecovered: recovery_time.unrecovered },
    rolled_back: report.figures.rollback_rate.rollbacks,
  };
}
