import postgres from "postgres";
import { openLaboratory } from "../tests/support/sync-laboratory.ts";
import type { Figure } from "./figure.ts";

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
  const each = DEPLOYMENTS / ORGANIZATIONS;
  await query(`
    insert into auth.users (id, email) select gen_random_uuid(), 'bench-' || n || '@plumbline.example'
      from generate_series(1, ${ORGANIZATIONS}) n;
    insert into public.organizations (slug, name) select 'bench-' || n, 'Bench ' || n from generate_series(1, ${ORGANIZATIONS}) n;
    insert into public.memberships (organization_id, user_id, role)
      select o.id, u.id, 'owner' from public.organizations o join auth.users u on u.email = o.slug || '@plumbline.example';
    insert into public.connections (organization_id, provider, name, site, key_hint, account_fingerprint, history_from, last_synced_at)
      select id, 'datadog', 'Datadog', 'datadoghq.com', 'abcd', id::text, now() - interval '400 days', now() from public.organizations;
    insert into public.covered_ranges (organization_id, connection_id, stream, covered)
      select c.organization_id, c.id, s, tstzmultirange(tstzrange(c.history_from, now()))
      from public.connections c, unnest(array['deployments', 'incidents']) s;
    insert into public.deployments (organization_id, connection_id, external_id, service, env, team, repository, started_at,
        finished_at, change_failure, recovery_seconds, payload_hash)
      select c.organization_id, c.id, 'd' || n, 'service-' || n % 14, case when n % 3 = 0 then 'production' else 'staging' end,
        'team-' || n % 5, 'github.com/acme/r' || n % 12, now() - n * interval '400 days' / ${each}, now() - n * interval '400 days' / ${each} + interval '4 minutes',
        case n % 20 when 0 then null when 1 then true else false end, case when n % 20 = 1 then 3600 end, md5(n::text)
      from public.connections c, generate_series(1, ${each}) n;
    insert into public.deployment_commits (organization_id, connection_id, external_id, sha, position, committed_at, lead_seconds, origin, rule)
      select c.organization_id, c.id, 'd' || n, md5(n || '-' || k), k, now() - n * interval '400 days' / ${each} - interval '1 day', 86400,
        (array['human', 'ai_assisted', 'bot', 'unknown'])[1 + (n + k) % 4], '{"code": "no_sign", "numbers": {}}'
      from public.connections c, generate_series(1, ${each}) n, generate_series(0, 1) k;
    insert into public.incidents (organization_id, connection_id, external_id, services, envs, name, started_at, finished_at, payload_hash)
      select c.organization_id, c.id, 'i' || n, array['service-' || n % 14], array['production'], 'Down', now() - n * interval '4 days',
        now() - n * interval '4 days' + interval '1 hour', md5(n::text) from public.connections c, generate_series(1, 100) n;
    insert into public.audit_log (organization_id, actor, action)
      select o.id, 'bench', 'connection.connected' from public.organizations o, generate_series(1, 200);
    insert into public.sync_runs (organization_id, connection_id, trigger, mode, status, started_at, finished_at)
      select c.organization_id, c.id, 'cron', 'nightly', 'succeeded', now(), now() from public.connections c, generate_series(1, 200)`);
  await query("analyze");
}
