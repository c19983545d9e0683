-- The sync's side of the database: leases, slices, runs. Only the secret key may execute these functions.

-- leases -------------------------------------------------------------------------------------------------------

create function private.lease_seconds() returns integer
  language sql immutable parallel safe set search_path = '' as $$ select 360 $$;
comment on function private.lease_seconds is 'How long a lease lives without a committed slice: a dead run frees its connection within 6 minutes.';
grant execute on function private.lease_seconds to service_role;

create function private.ranges_as_json(p_ranges tstzmultirange) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('from', private.as_iso(lower(r)), 'to', private.as_iso(upper(r)))
                              order by lower(r)), '[]')
    -- Never an end that no date can say: one odd row must not keep every connection from being claimed.
    from unnest(p_ranges * '{[2000-01-01T00:00:00Z, 2100-01-01T00:00:00Z)}'::tstzmultirange) as r
  $$;
comment on function private.ranges_as_json is 'A multirange as [{from, to}], oldest first; cut to the years from 2000 to 2100.';
grant execute on function private.ranges_as_json to service_role;

create function private.read_this_round(p_connection public.connections, p_stream text) returns tstzmultirange
  language sql stable set search_path = ''
  as $$
    select coalesce(range_agg(tstzrange(s.from_at, s.to_at)), '{}')
    -- offset 0: each run's slices by their key, where the planner would read the slices of all runs.
    from public.sync_runs r cross join lateral (
      select s.from_at, s.to_at from public.sync_slices s
      where s.organization_id = r.organization_id and s.run_id = r.id and s.stream = p_stream and s.complete offset 0) s
    where r.organization_id = p_connection.organization_id and r.connection_id = p_connection.id
      and r.created_at >= p_connection.round_started_at
  $$;
comment on function private.read_this_round is 'What the runs of the connection''s present round have read completely.';
grant execute on function private.read_this_round to service_role;

create function private.open_run(p_organization_id uuid, p_connection_id uuid, p_trigger text, p_mode text)
  returns jsonb language plpgsql security invoker set search_path = ''
  as $$
declare
  v_connection public.connections;
  v_run_id uuid := gen_random_uuid();
  v_token uuid := gen_random_uuid();
  v_mode text;
begin
  -- A run that still looks open lost its lease: its process is gone.
  update public.sync_runs r
    set status = 'failed', finished_at = private.clock(),
        error = '{"code": "interrupted", "message": "The run ended without a word; what it had read is kept."}'
    where r.organization_id = p_organization_id and r.connection_id = p_connection_id
      and r.status in ('queued', 'running');
  update public.connections c
    set lease_token = v_token, lease_expires_at = private.clock() + make_interval(secs => private.lease_seconds()),
        -- Somebody who asks wants everything read anew; after a day what was read is old.
        -- Due from now on until it is finished: who dies on the way is taken up by the next tick.
        next_sync_at = case when p_mode = 'replay' then c.next_sync_at else least(c.next_sync_at, private.clock()) end,
        round_started_at = case when p_mode = 'replay' then c.round_started_at when p_mode is null and c.round_started_at > private.clock() - interval '1 day'
          then c.round_started_at else private.clock() end
    where c.organization_id = p_organization_id and c.id = p_connection_id
    returning * into v_connection;
  v_mode := case
    when p_mode = 'replay' then p_mode
    when not exists (select from public.sync_runs r where r.organization_id = p_organization_id
                       and r.connection_id = p_connection_id and r.mode <> 'replay'
                       and r.status in ('succeeded', 'partial')) then 'first'
    when p_mode is not null then p_mode
    -- Half a day less than a week: the last one ended a little after the hour at which this one begins.
    when v_connection.last_deep_at is null or v_connection.last_deep_at < private.clock() - interval '156 hours' then 'deep'
    else 'nightly' end;
  insert into public.sync_runs (organization_id, connection_id, id, trigger, mode, status, started_at)
    values (p_organization_id, p_connection_id, v_run_id, p_trigger, v_mode, 'running', private.clock());
  return jsonb_build_object(
    'organizationId', p_organization_id, 'connectionId', p_connection_id, 'runId', v_run_id, 'leaseToken', v_token,
    'mode', v_mode, 'site', v_connection.site, 'now', private.as_iso(date_trunc('second', private.clock())),
    'historyFrom', private.as_iso(date_trunc('second', v_connection.history_from)),
    'lastDeepAt', private.as_iso(date_trunc('second', v_connection.last_deep_at)),
    'lookbackDays', (select o.lookback_days from public.organizations o where o.id = p_organization_id),
    'keepRaw', (select o.raw_retention_days > 0 from public.organizations o where o.id = p_organization_id),
    'quarantined', (select count(*) from public.quarantine q where q.organization_id = p_organization_id
      and q.connection_id = p_connection_id and q.resolved_at is null and q.retry),
    'covered', jsonb_build_object(
      'deployments', coalesce((select private.ranges_as_json(g.covered) from public.covered_ranges g
        where g.organization_id = p_organization_id and g.connection_id = p_connection_id and g.stream = 'deployments'), '[]'),
      'incidents', coalesce((select private.ranges_as_json(g.covered) from public.covered_ranges g
        where g.organization_id = p_organization_id and g.connection_id = p_connection_id and g.stream = 'incidents'), '[]')),
    'readThisRound', jsonb_build_object(
      'deployments', private.ranges_as_json(private.read_this_round(v_connection, 'deployments')),
      'incidents', private.ranges_as_json(private.read_this_round(v_connection, 'incidents'))),
    'recentEvents', jsonb_build_object(
      'deployments', (select count(*) from public.deployments d where (d.organization_id = p_organization_id) is true
        and d.connection_id = p_connection_id and d.deleted_at is null and d.started_at > private.clock() - interval '35 days'),
      'incidents', (select count(*) from public.incidents i where (i.organization_id = p_organization_id) is true
        and i.connection_id = p_connection_id and i.deleted_at is null and i.started_at > private.clock() - interval '35 days')));
