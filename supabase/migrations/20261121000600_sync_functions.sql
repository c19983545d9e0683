-- The sync's side of the database: leases, slices, runs. Only the secret key may execute these functions.

-- leases -------------------------------------------------------------------------------------------------------

create function private.lease_seconds() returns integer
  language sql immutable parallel safe set search_path = '' as $$ select 360 $$;
comment on function private.lease_seconds is 'How long a lease lives without a committed slice: a dead run frees its connection within 6 minutes.';

create function private.ranges_as_json(p_ranges tstzmultirange) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('from', private.as_iso(lower(r)), 'to', private.as_iso(upper(r)))
                              order by lower(r)), '[]')
    from unnest(p_ranges) as r
  $$;
comment on function private.ranges_as_json is 'A multirange as [{from, to}], oldest first.';

create function private.read_this_round(p_connection public.connections, p_stream text) returns tstzmultirange
  language sql stable set search_path = ''
  as $$
    select coalesce(range_agg(tstzrange(s.from_at, s.to_at)), '{}')
    from public.sync_runs r join public.sync_slices s on s.organization_id = r.organization_id and s.run_id = r.id
    where r.organization_id = p_connection.organization_id and r.connection_id = p_connection.id
      and r.created_at >= p_connection.round_started_at and s.stream = p_stream and s.complete
  $$;
comment on function private.read_this_round is 'What the runs of the connection''s present round have read completely.';

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
    set status = 'failed', finished_at = clock_timestamp(),
        error = '{"code": "interrupted", "message": "The run ended without a word; what it had read is kept."}'
    where r.organization_id = p_organization_id and r.connection_id = p_connection_id
      and r.status in ('queued', 'running');
  update public.connections c
    set lease_token = v_token, lease_expires_at = clock_timestamp() + make_interval(secs => private.lease_seconds()),
        -- Somebody who asks wants everything read anew; after a day what was read is old.
        round_started_at = case when p_mode is null and c.round_started_at > clock_timestamp() - interval '1 day'
          then c.round_started_at else clock_timestamp() end
    where c.organization_id = p_organization_id and c.id = p_connection_id
    returning * into v_connection;
  v_mode := case
    when not exists (select from public.sync_runs r where r.organization_id = p_organization_id
                       and r.connection_id = p_connection_id and r.status in ('succeeded', 'partial')) then 'first'
    when p_mode is not null then p_mode
    when v_connection.last_deep_at is null or v_connection.last_deep_at < now() - interval '7 days' then 'deep'
    else 'nightly' end;
  insert into public.sync_runs (organization_id, connection_id, id, trigger, mode, status, started_at)
    values (p_organization_id, p_connection_id, v_run_id, p_trigger, v_mode, 'running', clock_timestamp());
  return jsonb_build_object(
    'organizationId', p_organization_id, 'connectionId', p_connection_id, 'runId', v_run_id, 'leaseToken', v_token,
    'mode', v_mode, 'site', v_connection.site, 'now', private.as_iso(date_trunc('second', clock_timestamp())),
    'backfillFrom', private.as_iso(date_trunc('second', v_connection.connected_at - make_interval(days => v_connection.backfill_days))),
    'lookbackDays', (select o.lookback_days from public.organizations o where o.id = p_organization_id),
    'covered', jsonb_build_object(
      'deployments', coalesce((select private.ranges_as_json(g.covered) from public.covered_ranges g
        where g.organization_id = p_organization_id and g.connection_id = p_connection_id and g.stream = 'deployments'), '[]'),
      'incidents', coalesce((select private.ranges_as_json(g.covered) from public.covered_ranges g
        where g.organization_id = p_organization_id and g.connection_id = p_connection_id and g.stream = 'incidents'), '[]')),
    'readThisRound', jsonb_build_object(
      'deployments', private.ranges_as_json(private.read_this_round(v_connection, 'deployments')),
      'incidents', private.ranges_as_json(private.read_this_round(v_connection, 'incidents'))),
    'recentEvents', jsonb_build_object(
      'deployments', (select count(*) from public.deployments d where d.organization_id = p_organization_id
        and d.connection_id = p_connection_id and d.started_at > now() - interval '35 days'),
      'incidents', (select count(*) from public.incidents i where i.organization_id = p_organization_id
        and i.connection_id = p_connection_id and i.started_at > now() - interval '35 days')));
