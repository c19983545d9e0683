import postgres from "postgres";
import { startPostgres } from "../scripts/stack/postgres.ts";
import { startStack } from "../tests/support/stack.ts";
import { fill, median, SETTINGS } from "./asking.ts";
import type { Figure } from "./figure.ts";
import { type ReportWorld, reportWorld } from "./report-world.ts";

const WORLD: ReportWorld = { slug: "middle", deployments: 100_000, days: 800, commitsEach: 5 };
const TARGETS = { count: 150, list: 50 };

type Filter = Record<string, unknown>;
type List = { name: string; counted: Filter[]; paged: Filter[] };

/** What few have in their names, what a sixtieth has, and the beginning of a sha. */
const TEXTS = [{ q: "1.7777" }, { q: "service-17" }, { q: "3f9a" }];
const TOOL = { tool: "Claude" };
const SORTS = [{ sort: "recovery" }, { sort: "lead_time" }, { sort: "commits" }];
const LISTS: List[] = [
  {
    name: "deployments",
    counted: [{}, TOOL, { origin: "without_ai" }, ...TEXTS],
    paged: [{}, { failed: true }, TOOL, ...SORTS, ...TEXTS],
  },
  { name: "changes", counted: [{}, TOOL, ...TEXTS], paged: [{}, { stage: "review_time" }, TOOL, ...TEXTS] },
  { name: "commits", counted: [{}, TOOL, ...TEXTS], paged: [{}, { origin: "bot" }, TOOL, ...TEXTS] },
  { name: "incidents", counted: [{}, { q: "i17" }], paged: [{}, { state: "now" }, { q: "i17" }] },
];

/** How long lists and their counts take over all that an organisation holds, with the policies on. */
export async function run(): Promise<Figure[]> {
  const server = await startPostgres({ settings: SETTINGS });
  const stack = await startStack({ kind: "postgres", url: server.url });
  const sql = postgres(server.url, { max: 2, onnotice: () => undefined });
  try {
    await fill(sql, reportWorld(WORLD));
    const figures: Figure[] = [];
    for (const env of ["*", "production"])
      for (const list of LISTS) figures.push(...(await measure(sql, list, env)));
    return figures;
  } finally {
    await sql.end();
    await stack.close();
    await server.close();
  }
}

async function measure(sql: postgres.Sql, { name, counted, paged }: List, env: string): Promise<Figure[]> {
  const timed = async (act: "count" | "list", filter: Filter, more = "") => {
    const value = await median(sql, WORLD.slug, [
      `select public.${act}_${name}($ORG, ${filterOf({ env, ...filter })})`,
    ]);
    const told = Object.entries(filter).flatMap(([key, of]) => (key === "cursor" ? [] : [`${key} ${of}`]));
    const what = `${[`${act} ${name}, env ${env}`, ...told].join(", ")}${more}`;
    return { what, value, unit: "ms", target: TARGETS[act] } as const;
  };
  const figures: Figure[] = [];
  for (const filter of counted) figures.push(await timed("count", filter));
  for (const filter of paged) figures.push(await timed("list", filter));
  const cursor = await findHundredth(sql, name, env);
  return cursor === null ? figures : [...figures, await timed("list", { cursor }, ", hundredth page")];
}

/** Where the hundredth page of fifty rows begins; null when there are fewer. */
async function findHundredth(sql: postgres.Sql, name: string, env: string): Promise<unknown> {
  let cursor: unknown = {};
  for (let read = 0; read < 99 * 50 && cursor !== null; read += 495) {
    const [page] = await sql.unsafe<{ next: unknown }[]>(
      `select public.list_${name}(o.id, ${filterOf({ env, limit: 495, cursor })}) -> 'next' as next
        from public.organizations o where o.slug = '${WORLD.slug}'`,
    );
    cursor = page?.next ?? null;
  }
  return cursor;
}

const filterOf = (filter: Filter) =>
  `jsonb_build_object('from', now() - interval '${WORLD.days} days', 'to', now()) || '${JSON.stringify(filter)}'`;
