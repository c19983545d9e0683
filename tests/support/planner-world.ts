import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { openCopy } from "./kit.ts";
import { signUp } from "./stack-client.ts";
import { addTenant, openLaboratory, type SyncLaboratory, type Tenant } from "./sync-laboratory.ts";

export const MUCH = 4000;
export const LITTLE = 60;

/** Who was there when the tables were analysed, or first asked; whoever is missing came afterwards. */
const FIRST = {
  "no statistics": { tenants: ["small"], analyzed: false },
  "the statistics of one small tenant": { tenants: ["small"], analyzed: true },
  "the statistics of tenants of one event": { tenants: ["tiny"], analyzed: true },
  "the statistics of one large tenant": { tenants: ["large"], analyzed: true },
};
export type Statistics = keyof typeof FIRST;
export const STATISTICS = Object.keys(FIRST) as Statistics[];

type Size = "tiny" | "small" | "large";
const HELD: Record<Size, number> = { tiny: 1, small: LITTLE, large: MUCH };

export type PlannerWorld = {
  small: Tenant;
  large: Tenant;
  runId: string;
  leaseToken: string;
  /** What a statement says first to be a member of both organisations, with the policies on. */
  asMember: string;
  sql: Statement;
  /** Rows of our tables and entries of their indexes that a query reads; what it writes is taken back. */
  countRead: (query: string, prepare?: string) => Promise<number>;
  close: () => Promise<void>;
};

/** Nobody but this file analyses its tables. */
const WITHOUT_UPKEEP = `do $$ declare v_table regclass; begin
  for v_table in select oid from pg_class where relkind = 'r'
      and relnamespace in ('public'::regnamespace, 'private'::regnamespace) loop
    execute format('alter table %s set (autovacuum_enabled = off)', v_table);
  end loop;
end $$`;

type Statement = (text: string) => Promise<unknown>;

/** A small and a large tenant of which the planner knows what `statistics` says; `asked` is what was asked before. */
export async function openPlannerWorld(
  name: SyncLaboratory["name"],
  statistics: Statistics,
  asked: (tenant: Tenant, world: PlannerWorld) => string[],
): Promise<PlannerWorld> {
  const laboratory = await openLaboratory(name, openCopy);
  const session = name === "postgres" ? postgres(laboratory.databaseUrl, { max: 1 }) : null;
  const statement: Statement = session === null ? laboratory.sql : (text) => session.unsafe(text);
  if (session !== null) await statement(WITHOUT_UPKEEP);
  const tenants: Record<Size, Tenant[]> = { tiny: [], small: [], large: [] };
  for (const size of ["tiny", "small", "large"] as const)
    for (let count = size === "tiny" ? 12 : 1; count > 0; count -= 1)
      tenants[size].push(await addTenant(laboratory, { account: randomUUID(), backfillDays: 90 }));
  const [[small], [large]] = [tenants.small, tenants.large];
  if (small === undefined || large === undefined) throw new Error("there are no tenants");
  const member = (await signUp(laboratory)).userId;
  const world: PlannerWorld = {
    ...{ small, large, runId: randomUUID(), leaseToken: randomUUID() },
    asMember: `perform set_config('request.jwt.claims', (select jsonb_build_object('sub', s.user_id,
        'role', 'authenticated', 'session_id', s.id) from auth.sessions s where s.user_id = '${member}')::text, true),
      set_config('request.jwt.claim.sub', '${member}', true); set local role authenticated`,
    sql: statement,
    countRead: (query, prepare = "null") => countRead(statement, query, prepare),
    close: async () => {
      await session?.end();
      await laboratory.close();
    },
  };
  const fill = async (size: Size) => {
    for (const tenant of tenants[size])
      for (const text of contents(tenant, HELD[size], { ...world, member })) await statement(text);
  };
  const first = FIRST[statistics];
  for (const size of first.tenants as Size[]) await fill(size);
  if (first.analyzed) await statement("analyze");
  // Six times: from then on a session keeps one plan for whatever it is asked.
  const [before] = tenants[first.tenants[0] as Size];
  if (before !== undefined)
    for (let time = 0; time < 6; time += 1)
      for (const query of asked(before, world)) await world.countRead(query);
  for (const size of ["small", "large"] as const) if (!first.tenants.includes(size)) await fill(size);
  return world;
}

/** Counts by the statistics of the transaction, and ends it with an error that tells the number. */
async function countRead(statement: Statement, query: string, prepare: string): Promise<number> {
  const total = `(select sum(seq_tup_read + coalesce((select sum(pg_stat_get_xact_tuples_returned(i.indexrelid))
      from pg_index i where i.indrelid = t.relid), 0))
    from pg_stat_xact_user_tables t where schemaname in ('public', 'private'))`;
  const taken = statement(`do $do$ declare v_before bigint; begin
    ${prepare};
    v_before := ${total};
    execute $q$${query}$q$;
    raise exception 'rows read: %', ${total} - v_before using errcode = 'PLROW';
  end $do$`);
  const message = await taken.then(String, (error: Error) => error.message);
  const read = /^rows read: (\d+)$/.exec(message)?.[1];
  if (read === undefined) throw new Error(message);
  return Number(read);
}