end $$;
comment on function private.open_run is 'Takes the lease of a connection whose row the caller has locked, and opens a run.';

create function public.start_run(p_organization_id uuid, p_connection_id uuid, p_trigger text, p_mode text)
  returns jsonb language plpgsql security invoker set search_path = ''
  as $$
declare
  v_connection public.connections;
begin
  select * into v_connection from public.connections c
    where c.organization_id = p_organization_id and c.id = p_connection_id for update;
  if not found or v_connection.status = 'disconnected' then
    raise exception 'no such connection' using errcode = 'PL404';
  end if;
  if v_connection.lease_expires_at > clock_timestamp() then
    raise exception 'a run holds the lease' using errcode = 'PL412';
  end if;
  if v_connection.not_before > clock_timestamp() then
    return jsonb_build_object('retryAfterSeconds', ceil(extract(epoch from v_connection.not_before - clock_timestamp())));
  end if;
  return private.open_run(p_organization_id, p_connection_id, p_trigger, p_mode);
end $$;
comment on function public.start_run is 'Opens a run at once, also before its time. PL404 no such connection, PL412 one is running; {retryAfterSeconds} when Datadog set a limit.';

create function public.claim_due_connections(p_limit integer, p_trigger text) returns jsonb
  language plpgsql security invoker set search_path = ''
  as $$
declare
  v_connection record;
  v_claimed jsonb := '[]';
begin
  for v_connection in
    select c.organization_id, c.id from public.connections c
    where c.status = 'active' and c.next_sync_at <= clock_timestamp()
      and (c.lease_expires_at is null or c.lease_expires_at <= clock_timestamp())
      and (c.not_before is null or c.not_before <= clock_timestamp())
    order by c.next_sync_at limit least(greatest(p_limit, 0), 100) for update skip locked
  loop
    v_claimed := v_claimed || private.open_run(v_connection.organization_id, v_connection.id, p_trigger, null);
  end loop;
  return v_claimed;
end $$;
comment on function public.claim_due_connections is 'Opens a run for up to p_limit due connections, longest overdue first; two callers at once share them.';

create function public.count_due_connections() returns integer
  language sql stable security invoker set search_path = ''
  as $$
    select count(*)::int from public.connections c
    where c.status = 'active' and c.next_sync_at <= clock_timestamp()
      and (c.lease_expires_at is null or c.lease_expires_at <= clock_timestamp())
      and (c.not_before is null or c.not_before <= clock_timestamp())
  $$;
comment on function public.count_due_connections is 'Connections that are due now and not leased.';

create function public.end_open_runs() returns integer
  language sql volatile security invoker set search_path = ''
  as $$
    with ended as (
      update public.sync_runs set status = 'failed', finished_at = clock_timestamp(),
          error = '{"code": "interrupted", "message": "The server was restarted; what the run had read is kept."}'
        where status in ('queued', 'running') returning organization_id, connection_id),
    freed as (
      update public.connections c set lease_token = null, lease_expires_at = null, next_sync_at = clock_timestamp()
        from ended e where c.organization_id = e.organization_id and c.id = e.connection_id and c.status = 'active'
        returning 1)
    select count(*)::int from ended
  $$;
comment on function public.end_open_runs is 'For a start of the embedded stack, where no other process can hold a lease: ends every open run and makes it due.';

-- slices -------------------------------------------------------------------------------------------------------