end $$;
comment on function private.open_run is 'Takes the lease of a connection whose row the caller has locked, and opens a run.';
grant execute on function private.open_run to service_role;

create function public.start_run(p_organization_id uuid, p_connection_id uuid, p_trigger text, p_mode text)
  returns jsonb language plpgsql security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v_connection public.connections;
begin
  select * into v_connection from public.connections c
    where c.organization_id = p_organization_id and c.id = p_connection_id for update;
  if not found or v_connection.status = 'disconnected' then
    raise exception 'no such connection' using errcode = 'PL404';
  end if;
  if v_connection.lease_expires_at > private.clock() then
    raise exception 'a run holds the lease' using errcode = 'PL412';
  end if;
  if p_mode is distinct from 'replay' and v_connection.not_before > private.clock() then
    return jsonb_build_object('retryAfterSeconds', ceil(extract(epoch from v_connection.not_before - private.clock())));
  end if;
  return private.open_run(p_organization_id, p_connection_id, p_trigger, p_mode);
end $$;
comment on function public.start_run is 'Opens a run at once, also before its time. PL404 no such connection, PL412 one is running; {retryAfterSeconds} when Datadog set a limit, which a replay need not heed.';
grant execute on function public.start_run to service_role;

create function public.claim_due_connections(p_limit integer, p_trigger text) returns jsonb
  language plpgsql security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v_connection record;
  v_claimed jsonb := '[]';
begin
  for v_connection in
    select c.organization_id, c.id from public.connections c
    where c.status = 'active' and c.next_sync_at <= private.clock()
      and (c.lease_expires_at is null or c.lease_expires_at <= private.clock())
      and (c.not_before is null or c.not_before <= private.clock())
    -- Who needs few calls goes before who needs many: each call counts like a minute, so an hour is the longest wait.
    order by c.next_sync_at + make_interval(mins => least(c.last_calls, 60)) limit least(greatest(p_limit, 0), 100) for update skip locked
  loop
    v_claimed := v_claimed || private.open_run(v_connection.organization_id, v_connection.id, p_trigger, null);
  end loop;
  return v_claimed;
end $$;
comment on function public.claim_due_connections is 'Opens a run for up to p_limit due connections, longest overdue first, small ones up to an hour before large ones; two callers at once share them.';
grant execute on function public.claim_due_connections to service_role;

create function public.count_due_connections() returns integer
  language sql stable security invoker set search_path = ''
  as $$
    select count(*)::int from public.connections c
    where c.status = 'active' and c.next_sync_at <= private.clock()
      and (c.lease_expires_at is null or c.lease_expires_at <= private.clock())
      and (c.not_before is null or c.not_before <= private.clock())
  $$;
comment on function public.count_due_connections is 'Connections that are due now and not leased.';
grant execute on function public.count_due_connections to service_role;

create function public.end_open_runs() returns integer
  language sql volatile security invoker set search_path = ''
  as $$
    with ended as (
      update public.sync_runs set status = 'failed', finished_at = private.clock(),
          error = '{"code": "interrupted", "message": "The server was restarted; what the run had read is kept."}'
        where status in ('queued', 'running') returning organization_id, connection_id),
    freed as (
      update public.connections c set lease_token = null, lease_expires_at = null, next_sync_at = private.clock()
        from ended e where c.organization_id = e.organization_id and c.id = e.connection_id and c.status = 'active'
        returning 1)
    select count(*)::int from ended
  $$;
comment on function public.end_open_runs is 'For a start of the embedded stack, where no other process can hold a lease: ends every open run and makes it due.';
grant execute on function public.end_open_runs to service_role;
