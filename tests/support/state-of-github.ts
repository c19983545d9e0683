import { differences } from "./differences.ts";
import { quote, readRows, type Stack } from "./stack.ts";

type Row = Record<string, unknown>;

/** What is held of GitHub and the values made of it: rows by their scope, table and key. */
export type State = ReadonlyMap<string, Row>;

const FACTS = {
  pull_requests: ["number"],
  workflow_runs: ["run_id", "attempt"],
  github_commits: ["sha"],
  github_branches: ["name", "pushed_on"],
  github_coverage: ["resource"],
};
const [COVERAGE, VALUES] = ["github_coverage", "snapshots"];
/** Whose it is, and when it was looked at last. */
const UNTOLD = ["organization_id", "repository_id", "seen_at", "asked_at", "measured_at"]
  .map(quote)
  .join(", ");

export async function readState(stack: Stack, organizationId: string): Promise<State> {
  const mine = `t.organization_id = ${quote(organizationId)}`;
  const facts = Object.entries(FACTS).map(
    ([
      table,
      keys,
    ]) => `select concat_ws('|', r.repository, '${table}', ${keys.map((key) => `t.${key}`).join(", ")}) as key,
        to_jsonb(t) - array[${UNTOLD}] as row
      from public.${table} t join public.github_repositories r
        on r.organization_id = t.organization_id and r.id = t.repository_id where ${mine}`,
  );
  const others = [
    `select concat_ws('|', t.scope, 'snapshots', t.metric, t.part, t.day), to_jsonb(t) - array[${UNTOLD}]
      from public.snapshots t where ${mine} and t.metric like 'github.%'`,
    `select concat_ws('|', t.repository, 'commits', t.sha), to_jsonb(t) - array[${UNTOLD}, 'id', 'named_at']
      from public.commits t where ${mine}`,
  ];
  const query = [...facts, ...others].join(" union all ");
  const rows = await readRows<{ key: string; row: Row }>(stack, query);
  return new Map(rows.map(({ key, row }) => [key, row]));
}

const placeOf = (key: string) => {
  const [scope = "", table = ""] = key.split("|");
  return { scope, table };
};

/** Scopes of which something is held, or not held, that is otherwise in truth; how far it was read aside. */
export function scopesApart(state: State, truth: State): string[] {
  const keys = [...new Set([...state.keys(), ...truth.keys()])];
  const apart = keys.filter(
    (key) => placeOf(key).table !== COVERAGE && differences(state.get(key), truth.get(key)).length > 0,
  );
  return [...new Set(apart.map((key) => placeOf(key).scope))];
}

type Against = { before: State; truth: State; readAt: string };

/** Rows and values that are neither as they were nor as they are in truth, and rows that are gone. */
export function findWrong(state: State, against: Against): string[] {
  const { before, truth } = against;
  const gone = [...before.keys()].filter((key) => truth.has(key) && !state.has(key));
  return [...gone.map((key) => `${key}: gone`), ...[...state].flatMap((held) => wrongOf(held, against))];
}

function wrongOf([key, row]: [string, Row], { before, truth, readAt }: Against): string[] {
  const known = [before.get(key), truth.get(key)].filter((one) => one !== undefined);
  const { scope, table } = placeOf(key);
  if (table === COVERAGE) return [];
  if (table !== VALUES) return wrongColumns(row, known).map((words) => `${key}: ${words}`);
  // All of it was read before: each repository's part is as it was or as it is, and so is checked by itself.
  const isMixed = scope === "" && Date.parse(String(row.window_to)) <= Date.parse(readAt);
  return isMixed || isValueOf(row, [before.get(key), truth.get(key)])
    ? []
    : [`${key}: ${show(row)}, known as ${known.map(show).join(" or ")}`];
}

/** A value that was known is not forgotten. */
function isValueOf(row: Row, [before, truth]: (Row | undefined)[]): boolean {
  const known = [before, truth].filter((one) => one !== undefined);
  if (row.value === null) return (before?.value ?? null) === null;
  return known.some((one) => differences(told(row), told(one)).length === 0);
}

const told = ({ value, n, window_to }: Row) => ({ value, n, window_to });
const show = (row: Row) => JSON.stringify(told(row));

/** What is asked for by itself, after the row is there. */
const LATER = ["first_review_at", "reviews_read_at", "additions", "deletions", "file_keys", "details_at"];

function wrongColumns(row: Row, known: Row[]): string[] {
  const unread = row.reviews_read_at === null || row.details_at === null ? LATER : [];
  const wrong = Object.entries(row).filter(
    ([column, value]) =>
      !(unread.includes(column) && value === null) &&
      !known.some((one) => differences(value, one[column]).length === 0),
  );
  return wrong.map(([column, value]) => `${column} ${JSON.stringify(value)}`);
}

/** Where two states differ, how far it was read included. */
export function findUnlike(state: State, truth: State): string[] {
  return differences(Object.fromEntries(state), Object.fromEntries(truth));
}

/** Rows that were there and are not as they were; how far it was read aside, and why something is not known. */
export function changedIn(state: State, before: State): string[] {
  const kept = [...before].filter(([key, { value }]) => placeOf(key).table !== COVERAGE && value !== null);
  return kept.flatMap(([key, row]) => differences(state.get(key), row, key));
}