create function private.merge_deployments(p_organization_id uuid, p_connection_id uuid, p_run_id uuid, p_events jsonb)
  returns integer[] language plpgsql security invoker set search_path = ''
  as $$
declare
  v_inserted integer;
  v_written text[];
  v_total integer;
begin
  with incoming as materialized (
    select * from jsonb_to_recordset(p_events) as e(external_id text, service text, env text, team text,
      repository text, version text, commit_sha text, started_at timestamptz, finished_at timestamptz,
      registered_at timestamptz, change_failure boolean, recovery_seconds double precision, remediation_id text,
      remediation_type text, deployment_type text, source text, payload_hash text)),
  stored as materialized (
    select d.external_id, d.payload_hash, d.change_failure, d.deleted_at
    from public.deployments d
    where d.organization_id = p_organization_id and d.connection_id = p_connection_id
      and d.external_id in (select i.external_id from incoming i)),
  verdicts as (
    insert into public.verdict_changes (organization_id, connection_id, external_id, from_verdict, to_verdict, run_id)
    select p_organization_id, p_connection_id, i.external_id, s.change_failure, i.change_failure, p_run_id
    from incoming i join stored s using (external_id)
    where s.change_failure is distinct from i.change_failure),
  written as (
    insert into public.deployments as d (organization_id, connection_id, external_id, service, env, team, repository,
      version, commit_sha, started_at, finished_at, registered_at, change_failure, recovery_seconds, remediation_id,
      remediation_type, deployment_type, source, payload_hash)
    select p_organization_id, p_connection_id, i.external_id, i.service, i.env, i.team, i.repository, i.version,
      i.commit_sha, i.started_at, i.finished_at, i.registered_at, i.change_failure, i.recovery_seconds,
      i.remediation_id, i.remediation_type, i.deployment_type, i.source, i.payload_hash
    from incoming i left join stored s using (external_id)
    where s.external_id is null or s.payload_hash <> i.payload_hash or s.deleted_at is not null
    order by i.external_id
    on conflict (organization_id, connection_id, external_id) do update set
      service = excluded.service, env = excluded.env, team = excluded.team, repository = excluded.repository,
      version = excluded.version, commit_sha = excluded.commit_sha, started_at = excluded.started_at,
      finished_at = excluded.finished_at, registered_at = excluded.registered_at,
      change_failure = excluded.change_failure, recovery_seconds = excluded.recovery_seconds,
      remediation_id = excluded.remediation_id, remediation_type = excluded.remediation_type,
      deployment_type = excluded.deployment_type, source = excluded.source, payload_hash = excluded.payload_hash,
      changed_at = now(), deleted_at = null
    returning d.external_id)
  select (select count(*) from incoming), array(select w.external_id from written w),
         (select count(*) from incoming i left join stored s using (external_id) where s.external_id is null)
    into v_total, v_written, v_inserted;

  delete from public.deployment_commits c
    where c.organization_id = p_organization_id and c.connection_id = p_connection_id
      and c.external_id = any (v_written);
  insert into public.deployment_commits (organization_id, connection_id, external_id, sha, position, committed_at,
      author_name, author_email, message, url, lead_seconds, time_to_pr_ready, review_time, merge_time,
      time_to_deploy, deploy_time, origin, tool, authorship, rule)
    select p_organization_id, p_connection_id, e.external_id, c.*
    from jsonb_to_recordset(p_events) as e(external_id text, commits jsonb)
    cross join lateral jsonb_to_recordset(e.commits) as c(sha text, position integer, committed_at timestamptz,
      author_name text, author_email text, message text, url text, lead_seconds double precision,
      time_to_pr_ready double precision, review_time double precision, merge_time double precision,
      time_to_deploy double precision, deploy_time double precision, origin text, tool text, authorship text, rule text)
    where e.external_id = any (v_written);
  insert into public.repositories (organization_id, slug)
    select distinct p_organization_id, e.repository
    from jsonb_to_recordset(p_events) as e(external_id text, repository text)
    where e.repository is not null and e.external_id = any (v_written)
    on conflict do nothing;
  return array[v_inserted, cardinality(v_written) - v_inserted, v_total - cardinality(v_written)];
