-- Collecting: work that gathers what metrics are made of and keeps their daily values. Its subject is a connection, or
-- the organisation for what comes of our own tables.

create function private.plan_collect(p_organization_id uuid) returns void
  language sql volatile set search_path = ''
  as $$
    -- Not private.plan_work, which would fence whoever measures just now for a few events more.
    insert into private.work as w (organization_id, kind, subject_id, next_at)
      values (p_organization_id, 'collect', p_organization_id, private.clock())
      on conflict (organization_id, kind, subject_id) do update set next_at = least(w.next_at, excluded.next_at)
  $$;
comment on function private.plan_collect is 'Makes measuring what comes of our own tables due: when an account is connected, and whenever a whole read of it has ended.';

create function private.open_collect(p_work private.work, p_trigger text) returns jsonb
  language plpgsql volatile set search_path = '' set enable_seqscan = off
  as $$
declare
  v_own boolean := p_work.subject_id = p_work.organization_id;
  v_zone text;
  v_provider text;
  v_before public.collect_runs;
  v_run public.collect_runs;
begin
  select o.time_zone, c.provider into v_zone, v_provider
    from public.organizations o
      join public.connections c on c.organization_id = o.id and (v_own or c.id = p_work.subject_id)
    where o.id = p_work.organization_id and o.purge_requested_at is null and c.status <> 'disconnected' limit 1;
  if not found then raise exception 'nothing to collect from' using errcode = 'PL404'; end if;
  -- Of a holder that died.
  update public.collect_runs r set status = 'cancelled', finished_at = private.clock()
    where r.organization_id = p_work.organization_id and r.subject_id = p_work.subject_id and r.status = 'running';
  select * into v_before from public.collect_runs r
    where r.organization_id = p_work.organization_id and r.subject_id = p_work.subject_id
    order by r.started_at desc, r.id limit 1;
  insert into public.collect_runs (organization_id, subject_id, trigger, round_started_at)
    values (p_work.organization_id, p_work.subject_id, p_trigger,
      -- After an hour what the first asked for is old.
      case when v_before.is_unfinished and v_before.round_started_at > private.clock() - interval '1 hour'
        then v_before.round_started_at else private.clock() end) returning * into v_run;
  return jsonb_build_object('runId', v_run.id, 'roundStartedAt', private.as_iso(v_run.round_started_at), 'provider', case when not v_own then v_provider end, 'timeZone', v_zone,
    'repositories', (select coalesce(jsonb_agg(g.repository order by g.repository), '[]') from public.github_repositories g
      where g.organization_id = p_work.organization_id and (v_own or g.connection_id = p_work.subject_id)));
end $$;
comment on function private.open_collect is 'Opens the run of whoever takes the lease to collect: {runId, roundStartedAt, provider, timeZone, repositories}; provider is null for the organisation itself. PL404 where nothing is connected.';

create function private.close_collect(p_work private.work, p_outcome jsonb) returns timestamptz
  language plpgsql volatile set search_path = '' set enable_seqscan = off
  as $$
declare
  v_error jsonb := nullif(p_outcome -> 'error', 'null');
  v_good boolean := p_outcome ->> 'status' in ('succeeded', 'partial');
  v_attention boolean := (p_outcome ->> 'needsAttention')::boolean;
  v_was text;
begin
  update public.collect_runs r set status = p_outcome ->> 'status', finished_at = private.clock(), error = v_error,
      is_unfinished = (p_outcome ->> 'continue')::boolean
    where r.organization_id = p_work.organization_id and r.subject_id = p_work.subject_id and r.status = 'running';
  delete from public.collect_runs r where r.organization_id = p_work.organization_id
    and r.started_at < private.clock() - interval '90 days';
  select c.status into v_was from public.connections c
    where c.organization_id = p_work.organization_id and c.id = p_work.subject_id;
  update public.connections c set
    last_error = v_error, status = case when v_attention then 'needs_attention' when v_good then 'active' else c.status end,
    last_synced_at = case when v_good and not (p_outcome ->> 'continue')::boolean then private.clock() else c.last_synced_at end
    where c.organization_id = p_work.organization_id and c.id = p_work.subject_id;
  if v_attention and v_was <> 'needs_attention' then
    insert into public.audit_log (organization_id, actor, action, target, details)
      values (p_work.organization_id, 'system', 'connection.needs_attention', p_work.subject_id::text,
              jsonb_build_object('reason', private.as_said(v_error)));
  end if;
  return private.clock() + interval '1 hour';
end $$;
comment on function private.close_collect is 'Closes the run of whoever collected, says how the connection is, and lets runs go that are older than 90 days; when it is collected again.';

create function public.note_collect_run(p_held jsonb, p_run jsonb) returns void
  language plpgsql volatile security invoker set search_path = ''
  as $$
declare
  v_held jsonb := private.as_jsonb(p_held);
  v jsonb := private.as_jsonb(p_run);
