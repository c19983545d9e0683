-- What a run over an event source is given when it begins. Only the secret key may execute these functions.

create function private.ranges_as_json(p_ranges tstzmultirange) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('from', private.as_iso(lower(r)), 'to', private.as_iso(upper(r)))
                              order by lower(r)), '[]')
    -- Never an end that no date can say: one odd row must not keep every connection from being claimed.
    from unnest(p_ranges * '{[2000-01-01T00:00:00Z, 2100-01-01T00:00:00Z)}'::tstzmultirange) as r
  $$;
comment on function private.ranges_as_json is 'A multirange as [{from, to}], oldest first; cut to the years from 2000 to 2100.';
grant execute on function private.ranges_as_json to authenticated, service_role;

create function private.read_this_round(p_connection public.connections, p_stream text) returns tstzmultirange
  language sql stable set search_path = ''
  as $$
    select coalesce(range_agg(tstzrange(s.from_at, s.to_at)), '{}')
    -- offset 0: each run's slices by their key, where the planner would read the slices of all runs.
    from public.sync_runs r cross join lateral (
      select s.from_at, s.to_at from public.sync_slices s
      where s.organization_id = r.organization_id and s.run_id = r.id and s.stream = p_stream and s.complete offset 0) s
    where r.organization_id = p_connection.organization_id and r.connection_id = p_connection.id
      and r.created_at >= p_connection.round_started_at and r.mode <> 'whole'
  $$;
comment on function private.read_this_round is 'What the runs of the connection''s present round have read completely.';
grant execute on function private.read_this_round to service_role;

create function private.read_by_whole(p_organization_id uuid, p_connection_id uuid, p_since timestamptz, p_stream text,
                                      p_with_gaps boolean)
  returns tstzmultirange language sql stable set search_path = ''
  as $$
    select coalesce(range_agg(tstzrange(s.from_at, s.to_at)), '{}')
    from public.sync_runs r cross join lateral (
      select s.from_at, s.to_at from public.sync_slices s
      where s.organization_id = r.organization_id and s.run_id = r.id and s.stream = p_stream
        and s.part = 0 and (s.complete or p_with_gaps) offset 0) s
    where r.organization_id = p_organization_id and r.connection_id = p_connection_id and r.created_at >= p_since
      and r.mode = 'whole'
  $$;
comment on function private.read_by_whole is 'What the whole read that began at p_since has read completely of a stream; with what it could not read, where p_with_gaps: it is tried by the next one.';
grant execute on function private.read_by_whole to authenticated, service_role;

create function private.whole_read_to(p_organization_id uuid, p_connection_id uuid, p_since timestamptz, p_range tstzrange)
  returns timestamptz language sql stable set search_path = ''
  as $$
    select coalesce(min(lower(tstzmultirange(p_range)
      - private.read_by_whole(p_organization_id, p_connection_id, p_since, s.stream, true))), upper(p_range))
    from unnest(private.streams()) as s (stream)
  $$;
comment on function private.whole_read_to is 'Up to when the whole read that began at p_since has been through every stream of p_range.';
grant execute on function private.whole_read_to to authenticated, service_role;

create function private.count_recent(p_connection public.connections, p_stream text) returns bigint
  language sql stable set search_path = ''
  as $$
    select case p_stream
      when 'deployments' then (select count(*) from public.deployments d
        where (d.organization_id = p_connection.organization_id) is true and d.connection_id = p_connection.id
          and d.deleted_at is null and d.started_at > private.clock() - interval '35 days')
      when 'incidents' then (select count(*) from public.incidents i
        where (i.organization_id = p_connection.organization_id) is true and i.connection_id = p_connection.id
          and i.deleted_at is null and i.started_at > private.clock() - interval '35 days') end
  $$;
comment on function private.count_recent is 'Live events of one stream of the last 35 days: what reading them again would cost.';

create function private.describe_streams(p_connection public.connections, p_whole boolean) returns jsonb
  language sql stable set search_path = ''
  as $$
    select jsonb_object_agg(s.stream, jsonb_build_object(
      'covered', coalesce(private.ranges_as_json(g.covered), '[]'),
      'readThisRound', private.ranges_as_json(case when p_whole
        then private.read_by_whole(p_connection.organization_id, p_connection.id, p_connection.whole_started_at, s.stream, true)
        else private.read_this_round(p_connection, s.stream) end),
      'recentEvents', private.count_recent(p_connection, s.stream)))
    from unnest(private.streams(p_connection.provider)) as s (stream)
    left join public.covered_ranges g on g.organization_id = p_connection.organization_id
      and g.connection_id = p_connection.id and g.stream = s.stream
  $$;
comment on function private.describe_streams is 'For each stream of a connection what a plan needs: {covered, readThisRound, recentEvents}; of a whole read the round is all that it has been through.';