end $$;
comment on function private.merge_deployments is 'Upserts deployments whose payload changed, with their commits and verdict changes: {inserted, updated, unchanged}.';

create function private.merge_incidents(p_organization_id uuid, p_connection_id uuid, p_events jsonb)
  returns integer[] language plpgsql security invoker set search_path = ''
  as $$
declare
  v_inserted integer;
  v_written integer;
  v_total integer;
begin
  with incoming as materialized (
    select * from jsonb_to_recordset(p_events) as e(external_id text, services jsonb, envs jsonb, teams jsonb,
      name text, severity text, version text, source text, started_at timestamptz, finished_at timestamptz,
      registered_at timestamptz, restore_seconds double precision, payload_hash text)),
  stored as materialized (
    select d.external_id, d.payload_hash, d.deleted_at from public.incidents d
    where d.organization_id = p_organization_id and d.connection_id = p_connection_id
      and d.external_id in (select i.external_id from incoming i)),
  written as (
    insert into public.incidents as d (organization_id, connection_id, external_id, services, envs, teams, name,
      severity, version, source, started_at, finished_at, registered_at, restore_seconds, payload_hash)
    select p_organization_id, p_connection_id, i.external_id, private.as_text_array(i.services),
      private.as_text_array(i.envs), private.as_text_array(i.teams), i.name, i.severity, i.version, i.source,
      i.started_at, i.finished_at, i.registered_at, i.restore_seconds, i.payload_hash
    from incoming i left join stored s using (external_id)
    where s.external_id is null or s.payload_hash <> i.payload_hash or s.deleted_at is not null
    order by i.external_id
    on conflict (organization_id, connection_id, external_id) do update set
      services = excluded.services, envs = excluded.envs, teams = excluded.teams, name = excluded.name,
      severity = excluded.severity, version = excluded.version, source = excluded.source,
      started_at = excluded.started_at, finished_at = excluded.finished_at, registered_at = excluded.registered_at,
      restore_seconds = excluded.restore_seconds, payload_hash = excluded.payload_hash, changed_at = now(),
      deleted_at = null
    returning 1)
  select (select count(*) from incoming), (select count(*) from written),
         (select count(*) from incoming i left join stored s using (external_id) where s.external_id is null)
    into v_total, v_written, v_inserted;
  return array[v_inserted, v_written - v_inserted, v_total - v_written];
end $$;
comment on function private.merge_incidents is 'Upserts incidents whose payload changed: {inserted, updated, unchanged}.';

create function private.merge_quarantine(p_organization_id uuid, p_connection_id uuid, p_run_id uuid, p_stream text,
                                         p_range tstzrange, p_events jsonb, p_quarantined jsonb)
  returns integer language plpgsql security invoker set search_path = ''
  as $$
declare
  v_counted integer;
begin
  update public.quarantine q set resolved_at = now()
    where q.organization_id = p_organization_id and q.connection_id = p_connection_id and q.stream = p_stream
      and q.resolved_at is null
      and q.event_key in (select e.external_id from jsonb_to_recordset(p_events) as e(external_id text));
  -- An event without a readable time may come back with two neighbouring slices: one run counts it once.
  select count(*) into v_counted
    from jsonb_to_recordset(p_quarantined) as e(event_key text)
    where not exists (select from public.quarantine q where q.organization_id = p_organization_id
      and q.connection_id = p_connection_id and q.stream = p_stream and q.event_key = e.event_key and q.run_id = p_run_id);
  insert into public.quarantine as q
      (organization_id, connection_id, stream, event_key, external_id, reason, raw, run_id, from_at, to_at)
    select p_organization_id, p_connection_id, p_stream, e.event_key, e.external_id, e.reason, e.raw, p_run_id,
      lower(p_range), upper(p_range)
    from jsonb_to_recordset(p_quarantined) as e(event_key text, external_id text, reason text, raw text)
    order by e.event_key
    on conflict (organization_id, connection_id, stream, event_key) do update
      set reason = excluded.reason, raw = excluded.raw, run_id = excluded.run_id, last_seen_at = now(), resolved_at = null,
          from_at = excluded.from_at, to_at = excluded.to_at;
  return v_counted;