begin
  perform private.keep_lease((v_held ->> 'organizationId')::uuid, (v_held ->> 'subjectId')::uuid,
    (v_held ->> 'leaseToken')::uuid);
  update public.collect_runs r set calls = (v ->> 'calls')::int, not_modified = (v ->> 'notModified')::int,
      rate_remaining = (v ->> 'rateRemaining')::int, kept = (v ->> 'kept')::int, metrics = nullif(v -> 'metrics', 'null'),
      problems = v -> 'problems'
    where r.organization_id = (v_held ->> 'organizationId')::uuid and r.id = (v ->> 'runId')::uuid and r.status = 'running';
end $$;
comment on function public.note_collect_run is 'What a run of whoever holds the lease took and brought so far, {runId, calls, notModified, rateRemaining, kept, metrics, problems}. PL410 when the lease was lost.';
grant execute on function public.note_collect_run to service_role;

create table private.measured_days (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  subject_id uuid not null,
  collector text not null,
  day date not null,
  basis jsonb not null,
  primary key (organization_id, subject_id, collector, day)
);
comment on table private.measured_days is 'What each of the last days was measured with, of those that were over: nothing else is measured anew. Written in the transaction that keeps the values.';
comment on column private.measured_days.subject_id is 'The connection, or the organisation itself; collector is one of lib/collect/collectors.ts.';
comment on column private.measured_days.basis is '{formulas, scopes: {scope: text}}: by which formulas, and of what, as the collector tells it.';
alter table private.measured_days enable row level security;
alter table private.measured_days force row level security;

-- Definer, as the next: nobody holds a grant on the measured days.
create function public.keep_collected(p_held jsonb, p_snapshots jsonb, p_measured jsonb) returns integer
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_held jsonb := private.as_jsonb(p_held);
  v jsonb := private.as_jsonb(p_measured);
  v_org uuid := (v_held ->> 'organizationId')::uuid;
  v_subject uuid := (v_held ->> 'subjectId')::uuid;
begin
  perform private.keep_lease(v_org, v_subject, (v_held ->> 'leaseToken')::uuid);
  insert into private.measured_days as k (organization_id, subject_id, collector, day, basis)
    select v_org, v_subject, v ->> 'collector', (d ->> 'day')::date, d - 'day' from jsonb_array_elements(v -> 'bases') d
    on conflict (organization_id, subject_id, collector, day) do update set basis = excluded.basis;
  delete from private.measured_days k where k.organization_id = v_org and k.subject_id = v_subject
    and k.day < private.clock()::date - 40;
  return private.keep_snapshots(v_org, private.as_jsonb(p_snapshots));
end $$;
comment on function public.keep_collected is 'private.keep_snapshots for whoever holds the lease, and what the days that are whole with them were measured with, {collector, bases: [{day, formulas, scopes}]}. PL410 when the lease was lost.';
grant execute on function public.keep_collected to service_role;

create function public.list_days_to_collect(p_organization_id uuid, p_query jsonb) returns jsonb
  language sql stable security definer set search_path = '' set enable_seqscan = off
  as $$
    select coalesce(jsonb_agg(d.value -> 'day' order by d.value ->> 'day'), '[]')
    from (select private.as_jsonb(p_query) as v) a cross join lateral jsonb_array_elements(a.v -> 'bases') d
    where not exists (
      select from private.measured_days m where m.organization_id = p_organization_id
        and m.subject_id = (a.v ->> 'subjectId')::uuid and m.collector = a.v ->> 'collector'
        -- A scope that is no more is no cause: its values stay as they are.
        and m.day = (d.value ->> 'day')::date and m.basis @> (d.value - 'day'))
  $$;
comment on function public.list_days_to_collect is 'Which days, {subjectId, collector, bases: [{day, formulas, scopes: {scope: text}}]}, are measured anew: those that never were by this collector, or not by these formulas, or of which a scope is new or made of something else by now.';
grant execute on function public.list_days_to_collect to service_role;

create function public.list_collect_runs(p_organization_id uuid, p_filter jsonb) returns jsonb
  language plpgsql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_filter);
  v_page private.page := private.read_page(p_filter);
begin
  perform private.require_role(p_organization_id, 'viewer');
  return (
    select private.as_page(v_page,
      array_agg(jsonb_build_object('id', r.id, 'subjectId', r.subject_id, 'trigger', r.trigger,
        'status', r.status, 'startedAt', private.as_iso(r.started_at), 'finishedAt', private.as_iso(r.finished_at),
        'calls', r.calls, 'notModified', r.not_modified, 'rateRemaining', r.rate_remaining, 'kept', r.kept,
        'metrics', r.metrics, 'problems', r.problems, 'error', r.error) order by r.started_at desc, r.id desc),
      array_agg(private.as_cursor(r.started_at, r.id) order by r.started_at desc, r.id desc))
    from (
      select u.* from public.collect_runs u
      where u.organization_id = p_organization_id
        and (v ->> 'subject' is null or u.subject_id = (v ->> 'subject')::uuid)
        and (v_page.before_id is null or (u.started_at, u.id) < (v_page.before_at, v_page.before_id))
      order by u.started_at desc, u.id desc limit v_page.max_rows + 1) r);
end $$;
comment on function public.list_collect_runs is 'The runs of collecting, newest first, for {limit, cursor {at, id}, subject}: of one subject where it is named, a connection or the organisation itself.';
grant execute on function public.list_collect_runs to authenticated, service_role;
