-- The state of the connections and of their syncs.

create function metrics.measure_progress(p_run public.sync_runs) returns jsonb
  language sql stable
  as $$
    select jsonb_build_object('plannedSeconds', p_run.planned_seconds / cardinality(private.streams(c.provider)),
      'readSeconds', (
        select coalesce(sum(extract(epoch from s.to_at - s.from_at)), 0)::double precision from public.sync_slices s
        where s.organization_id = p_run.organization_id and s.run_id = p_run.id and s.complete)
        / cardinality(private.streams(c.provider)))
    from public.connections c where c.organization_id = p_run.organization_id and c.id = p_run.connection_id
  $$;
comment on function metrics.measure_progress is 'Seconds of history that a run has read completely and set out to read, of one stream on average: each is read over the same days.';
grant execute on function metrics.measure_progress to authenticated, service_role;

create function public.list_connections(p_organization_id uuid) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', c.id, 'provider', c.provider, 'streams', private.streams(c.provider), 'name', c.name, 'site', c.site,
      'status', case when c.status <> 'disconnected' and w.is_held then 'syncing' else c.status end,
      'keyHint', c.key_hint, 'backfillDays', c.backfill_days, 'connectedAt', private.as_iso(c.connected_at),
      'disconnectedAt', private.as_iso(c.disconnected_at), 'keysExpireAt', private.as_iso(c.keys_expire_at), 'lastSyncedAt', private.as_iso(c.last_synced_at),
      'nextSyncAt', private.as_iso(w.next_at), 'notBefore', private.as_iso(w.not_before),
      'coveredFrom', private.as_iso(lower(r.covered)), 'coveredTo', private.as_iso(upper(r.covered)),
      'lastError', c.last_error, 'vanished', private.measure_vanished(p_organization_id, c.id),
      'notice', case when c.status <> 'disconnected' then private.format_notice(c.organization_id, c.id, w.told,
        w.last_good_at) end,
      'progress', case when c.status <> 'disconnected' and w.is_held then (
        select metrics.measure_progress(s) from public.sync_runs s
        where s.organization_id = p_organization_id and s.connection_id = c.id and s.status = 'running'
        order by s.created_at desc limit 1) end,
      'wholeRead', case when c.whole_started_at is not null then jsonb_build_object(
        'startedAt', private.as_iso(c.whole_started_at), 'from', private.as_iso(c.whole_from), 'to', private.as_iso(c.whole_to),
        'readTo', private.as_iso(case when c.whole_ended_at >= c.whole_started_at then c.whole_to
          else private.whole_read_to(p_organization_id, c.id, c.whole_started_at, tstzrange(c.whole_from, c.whole_to)) end),
        'finishedAt', private.as_iso(c.whole_ended_at)) end)
      order by c.status = 'disconnected', c.connected_at desc, c.id desc), '[]')
    from public.connections c
    left join public.covered_ranges r on r.organization_id = p_organization_id and r.connection_id = c.id
      and r.stream = 'deployments'
    left join (
      select k.kind, w.* from unnest(array['read', 'collect']) as k (kind)
      cross join lateral private.watch_work(p_organization_id, k.kind) w) w
      on w.subject_id = c.id and w.kind = private.kind_of(c.provider)
    where c.organization_id = p_organization_id and c.purge_requested_at is null
  $$;
comment on function public.list_connections is 'The connections of an organisation, newest first, disconnected ones last; streams: what comes from each, nothing where metrics are collected of it; syncing, with the progress of the run, while a run holds a live lease. notice: what its admins were told of last and what still holds. coveredFrom and coveredTo are the ends of what was read of the deployments. wholeRead: how far the present whole read has come, or the last one, and when the last one ended; null before the first.';
grant execute on function public.list_connections to authenticated, service_role;

create function public.count_events(p_organization_id uuid) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
    select coalesce(jsonb_object_agg(c.id, jsonb_build_object(
      'deployments', (select coalesce(sum(k.deployments), 0) from public.deployment_counts k
        where k.organization_id = p_organization_id and k.connection_id = c.id and k.dimension = 'total'),
      'incidents', (select count(*) from public.incidents i where i.organization_id = p_organization_id
        and i.connection_id = c.id and i.deleted_at is null))), '{}')
    from public.connections c where c.organization_id = p_organization_id
  $$;
comment on function public.count_events is 'Live deployments and incidents by connection id.';
grant execute on function public.count_events to authenticated, service_role;

create function metrics.format_counts(p_organization_id uuid, p_run_id uuid) returns jsonb
  language sql stable
  as $$
    select jsonb_object_agg(n.stream, s.counts) from unnest(private.streams()) as n (stream) cross join lateral (
      select jsonb_build_object('fetched', coalesce(sum(s.fetched), 0), 'inserted', coalesce(sum(s.inserted), 0),
        'updated', coalesce(sum(s.updated), 0), 'unchanged', coalesce(sum(s.unchanged), 0),
        'quarantined', coalesce(sum(s.quarantined), 0), 'tombstoned', coalesce(sum(s.tombstoned), 0)) as counts
      from public.sync_slices s
      where s.organization_id = p_organization_id and s.run_id = p_run_id and s.stream = n.stream) s
  $$;
comment on function metrics.format_counts is 'What a run read and wrote, summed over its slices, per stream.';
grant execute on function metrics.format_counts to authenticated, service_role;