end $$;
comment on function private.merge_quarantine is 'Stores what could not be read, releases what now can be; returns how many are new to this run.';

create function private.tombstone_missing(p_organization_id uuid, p_connection_id uuid, p_stream text,
                                          p_from timestamptz, p_to timestamptz, p_present text[])
  returns integer language plpgsql security invoker set search_path = ''
  as $$
declare
  v_count integer;
begin
  if p_stream = 'deployments' then
    update public.deployments d set deleted_at = now(), changed_at = now()
      where d.organization_id = p_organization_id and d.connection_id = p_connection_id and d.deleted_at is null
        and d.started_at > p_from and d.started_at < p_to and not d.external_id = any (p_present);
  else
    update public.incidents d set deleted_at = now(), changed_at = now()
      where d.organization_id = p_organization_id and d.connection_id = p_connection_id and d.deleted_at is null
        and d.started_at > p_from and d.started_at < p_to and not d.external_id = any (p_present);
  end if;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function private.tombstone_missing is 'Marks events of a completely read range that Datadog no longer has. Not at its edges: whether Datadog lists those is its business, and the next run has other edges.';

create function private.extend_coverage(p_organization_id uuid, p_connection_id uuid, p_stream text, p_range tstzrange)
  returns void language plpgsql security invoker set search_path = ''
  as $$
begin
  insert into public.covered_ranges as g (organization_id, connection_id, stream, covered)
    values (p_organization_id, p_connection_id, p_stream, tstzmultirange(p_range))
    on conflict (organization_id, connection_id, stream) do update set covered = g.covered + excluded.covered;
  delete from public.sync_gaps g
    where g.organization_id = p_organization_id and g.connection_id = p_connection_id and g.stream = p_stream
      and tstzrange(g.from_at, g.to_at) <@ p_range;
end $$;
comment on function private.extend_coverage is 'Adds a completely read range and forgets the gaps inside it.';

create function public.commit_slice(p_slice jsonb) returns jsonb
  language plpgsql security invoker set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_slice);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_connection uuid := (v ->> 'connectionId')::uuid;
  v_run uuid := (v ->> 'runId')::uuid;
  v_stream text := v ->> 'stream';
  v_from timestamptz := (v ->> 'from')::timestamptz;
  v_to timestamptz := (v ->> 'to')::timestamptz;
  v_gap text := v ->> 'gap';
  v_counts integer[];
  v_quarantined integer;
  v_tombstoned integer := 0;