create function private.oldest_in_doubt(p_connection public.connections) returns timestamptz
  language sql stable set search_path = ''
  as $$
    select min(e.started_at) from public.vanished_events v cross join lateral (
      select d.started_at from public.deployments d where v.stream = 'deployments'
        and d.organization_id = v.organization_id and d.connection_id = v.connection_id and d.external_id = v.external_id
      union all
      select i.started_at from public.incidents i where v.stream = 'incidents'
        and i.organization_id = v.organization_id and i.connection_id = v.connection_id and i.external_id = v.external_id
      offset 0) e
    where v.organization_id = p_connection.organization_id and v.connection_id = p_connection.id
      and v.doubted_at is not null and v.kept_at is null and v.confirmed_at is null
  $$;
comment on function private.oldest_in_doubt is 'When the oldest event began that a connection''s source no longer lists and about which nobody has decided: from there on it is read again, so that what comes back is seen.';

create function private.mode_of(p_connection public.connections, p_wish text) returns text
  language sql stable set search_path = ''
  as $$
    select case
      when not exists (select from public.sync_runs r where r.organization_id = p_connection.organization_id
                         and r.connection_id = p_connection.id and r.mode not in ('whole', 'replay')
                         and r.status in ('succeeded', 'partial')) then 'first'
      when p_wish is not null then p_wish
      -- Half a day less than a week: the last one ended a little after the hour at which this one begins.
      when p_connection.last_deep_at is null or p_connection.last_deep_at < private.clock() - interval '156 hours' then 'deep'
      else 'nightly' end
  $$;
comment on function private.mode_of is 'What a run reads: first until one came to its end, then what was wished for, else deep once a week.';

create function private.begin_run(p_connection public.connections, p_trigger text, p_mode text) returns jsonb
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_run public.sync_runs;
begin
  -- A run that still looks open lost its lease: its process is gone, or it gave way, which no run in the background minds.
  update public.sync_runs r
    set finished_at = private.clock(), status = case r.mode when 'whole' then 'cancelled' else 'failed' end,
        error = case when r.mode <> 'whole' then '{"code": "interrupted", "reason": "run_interrupted", "numbers": {}}'::jsonb end
    where r.organization_id = p_connection.organization_id and r.connection_id = p_connection.id
      and r.status in ('queued', 'running');
  insert into public.sync_runs (organization_id, connection_id, trigger, mode, status, started_at)
    values (p_connection.organization_id, p_connection.id, p_trigger, p_mode, 'running', private.clock())
    returning * into v_run;
  return jsonb_build_object('runId', v_run.id, 'mode', v_run.mode, 'provider', p_connection.provider, 'site', p_connection.site,
    'historyFrom', private.as_iso(date_trunc('second', p_connection.history_from)),
    'doubtedFrom', private.as_iso(date_trunc('second', private.oldest_in_doubt(p_connection))),
    'lastDeepAt', private.as_iso(date_trunc('second', p_connection.last_deep_at)),
    'whole', case when p_mode = 'whole' then jsonb_build_object('from', private.as_iso(p_connection.whole_from),
      'to', private.as_iso(p_connection.whole_to)) end,
    'lookbackDays', (select o.lookback_days from public.organizations o where o.id = p_connection.organization_id),
    'keepRaw', (select o.raw_retention_days > 0 from public.organizations o where o.id = p_connection.organization_id),
    'quarantined', (select count(*) from public.quarantine q where q.organization_id = p_connection.organization_id
      and q.connection_id = p_connection.id and q.resolved_at is null and q.retry),
    'streams', private.describe_streams(p_connection, p_mode = 'whole'));
end $$;
comment on function private.begin_run is 'Opens a run of a connection in place of any that is still open: what its plan needs.';

create function private.open_run(p_work private.work, p_trigger text, p_mode text) returns jsonb
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_replay boolean := p_work.kind = 'replay';
  v_connection public.connections;
begin
  update public.connections c
    -- Somebody who asks wants everything read anew; after a day what was read is old.
    set round_started_at = case when v_replay or p_mode is null and c.round_started_at > private.clock() - interval '1 day'
          then c.round_started_at else private.clock() end
    where c.organization_id = p_work.organization_id and c.id = p_work.subject_id and c.status <> 'disconnected'
      and private.reads_events(c.provider)
    returning * into v_connection;
  if not found then raise exception 'no such connection' using errcode = 'PL404'; end if;
  return private.begin_run(v_connection, p_trigger,
    case when v_replay then 'replay' else private.mode_of(v_connection, p_mode) end);
end $$;
comment on function private.open_run is 'Opens the run of whoever takes the lease to read or to replay a connection: what its plan needs. PL404 no such connection.';
