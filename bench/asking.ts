import type postgres from "postgres";

const ROUNDS = 7;
/** Two cores, no parallel query: what a small hosted database is like. */
export const SETTINGS = {
  shared_buffers: "2GB",
  jit: "off",
  max_parallel_workers_per_gather: "0",
  max_wal_size: "8GB",
  maintenance_work_mem: "512MB",
};

type Sql = postgres.Sql;

/** Milliseconds that queries asked at once by the owner of an organisation take until the last of them; `$ORG` is its id. */
export type Ask = (slug: string, ...queries: string[]) => Promise<number>;

const filterOf = (days: number, more: string) =>
  `jsonb_build_object('from', now() - interval '${days} days', 'to', now()) || '${more}'`;
/** The question for a report of the last days. */
export const reportOf = (days: number, more: Record<string, unknown>) =>
  `select public.report_dora($ORG, ${filterOf(days, JSON.stringify(more))})`;
export const FIGURES = { parts: ["figures", "series"], compare: "previous" };
const REST = { parts: ["breakdown", "byOrigin"] };
/** All of a report, as the dashboard asks for it: in two parts at once. */
export const bothOf = (days: number, more: Record<string, unknown> = {}) => [
  reportOf(days, { ...FIGURES, ...more }),
  reportOf(days, { ...REST, ...more }),
];

/** Writes worlds in one session, whose statements rely on each other's settings. */
export async function fill(sql: Sql, statements: string[]): Promise<void> {
  const session = await sql.reserve();
  try {
    for (const statement of statements) await session.unsafe(statement);
    await session.unsafe("vacuum (analyze)");
  } finally {
    // Whoever ends the pool waits for it.
    session.release();
  }
}

/** Sorts the lead times of all days that are over, as the work of that kind does; in seconds. */
export async function foldAll(sql: Sql, slug: string): Promise<number> {
  const startedAt = performance.now();
  const organization = `(select id from public.organizations where slug = '${slug}')`;
  for (;;) {
    const [days] = await sql.unsafe<{ folded: number }[]>(
      `select cardinality(d.days) as folded, private.write_runs(${organization}, d.days)
        from (select private.days_to_fold(${organization}, 7) as days offset 0) d where d.days <> '{}'`,
    );
    if (days === undefined) break;
  }
  await sql.unsafe("vacuum (analyze) public.lead_runs, public.folded_days");
  return (performance.now() - startedAt) / 1000;
}

/** Asks as the owner of an organisation, with the policies on; milliseconds. */
export async function asOwner(sql: Sql, slug: string): Promise<(query: string) => Promise<number>> {
  const [asker] = await sql<{ organization: string; person: string }[]>`
    select o.id as organization, m.user_id as person from public.organizations o
    join public.memberships m on m.organization_id = o.id where o.slug = ${slug}`;
  if (asker === undefined) throw new Error(`there is no organisation ${slug}`);
  const [session] = await sql<{ id: string }[]>`
    insert into auth.sessions (id, user_id) values (gen_random_uuid(), ${asker.person}) returning id`;
  const claims = JSON.stringify({ sub: asker.person, session_id: session?.id, role: "authenticated" });
  return (query) => once(sql, query.replaceAll("$ORG", `'${asker.organization}'`), claims);
}

/** Median of rounds in which the queries are asked at once; the slowest of them counts. */
export async function median(sql: Sql, slug: string, queries: string[]): Promise<number> {
  const ask = await asOwner(sql, slug);
  const times: number[] = [];
  // Sessions of a pool have planned it before: here each of them at once.
  for (const query of queries) await Promise.all(Array.from({ length: sql.options.max }, () => ask(query)));
  for (let round = 0; round < ROUNDS; round += 1)
    times.push(Math.max(...(await Promise.all(queries.map(ask)))));
  return middle(times);
}

export function middle(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

async function once(sql: Sql, query: string, claims: string): Promise<number> {
  let took = Number.NaN;
  await sql.begin(async (transaction) => {
    await transaction`select set_config('request.jwt.claims', ${claims}, true),
      set_config('request.jwt.claim.sub', ${JSON.parse(claims).sub}, true)`;
    await transaction.unsafe("set local role authenticated");
    const startedAt = performance.now();
    await transaction.unsafe(query);
    took = performance.now() - startedAt;
  });
  return took;
}