begin
  update public.connections c
    set lease_expires_at = clock_timestamp() + make_interval(secs => private.lease_seconds())
    where c.organization_id = v_org and c.id = v_connection and c.lease_token = (v ->> 'leaseToken')::uuid;
  if not found then raise exception 'the lease was lost' using errcode = 'PL410'; end if;
  -- The answer to the first commit may have been lost on its way: say the same again.
  if exists (select from public.sync_slices s where s.organization_id = v_org and s.run_id = v_run
               and s.stream = v_stream and s.from_at = v_from and s.to_at = v_to) then
    return '{"repeated": true}';
  end if;
  v_counts := case when v_stream = 'deployments'
    then private.merge_deployments(v_org, v_connection, v_run, v -> 'events')
    else private.merge_incidents(v_org, v_connection, v -> 'events') end;
  v_quarantined := private.merge_quarantine(v_org, v_connection, v_run, v_stream, tstzrange(v_from, v_to),
    v -> 'events', v -> 'quarantined');
  if v_gap is null then
    v_tombstoned := private.tombstone_missing(v_org, v_connection, v_stream, v_from, v_to, array(
      select e.external_id from jsonb_to_recordset((v -> 'events') || (v -> 'quarantined')) as e(external_id text)
      where e.external_id is not null) || coalesce(private.as_text_array(v -> 'alsoPresent'), '{}'));
    perform private.extend_coverage(v_org, v_connection, v_stream, tstzrange(v_from, v_to));
  else
    insert into public.sync_gaps (organization_id, connection_id, stream, from_at, to_at, reason, run_id)
      values (v_org, v_connection, v_stream, v_from, v_to, v_gap, v_run)
      on conflict (organization_id, connection_id, stream, from_at, to_at) do update
        set reason = excluded.reason, run_id = excluded.run_id;
  end if;
  insert into public.sync_slices (organization_id, run_id, stream, from_at, to_at, complete, fetched, inserted,
      updated, unchanged, quarantined, tombstoned, api_calls)
    values (v_org, v_run, v_stream, v_from, v_to, v_gap is null,
      v_counts[1] + v_counts[2] + v_counts[3] + v_quarantined, v_counts[1], v_counts[2], v_counts[3],
      v_quarantined, v_tombstoned, (v ->> 'apiCalls')::int);
  return jsonb_build_object('repeated', false, 'inserted', v_counts[1], 'updated', v_counts[2],
    'unchanged', v_counts[3], 'quarantined', v_quarantined, 'tombstoned', v_tombstoned);
end $$;
comment on function public.commit_slice is 'Stores one slice in one transaction: fence, upserts, verdict changes, tombstones, coverage or gap, counts. Repeating it changes nothing. PL410 when the lease was lost.';

-- runs ---------------------------------------------------------------------------------------------------------

create function public.plan_run(p_run jsonb) returns void
  language plpgsql security invoker set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_run);
begin
  update public.sync_runs r
    set window_from = (v ->> 'from')::timestamptz, window_to = (v ->> 'to')::timestamptz,
        planned_seconds = (v ->> 'plannedSeconds')::double precision
    where r.organization_id = (v ->> 'organizationId')::uuid and r.id = (v ->> 'runId')::uuid and r.status = 'running';
end $$;
comment on function public.plan_run is 'Writes down what a run set out to read.';

create function private.release_missing(p_connection public.connections) returns void
  language sql volatile set search_path = ''
  as $$
    update public.quarantine q set resolved_at = now()
    where q.organization_id = p_connection.organization_id and q.connection_id = p_connection.id
      and q.resolved_at is null and q.last_seen_at < p_connection.round_started_at
      and tstzrange(q.from_at, q.to_at) <@ private.read_this_round(p_connection, q.stream)
  $$;
comment on function private.release_missing is 'Ends the quarantine of events that a whole round did not find where they had been: they are gone at Datadog.';

create function public.finish_run(p_run jsonb) returns boolean
  language plpgsql security invoker set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_run);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_status text := v ->> 'status';
  v_error jsonb := nullif(v -> 'error', 'null');
  v_connection public.connections;
  v_good boolean := v_status in ('succeeded', 'partial');
  v_whole boolean := v_good and not (v ->> 'continue')::boolean;
