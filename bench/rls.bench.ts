import postgres from "postgres";
import { openLaboratory } from "../tests/support/sync-laboratory.ts";
import type { Figure } from "./figure.ts";
import { reportWorld } from "./report-world.ts";

const ORGANIZATIONS = 100;
const DEPLOYMENTS = 200_000;
const ROUNDS = 15;
const SLOWEST_MS = 20;

const ORGANIZATION = "(select id from public.organizations where slug = 'bench-7')";
const LAST_30_DAYS = `jsonb_build_object('from', now() - interval '30 days', 'to', now())`;

/** What each page asks the database. */
const QUERIES: Record<string, string> = {
  "the report of 30 days": `public.report_dora(${ORGANIZATION}, ${LAST_30_DAYS})`,
  "a page of deployments": `public.list_deployments(${ORGANIZATION}, ${LAST_30_DAYS})`,
  "a page of incidents": `public.list_incidents(${ORGANIZATION}, ${LAST_30_DAYS})`,
  "the connections": `public.list_connections(${ORGANIZATION})`,
  "a page of runs": `public.list_sync_runs(${ORGANIZATION}, '{}')`,
  "a page of quarantine": `public.list_quarantine(${ORGANIZATION}, '{}')`,
  "the filter's choices": `public.list_filter_values(${ORGANIZATION})`,
  "the organisation": "public.get_organization('bench-7')",
  "the members": `public.list_members(${ORGANIZATION}, '{}')`,
  "a page of the audit log": `public.list_audit(${ORGANIZATION}, '{}')`,
  "the data quality": `public.report_data_quality(${ORGANIZATION})`,
  "one run": `public.get_sync_run(${ORGANIZATION}, (select id from public.sync_runs where organization_id = ${ORGANIZATION} limit 1))`,
  "the invitations": `public.list_invitations(${ORGANIZATION}, '{}')`,
  "the tokens": `public.list_api_tokens(${ORGANIZATION}, '{}')`,
};

/** Every page's query with the policies on, and without, at 200,000 deployments of 100 organisations. */
export async function run(): Promise<Figure[]> {
  const laboratory = await openLaboratory();
  await fill(laboratory.sql);
  const sql = postgres(laboratory.databaseUrl, { max: 1, onnotice: () => undefined });
  const [person] = await sql<{ id: string }[]>`
    select m.user_id as id from public.memberships m
    join public.organizations o on o.id = m.organization_id where o.slug = 'bench-7'`;
  const [session] = await sql<{ id: string }[]>`
    insert into auth.sessions (id, user_id) values (gen_random_uuid(), ${person?.id ?? ""}) returning id`;
  const claims = JSON.stringify({ sub: person?.id, session_id: session?.id, role: "authenticated" });
  const figures: Figure[] = [];
  for (const [what, query] of Object.entries(QUERIES)) {
    const times = await measure(sql, { query, claims });
    figures.push({ what: `${what}, policies on`, value: times.on, unit: "ms", target: SLOWEST_MS });
    figures.push({ what: `${what}, on / off`, value: times.on / times.off, unit: "x", target: 1.5 });
  }
  await sql.end();
  await laboratory.close();
  return figures;
}

type Asked = { query: string; claims: string };

/** Medians of rounds that alternate, so that both find the same caches. */
async function measure(sql: postgres.Sql, asked: Asked): Promise<{ on: number; off: number }> {
  const times: Record<"on" | "off", number[]> = { on: [], off: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const policies of ["on", "off"] as const) times[policies].push(await once(sql, asked, policies));
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  return { on: median(times.on), off: median(times.off) };
}

async function once(sql: postgres.Sql, { query, claims }: Asked, policies: "on" | "off"): Promise<number> {
  let took = Number.NaN;
  await sql.begin(async (transaction) => {
    await transaction`select set_config('request.jwt.claims', ${claims}, true),
      set_config('request.jwt.claim.sub', ${JSON.parse(claims).sub}, true)`;
    // The owner of the tables is not held by their policies.
    if (policies === "on") await transaction.unsafe("set local role authenticated");
    const startedAt = performance.now();
    await transaction.unsafe(`select ${query}`);
    took = performance.now() - startedAt;
  });
  return took;
}

async function fill(query: (sql: string) => Promise<unknown>): Promise<void> {
  const world = { deployments: DEPLOYMENTS / ORGANIZATIONS, days: 400, commitsEach: 2 };
  for (let number = 1; number <= ORGANIZATIONS; number += 1)
    await query(reportWorld({ slug: `bench-${number}`, ...world }).join(";\n"));
  await query(`
    insert into public.audit_log (organization_id, actor, action)
      select o.id, 'bench', 'connection.connected' from public.organizations o, generate_series(1, 200);
    insert into public.sync_runs (organization_id, connection_id, trigger, mode, status, started_at, finished_at)
      select c.organization_id, c.id, 'cron', 'nightly', 'succeeded', now(), now() from public.connections c, generate_series(1, 200)`);
  await query("analyze");
}