create function metrics.format_run(p_run public.sync_runs) returns jsonb
  language sql stable
  as $$
    select jsonb_build_object('id', p_run.id, 'connectionId', p_run.connection_id, 'trigger', p_run.trigger,
      'mode', p_run.mode, 'status', p_run.status, 'createdAt', private.as_iso(p_run.created_at),
      'startedAt', private.as_iso(p_run.started_at), 'finishedAt', private.as_iso(p_run.finished_at),
      'window', case when p_run.window_from is not null and p_run.window_to is not null then jsonb_build_object(
        'from', private.as_iso(p_run.window_from), 'to', private.as_iso(p_run.window_to)) end,
      'streams', metrics.format_counts(p_run.organization_id, p_run.id),
      'gaps', (
        select coalesce(jsonb_agg(jsonb_build_object('stream', g.stream, 'from', private.as_iso(g.from_at),
          'to', private.as_iso(g.to_at), 'reason', g.reason) order by g.stream, g.from_at, g.to_at), '[]')
        from public.sync_gaps g where g.organization_id = p_run.organization_id
          and g.connection_id = p_run.connection_id and g.run_id = p_run.id),
      'apiCalls', p_run.api_calls, 'error', p_run.error,
      'vanished', case when p_run.error ->> 'code' = 'events_vanished' then p_run.error -> 'numbers' end,
      'progress', metrics.measure_progress(p_run))
  $$;
comment on function metrics.format_run is 'A run as lists show it; gaps are those still open.';
grant execute on function metrics.format_run to authenticated, service_role;

create function public.list_sync_runs(p_organization_id uuid, p_filter jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
    with asked as materialized (
      select private.read_page(p_filter) as page,
        metrics.as_ids(metrics.as_names(f -> 'connection')) as connections,
        metrics.as_names(f -> 'status') as statuses, metrics.as_names(f -> 'mode') as modes
      from metrics.as_filter(p_filter) f
    )
    select private.as_page((select a.page from asked a),
      array_agg(metrics.format_run(f.run) order by f.created_at desc, f.id desc),
      array_agg(private.as_cursor(f.created_at, f.id) order by f.created_at desc, f.id desc))
    from asked a cross join lateral (
      select r as run, r.created_at, r.id from public.sync_runs r
      where r.organization_id = p_organization_id
        and (a.connections is null or r.connection_id = any (a.connections))
        and (a.statuses is null or r.status = any (a.statuses)) and (a.modes is null or r.mode = any (a.modes))
        and ((a.page).before_id is null or (r.created_at <= (a.page).before_at
          and (r.created_at, r.id) < ((a.page).before_at, (a.page).before_id)))
      order by r.created_at desc, r.id desc
      limit (a.page).max_rows + 1) f
  $$;
comment on function public.list_sync_runs is 'The syncs of an organisation, newest first, for {limit, cursor {at, id}, connection, status, mode}.';
grant execute on function public.list_sync_runs to authenticated, service_role;

create function metrics.reason_key(p_reason jsonb) returns text
  language sql immutable
  as $$ select concat_ws('.', p_reason ->> 'code', p_reason #>> '{numbers,field}') $$;
comment on function metrics.reason_key is 'What a filter calls a reason of the quarantine: its code, with the field that it is about.';
grant execute on function metrics.reason_key to authenticated, service_role;

create function public.list_quarantine(p_organization_id uuid, p_filter jsonb) returns jsonb
  language sql stable security invoker set search_path = ''
  as $$
    with asked as materialized (
      select private.read_page(p_filter) as page, f ->> 'stream' as stream, f ->> 'reason' as reason,
        case when jsonb_typeof(f -> 'rawCharacters') = 'number' then (f ->> 'rawCharacters')::int end as raw_characters
      from metrics.as_filter(p_filter) f
    )
    select private.as_page((select a.page from asked a),
      array_agg(jsonb_build_object('id', f.id, 'connectionId', f.connection_id, 'stream', f.stream,
        'externalId', f.external_id, 'reason', f.reason, 'firstSeenAt', private.as_iso(f.first_seen_at),
        'lastSeenAt', private.as_iso(f.last_seen_at), 'retry', f.retry, 'rawLength', char_length(f.raw),
        'raw', case when a.raw_characters is null then f.raw else left(f.raw, a.raw_characters) end)
        order by f.first_seen_at desc, f.id desc),
      array_agg(private.as_cursor(f.first_seen_at, f.id) order by f.first_seen_at desc, f.id desc))
    from asked a cross join lateral (
      select * from public.quarantine q
      where q.organization_id = p_organization_id and q.resolved_at is null
        and (a.stream is null or q.stream = a.stream)
        and (a.reason is null or a.reason in (q.reason ->> 'code', metrics.reason_key(q.reason)))
        and ((a.page).before_id is null
          or (q.first_seen_at, q.id) < ((a.page).before_at, (a.page).before_id))
      order by q.first_seen_at desc, q.id desc
      limit (a.page).max_rows + 1) f
  $$;
comment on function public.list_quarantine is 'The events that wait in quarantine, newest first, for {limit, cursor {at, id}, stream, reason, rawCharacters}; managers only. rawCharacters: how much of the raw text to answer; all unless given. retry: a later reading of the text may succeed.';
grant execute on function public.list_quarantine to authenticated, service_role;