begin
  update public.sync_runs r
    set status = v_status, finished_at = clock_timestamp(), error = v_error, api_calls = (v ->> 'apiCalls')::int
    where r.organization_id = v_org and r.id = (v ->> 'runId')::uuid and r.status = 'running';
  select * into v_connection from public.connections c
    where c.organization_id = v_org and c.id = (v ->> 'connectionId')::uuid
      and c.lease_token = (v ->> 'leaseToken')::uuid for update;
  if not found then
    -- The answer to the first call may have been lost on its way: this run closed itself with the same words.
    return exists (select from public.sync_runs r where r.organization_id = v_org and r.id = (v ->> 'runId')::uuid
      and r.status = v_status and r.error is not distinct from v_error and r.finished_at is not null);
  end if;
  if v_whole then perform private.release_missing(v_connection); end if;
  update public.connections c set
    lease_token = null, lease_expires_at = null, last_error = v_error,
    round_started_at = case when not v_whole then c.round_started_at end,
    attempts = case when v_good then 0 else c.attempts + 1 end,
    not_before = (v ->> 'notBefore')::timestamptz,
    status = case when (v ->> 'needsAttention')::boolean then 'needs_attention' when v_good then 'active' else c.status end,
    last_synced_at = case when v_good and (v ->> 'recentRead')::boolean then clock_timestamp() else c.last_synced_at end,
    last_deep_at = case when v_status = 'succeeded' and (v ->> 'mode') in ('first', 'deep') then clock_timestamp() else c.last_deep_at end,
    next_sync_at = case
      when (v ->> 'needsAttention')::boolean then null
      when (v ->> 'continue')::boolean then clock_timestamp()
      when v_good then private.next_nightly(clock_timestamp())
      else clock_timestamp() + (array['15 minutes', '1 hour', '6 hours', '1 day']::interval[])[least(c.attempts + 1, 4)]
    end
    where c.organization_id = v_org and c.id = v_connection.id;
  return true;
end $$;
comment on function public.finish_run is 'Closes a run, frees its lease and says when the next one is due: 04:00 UTC, at once when slices are left, or the back-off. False when the lease was lost.';

create function private.next_nightly(p_now timestamptz) returns timestamptz
  language sql stable set search_path = ''
  as $$
    select case when today > p_now then today else today + interval '1 day' end
    from (select (date_trunc('day', p_now at time zone 'UTC') + interval '4 hours') at time zone 'UTC' as today) t
  $$;
comment on function private.next_nightly is 'The next 04:00 UTC after p_now.';

-- connecting ---------------------------------------------------------------------------------------------------

create function public.create_connection(p_connection jsonb) returns jsonb
  language plpgsql security invoker set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_connection);
begin
  insert into public.connections (organization_id, id, name, site, key_hint, account_fingerprint, backfill_days, next_sync_at)
    values ((v ->> 'organizationId')::uuid, (v ->> 'id')::uuid, v ->> 'name', v ->> 'site', v ->> 'keyHint',
            v ->> 'fingerprint', (v ->> 'backfillDays')::int, clock_timestamp());
  return jsonb_build_object('id', v ->> 'id');
exception when unique_violation then
  raise exception 'this account is connected already' using errcode = 'PL411';
end $$;
comment on function public.create_connection is 'Adds a connection, due at once. PL411 when the organisation has an active one to the same account. Takes no key.';

create function public.renew_connection(p_connection jsonb) returns void
  language plpgsql security invoker set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_connection);
begin
  update public.connections c
    set site = v ->> 'site', key_hint = v ->> 'keyHint', account_fingerprint = v ->> 'fingerprint', status = 'active',
        attempts = 0, last_error = null, round_started_at = null, next_sync_at = clock_timestamp()
    where c.organization_id = (v ->> 'organizationId')::uuid and c.id = (v ->> 'id')::uuid and c.status <> 'disconnected';
  if not found then raise exception 'no such connection' using errcode = 'PL404'; end if;
exception when unique_violation then
  raise exception 'this account is connected already' using errcode = 'PL411';
end $$;
comment on function public.renew_connection is 'After new keys: the connection is active and due at once.';