type Around = Pick<PlannerWorld, "runId" | "leaseToken"> & { member: string };

function contents({ organizationId, connectionId }: Tenant, held: number, around: Around): string[] {
  const owner = `'${organizationId}'::uuid, '${connectionId}'::uuid`;
  const each = `generate_series(1, ${held}) n`;
  const at = "now() - interval '40 days' - n * interval '10 minutes'";
  // Two services that follow each other are of one commit.
  const sha = `md5('${connectionId}' || n / 2)`;
  return [
    `insert into public.memberships (organization_id, user_id, role) values ('${organizationId}', '${around.member}', 'owner')`,
    `insert into public.cells (id, organization_id, connection_id, env, service, team)
      select distinct private.cell_id('${connectionId}', 'production', 's' || n % 20, 't' || n % 5, null), ${owner},
        'production', 's' || n % 20, 't' || n % 5 from ${each}`,
    `insert into public.deployments (organization_id, connection_id, external_id, service, env, team, version, commit_sha,
        started_at, change_failure, verdict, remediation_id, payload_hash, cell, human)
      select ${owner}, 'd' || n, 's' || n % 20, 'production', 't' || n % 5, '1.' || n, ${sha}, ${at}, n % 7 = 0,
        n % 7 = 0, case when n % 7 = 0 then 'd' || n - 1 end, 'h',
        private.cell_id('${connectionId}', 'production', 's' || n % 20, 't' || n % 5, null), 1 from ${each}`,
    `insert into public.corrections (organization_id, connection_id, external_id, verdict, reason, repaired_by, by_name)
      select ${owner}, 'd' || n, 'failed', 'r', 'd' || n - 1, 'Ana' from ${each} where n % 5 = 0`,
    `insert into public.incidents (organization_id, connection_id, external_id, services, envs, started_at, finished_at,
        payload_hash)
      select ${owner}, 'i' || n, array['s' || n % 20], '{production}', ${at}, ${at} + interval '1 hour', 'h' from ${each}`,
    `insert into public.commits (id, organization_id, sha, origin, rule)
      select private.commit_id('${organizationId}', null, 'sha' || n), '${organizationId}', 'sha' || n, 'human', 'no_sign'
      from ${each}`,
    `insert into public.deployment_commits (deployment_no, position, organization_id, commit_id, lead, origin)
      select no, 0, organization_id, private.commit_id(organization_id, null, 'sha' || substring(external_id from 2)), 60,
        'human' from public.deployments where organization_id = '${organizationId}'`,
    `insert into private.raw_payloads (organization_id, connection_id, stream, external_id, raw)
      select ${owner}, s, left(s, 1) || n, '{}' from ${each} cross join unnest(array['deployments', 'incidents']) s`,
    `insert into public.quarantine (organization_id, connection_id, stream, event_key, reason, raw)
      select ${owner}, 'deployments', 'q' || n, '{"code": "unreadable_event", "numbers": {}}', '{}' from generate_series(1, ${held / 60}) n`,
    `insert into public.sync_runs (organization_id, connection_id, id, trigger, mode, status, created_at)
      select ${owner}, gen_random_uuid(), 'cron', 'nightly', 'succeeded', now() - n * interval '1 day'
      from generate_series(2, ${held / 20}) n`,
    `insert into public.sync_slices (organization_id, run_id, stream, from_at, to_at, complete, fetched, inserted,
        updated, unchanged, quarantined, tombstoned, api_calls, committed_at)
      select organization_id, id, 'deployments', created_at - k * interval '1 day', created_at, true, 0, 0, 0, 0, 0, 0, 1,
        created_at from public.sync_runs cross join generate_series(1, 20) k where organization_id = '${organizationId}'`,
    // Missed by a whole read under way: nothing that a round judges. The newest ten are missed by the round.
    `insert into public.vanished_events (organization_id, connection_id, stream, external_id, run_id, asked, in_whole)
      select ${owner}, s, left(s, 1) || n, gen_random_uuid(), false, n > 10
      from ${each} cross join unnest(array['deployments', 'incidents']) s where n % 80 = 0 or n <= 10`,
    `insert into public.folded_days (organization_id, day, from_at, to_at)
      select '${organizationId}', n, n, n + 1 from generate_series(1, ${held}) i, lateral (select now()::date - 100 - i as n) d`,
    `insert into public.service_repositories (organization_id, service, repository)
      values ('${organizationId}', 's1', 'github.com/acme/shop')`,
    `insert into private.commit_moves (organization_id) values ('${organizationId}')`,
    `update public.connections set round_started_at = now() where id = '${connectionId}'`,
    `update private.work set lease_token = '${around.leaseToken}', lease_expires_at = now() - interval '1 second'
      where subject_id = '${connectionId}'`,
    `insert into public.sync_runs (organization_id, connection_id, id, trigger, mode, status, window_from, window_to)
      values (${owner}, '${around.runId}', 'cron', 'nightly', 'running', now() - interval '90 days', now())`,
  ];
}
