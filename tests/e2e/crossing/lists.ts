import { readScope } from "#app/orgs/[org]/_components/filter/scope-params.ts";
import { apiSearch } from "#app/orgs/[org]/(dashboard)/_dashboard/api-search.ts";
import { flagsOf, readDeploymentsState } from "#app/orgs/[org]/deployments/search-params.ts";
import type { CalendarOf } from "#lib/domain/report/period.ts";
import { queryOf } from "#lib/domain/report/scope.ts";

/** How the API answers what a list page shows. */
export type Listed = {
  /** Where the counts of all its states are, and under which name that of this one. */
  counts: string;
  key: string[];
  /** Where its rows are. */
  rows: string;
};

/** Names of counts that are not those of the address. */
const KEYS: Record<string, string> = { left_out: "leftOut", rolled_back: "rolledBack" };
/** What narrows the counts of a list as well as its rows. */
const SEARCHES: Record<string, string[]> = {
  deployments: ["origin", "tool", "q", "stage", "life", "lacks"],
  changes: ["origin", "tool", "q", "deployedTo"],
  commits: ["tool", "q"],
  incidents: ["q"],
};
/** What narrows the rows alone: its count stands among the others. */
const STATES: Record<string, string[]> = {
  deployments: [],
  changes: ["state", "stage"],
  commits: ["origin"],
  incidents: ["state"],
};

type When = { now: Date; calendar: CalendarOf };

/** The questions to the API that the address of a list comes to; null where it is none of a list. */
export async function listedAt(href: string, { now, calendar }: When): Promise<Listed | null> {
  const { pathname, searchParams } = new URL(href, "http://product");
  const [, slug = "", list = ""] = /^\/orgs\/([^/]+)\/(\w+)$/.exec(pathname) ?? [];
  const searches = SEARCHES[list];
  if (searches === undefined) return null;
  const api = new URLSearchParams(apiSearch(queryOf(await readScope(searchParams), now, calendar)));
  const add = (to: URLSearchParams, names: string[]) => {
    for (const name of names) for (const value of searchParams.getAll(name)) to.set(name, value);
  };
  add(api, searches);
  const rows = new URLSearchParams(api);
  add(rows, STATES[list] ?? []);
  if (list === "deployments")
    for (const flag of Object.keys(flagsOf(await readDeploymentsState(searchParams)))) rows.set(flag, "true");
  const path = `/api/v1/orgs/${slug}/${list}`;
  return { counts: `${path}/counts?${api}`, key: keyOf(list, searchParams), rows: `${path}?${rows}` };
}

function keyOf(list: string, params: URLSearchParams): string[] {
  const stage = params.get("stage");
  if (list === "changes") return stage === null ? [params.get("state") ?? "counted"] : ["stages", stage];
  const chosen =
    params.get({ deployments: "verdict", incidents: "state", commits: "origin" }[list] ?? "") ?? "all";
  return [KEYS[chosen] ?? chosen];
}

type Counts = { [name: string]: number | Counts };

/** The number under a name of counts. */
export function countAt(counts: Counts, key: string[]): number | undefined {
  const found = key.reduce<number | Counts | undefined>(
    (at, name) => (typeof at === "object" ? at[name] : undefined),
    counts,
  );
  return typeof found === "number" ? found : undefined;
}
