import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { listEventConnections } from "#lib/db/connections.ts";
import {
  countDeployments,
  type DeploymentCounts,
  getDeployment,
  listDeployments,
} from "#lib/db/deployments.ts";
import { listFilterValues } from "#lib/db/filter-values.ts";
import { queryOf, type Scope } from "#lib/domain/report/scope.ts";
import type { VerdictChoice } from "#lib/domain/report/verdicts.ts";
import { readList, started } from "../_components/list/read-list.ts";
import { type DeploymentsState, flagsOf, searchOf } from "./search-params.ts";

const PAGE_SIZE = 50;

type Asked = { scope: Scope; state: DeploymentsState; now: Date };

/** Everything the page shows, asked for at once and awaited where it is shown. */
export function loadDeployments({ db, organization }: Acting, { scope, state, now }: Asked) {
  const { id } = organization;
  const query = queryOf(scope, now, organization);
  const narrowed = { ...query, ...searchOf(state), ...flagsOf(state), sort: state.sort, limit: PAGE_SIZE };
  return {
    query,
    page: started(readList(state.cursor, (cursor) => listDeployments(db, id, { ...narrowed, cursor }))),
    opened: state.open === null ? null : started(getDeployment(db, id, state.open)),
    counts: started(countDeployments(db, id, { ...query, ...searchOf(state) })),
    connections: started(listEventConnections(db, id)),
    values: started(listFilterValues(db, id)),
  };
}

export type LoadedDeployments = ReturnType<typeof loadDeployments>;
/** The verdicts whose count has another name. */
const CALLED = { left_out: "leftOut", rolled_back: "rolledBack" } as const;

/** How many a list of this verdict holds; null: all that count. */
export function countOf(counts: DeploymentCounts, verdict: VerdictChoice | null): number {
  if (verdict === "left_out" || verdict === "rolled_back") return counts[CALLED[verdict]];
  return counts[verdict ?? "all"];
}
