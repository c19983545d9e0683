-- Daily values of the metrics of the catalogue, and the runs that brought them.

create table public.snapshots (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  scope text not null default '' check (char_length(scope) <= 512),
  metric text not null check (metric ~ '^[a-z][a-z0-9_.]{2,199}$'),
  part text not null default '' check (char_length(part) <= 300),
  day date not null,
  value double precision,
  n integer,
  formula integer not null check (formula > 0),
  reason jsonb,
  window_from timestamptz not null,
  window_to timestamptz not null,
  measured_at timestamptz not null default private.clock(),
  primary key (organization_id, scope, metric, part, day),
  check ((value is null) = (reason is not null)),
  check (window_from <= window_to)
);
comment on table public.snapshots is 'The value of a metric for a day, one at most, or why there is none. A value is replaced only by one of a later window; never by its absence.';
comment on column public.snapshots.scope is 'host/owner/name of a repository; empty for the organisation.';
comment on column public.snapshots.part is 'Which of several values, a workflow for one; empty for the only one.';
comment on column public.snapshots.day is 'Of the organisation''s time zone.';
comment on column public.snapshots.value is 'In the unit that the catalogue gives its metric; null exactly when reason says why.';
comment on column public.snapshots.reason is '{code, numbers}, a code of lib/domain/catalogue/snapshot.ts.';
create index snapshots_day_idx on public.snapshots (organization_id, scope, day);
alter table public.snapshots enable row level security;
create policy "members read the snapshots of their organisations" on public.snapshots for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.snapshots to authenticated;
grant select, insert, update, delete on public.snapshots to service_role;

create function private.snapshot_as_json(p_row public.snapshots) returns jsonb
  language sql stable set search_path = ''
  as $$
    select jsonb_build_object('scope', p_row.scope, 'metric', p_row.metric, 'part', p_row.part, 'day', p_row.day,
      'value', p_row.value, 'n', p_row.n, 'formula', p_row.formula, 'reason', p_row.reason,
      'from', private.as_iso(p_row.window_from), 'to', private.as_iso(p_row.window_to),
      'measuredAt', private.as_iso(p_row.measured_at))
  $$;
comment on function private.snapshot_as_json is 'A snapshot as public.list_snapshots shows one.';
grant execute on function private.snapshot_as_json to authenticated, service_role;

create function public.list_snapshots(p_organization_id uuid, p_query jsonb) returns jsonb
  language plpgsql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_query);
begin
  perform private.require_role(p_organization_id, 'viewer');
  return (
    select coalesce(jsonb_agg(private.snapshot_as_json(s) order by s.scope, s.metric, s.part, s.day), '[]')
    from public.snapshots s
    where s.organization_id = p_organization_id
      and (not v ? 'scope' or s.scope = v ->> 'scope')
      and (not v ? 'metrics' or s.metric = any (private.as_text_array(v -> 'metrics')))
      and s.day between (v ->> 'from')::date and (v ->> 'to')::date);
end $$;
comment on function public.list_snapshots is 'Snapshots of {scope, metrics, from, to} (days, both ends included), all scopes and all metrics where none is given, by scope, metric, part and day.';
grant execute on function public.list_snapshots to authenticated, service_role;

create function private.keep_snapshots(p_organization_id uuid, p_snapshots jsonb) returns integer
  language sql volatile security invoker set search_path = ''
  as $$
    with given as (
      select s.* from jsonb_to_recordset(p_snapshots) as s (scope text, metric text, part text, day date,
        value double precision, n integer, formula integer, reason jsonb, "from" timestamptz, "to" timestamptz)),
    kept as (
      insert into public.snapshots as k (organization_id, scope, metric, part, day, value, n, formula, reason, window_from,
          window_to)
        select p_organization_id, g.scope, g.metric, g.part, g.day, g.value, g.n, g.formula, nullif(g.reason, 'null'),
          g."from", g."to" from given g
        on conflict (organization_id, scope, metric, part, day) do update set
          value = excluded.value, n = excluded.n, formula = excluded.formula, reason = excluded.reason,
          window_from = excluded.window_from, window_to = excluded.window_to, measured_at = private.clock()
        -- What is not known any more leaves what was known as it was.
        where case when excluded.value is null then k.value is null
          else k.value is null or excluded.window_to >= k.window_to or excluded.formula > k.formula
            -- Made of a day that ended later, before the organisation moved to another time zone.
            or k.window_to > (excluded.day + 1)::timestamp at time zone (
              select o.time_zone from public.organizations o where o.id = p_organization_id) end
          and (k.value, k.n, k.formula, k.reason, k.window_from, k.window_to) is distinct from
            (excluded.value, excluded.n, excluded.formula, excluded.reason, excluded.window_from, excluded.window_to)
        returning k.scope, k.metric, k.part, k.day, k.value, k.reason)
    -- The table as it was before: a window that moved on with the same value is nothing new to anybody.
    select count(*)::int from kept k left join public.snapshots s on s.organization_id = p_organization_id
        and s.scope = k.scope and s.metric = k.metric and s.part = k.part and s.day = k.day
      where (s.value, s.reason) is distinct from (k.value, k.reason)
  $$;
comment on function private.keep_snapshots is 'Keeps values of days, [{scope, metric, part, day, value, n, formula, reason, from, to}], each for as long as no later window brings another; how many say something else than before. A missing value never takes the place of a known one.';
grant execute on function private.keep_snapshots to service_role;

create table public.collect_runs (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  subject_id uuid not null,
  trigger text not null,
  status text not null default 'running' check (status in ('running', 'succeeded', 'partial', 'failed', 'cancelled')),
  started_at timestamptz not null default private.clock(),
  finished_at timestamptz,
  round_started_at timestamptz not null default private.clock(),
  is_unfinished boolean not null default true,
  calls integer not null default 0,
  not_modified integer not null default 0,
  rate_remaining integer,
  kept integer not null default 0,
  metrics jsonb,
  problems jsonb not null default '[]',
  error jsonb check (private.is_told(error)),
  primary key (organization_id, id)
);
comment on table public.collect_runs is 'Each time that metrics were collected: what it took, what it brought, and which part failed.';
comment on column public.collect_runs.subject_id is 'The connection that was read, or the organisation itself for what comes from our own tables.';
comment on column public.collect_runs.round_started_at is 'When the first of the runs began that go on with each other: what it asked for is not asked for again.';
comment on column public.collect_runs.is_unfinished is 'Whether it left something to the next: also while it runs, and where it died.';
comment on column public.collect_runs.calls is 'Requests that counted against the other side''s quota; not_modified are those that did not.';
comment on column public.collect_runs.kept is 'Snapshots that say something else than before: another value, or another reason for none.';
comment on column public.collect_runs.metrics is '{known, missing: {code: count}} of the organisation''s values of its day: each metric that its collectors bring is in one of both. Null when none were made.';
comment on column public.collect_runs.problems is '[{part, scope, code, numbers}]: what could not be had, and why; the rest was.';
create index collect_runs_subject_idx on public.collect_runs (organization_id, subject_id, started_at desc);
alter table public.collect_runs enable row level security;
create policy "members read the collect runs of their organisations" on public.collect_runs for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.collect_runs to authenticated;
grant select, insert, update, delete on public.collect_runs to service_role;