create function public.disconnect_connection(p_organization_id uuid, p_connection_id uuid, p_purge boolean) returns void
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.connections c
    set status = 'disconnected', disconnected_at = now(), lease_token = null, lease_expires_at = null,
        round_started_at = null, next_sync_at = null, not_before = null, last_error = null, attempts = 0
    where c.organization_id = p_organization_id and c.id = p_connection_id and c.status <> 'disconnected';
  if not found and not p_purge then raise exception 'no such connection' using errcode = 'PL404'; end if;
  delete from private.credentials c where c.organization_id = p_organization_id and c.connection_id = p_connection_id;
  update public.sync_runs r set status = 'cancelled', finished_at = clock_timestamp()
    where r.organization_id = p_organization_id and r.connection_id = p_connection_id and r.status in ('queued', 'running');
  if p_purge then
    delete from public.connections c where c.organization_id = p_organization_id and c.id = p_connection_id;
    if not found then raise exception 'no such connection' using errcode = 'PL404'; end if;
  end if;
end $$;
comment on function public.disconnect_connection is 'Ends a connection: its keys are destroyed and its run is fenced in this one transaction; with p_purge its events go too. Definer: nobody holds a grant on the credentials.';

create function public.find_connection(p_organization_id uuid, p_connection_id uuid) returns jsonb
  language sql stable security invoker set search_path = ''
  as $$
    select jsonb_build_object('id', c.id, 'site', c.site, 'status', c.status) from public.connections c
    where c.organization_id = p_organization_id and c.id = p_connection_id
  $$;
comment on function public.find_connection is 'A connection''s site and state; null when there is none.';

create function public.find_connection_of_events(p_sample jsonb) returns uuid
  language sql stable security invoker set search_path = ''
  as $$
    select c.id
    from (select private.as_jsonb(p_sample) as v) s
    join public.connections c on c.organization_id = (s.v ->> 'organizationId')::uuid
      and c.site = s.v ->> 'site' and c.status <> 'disconnected'
    where exists (select from public.deployments d where d.organization_id = c.organization_id
      and d.connection_id = c.id and d.external_id = any (private.as_text_array(s.v -> 'eventIds')))
    limit 1
  $$;
comment on function public.find_connection_of_events is 'The active connection of an organisation and site that holds any of these deployments: the same account under another key.';

create function public.write_audit(p_entry jsonb) returns void
  language plpgsql security invoker set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_entry);
begin
  insert into public.audit_log (organization_id, actor_id, actor, action, target, address, details)
    values ((v ->> 'organizationId')::uuid, (v ->> 'actorId')::uuid, v ->> 'actor', v ->> 'action', v ->> 'target',
            v ->> 'address', coalesce(v -> 'details', '{}'));
end $$;
comment on function public.write_audit is 'Adds one line to the audit log.';

do $$
declare f text;
begin
  foreach f in array array['private.lease_seconds()', 'private.ranges_as_json(tstzmultirange)',
    'private.open_run(uuid, uuid, text, text)', 'private.next_nightly(timestamptz)',
    'private.merge_deployments(uuid, uuid, uuid, jsonb)', 'private.merge_incidents(uuid, uuid, jsonb)',
    'private.merge_quarantine(uuid, uuid, uuid, text, tstzrange, jsonb, jsonb)',
    'private.read_this_round(public.connections, text)', 'private.release_missing(public.connections)',
    'private.tombstone_missing(uuid, uuid, text, timestamptz, timestamptz, text[])',
    'private.extend_coverage(uuid, uuid, text, tstzrange)', 'public.start_run(uuid, uuid, text, text)',
    'public.claim_due_connections(integer, text)', 'public.count_due_connections()', 'public.end_open_runs()',
    'public.commit_slice(jsonb)', 'public.plan_run(jsonb)', 'public.finish_run(jsonb)',
    'public.create_connection(jsonb)', 'public.renew_connection(jsonb)',
    'public.disconnect_connection(uuid, uuid, boolean)', 'public.write_audit(jsonb)',
    'public.find_connection(uuid, uuid)', 'public.find_connection_of_events(jsonb)'] loop
    execute 'revoke all on function ' || f || ' from public';
    execute 'grant execute on function ' || f || ' to service_role';
  end loop;
end $$;
