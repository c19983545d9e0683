-- slices -------------------------------------------------------------------------------------------------------

create function private.merge_incidents(p_organization_id uuid, p_connection_id uuid, p_events jsonb)
  returns integer[] language plpgsql security invoker set search_path = ''
  as $$
declare
  v_inserted integer;
  v_written text[];
  v_total integer;
begin
  with incoming as materialized (
    select * from jsonb_populate_recordset(null::public.incidents, p_events)),
  stored as materialized (
    select i.external_id, d.payload_hash, d.deleted_at
    from incoming i cross join lateral (
      select d.payload_hash, d.deleted_at from public.incidents d
      where d.organization_id = p_organization_id and d.connection_id = p_connection_id
        and d.external_id = i.external_id offset 0) d),
  written as (
    insert into public.incidents as d (organization_id, connection_id, external_id, services, envs, teams, name,
      severity, version, source, started_at, finished_at, registered_at, restore_seconds, repository, commit_sha, tags,
      payload_hash, other_services)
    select p_organization_id, p_connection_id, i.external_id, i.services, i.envs, i.teams, i.name, i.severity, i.version,
      i.source, i.started_at, i.finished_at, i.registered_at, i.restore_seconds, i.repository, i.commit_sha,
      nullif(i.tags, '{}'), i.payload_hash, private.add_services(i.other_services, '{}', i.services)
    from incoming i left join stored s using (external_id)
    where s.external_id is null or s.payload_hash <> i.payload_hash or s.deleted_at is not null
    order by i.external_id
    on conflict (organization_id, connection_id, external_id) do update set
      services = excluded.services, envs = excluded.envs, teams = excluded.teams, name = excluded.name,
      severity = excluded.severity, version = excluded.version, source = excluded.source,
      started_at = excluded.started_at, finished_at = excluded.finished_at, registered_at = excluded.registered_at,
      restore_seconds = excluded.restore_seconds, repository = excluded.repository, commit_sha = excluded.commit_sha,
      -- An incident may come to name more services, or fewer; one of others altogether is another incident.
      other_services = private.add_services(d.other_services || excluded.other_services,
        case when not (lower(d.services::text)::text[] && lower(excluded.services::text)::text[]) then d.services end, excluded.services),
      tags = excluded.tags, payload_hash = excluded.payload_hash, changed_at = private.clock(), deleted_at = null
    returning d.external_id)
  select (select count(*) from incoming), array(select w.external_id from written w),
         (select count(*) from incoming i left join stored s using (external_id) where s.external_id is null)
    into v_total, v_written, v_inserted;
  if cardinality(v_written) = 0 then return array[0, 0, v_total]; end if;
  perform private.store_raw(c, 'incidents', p_events, v_written) from public.connections c
    where c.organization_id = p_organization_id and c.id = p_connection_id;
  return array[v_inserted, cardinality(v_written) - v_inserted, v_total - cardinality(v_written)];
end $$;
comment on function private.merge_incidents is 'Upserts incidents whose payload changed: {inserted, updated, unchanged}.';
grant execute on function private.merge_incidents to service_role;

create function private.merge_events(p_organization_id uuid, p_connection_id uuid, p_run_id uuid, p_stream text, p_events jsonb)
  returns integer[] language plpgsql security invoker set search_path = ''
  as $$
begin
  return case p_stream
    when 'deployments' then private.merge_deployments(p_organization_id, p_connection_id, p_run_id, p_events)
    when 'incidents' then private.merge_incidents(p_organization_id, p_connection_id, p_events) end;
exception when data_exception or integrity_constraint_violation or program_limit_exceeded then
  -- Of these, and of no error beside them, the caller may look for one event that keeps the others out.
  raise exception 'an event cannot be stored: % %', sqlstate, sqlerrm using errcode = 'PL423';
end $$;
comment on function private.merge_events is 'Upserts the events of a stream whose payload changed: {inserted, updated, unchanged}. PL423 when the database refuses one of their values.';
grant execute on function private.merge_events to service_role;

create function private.merge_quarantine(p_organization_id uuid, p_connection_id uuid, p_run_id uuid, p_stream text,
                                         p_range tstzrange, p_quarantined jsonb)
  returns integer language plpgsql security invoker set search_path = ''
  as $$
declare
  v_counted integer;
begin
  -- An event without a readable time may come back with two neighbouring slices: one run counts it once.
  select count(*) into v_counted
    from jsonb_to_recordset(p_quarantined) as e(event_key text)
    where (select q.run_id from public.quarantine q where q.organization_id = p_organization_id
      and q.connection_id = p_connection_id and q.stream = p_stream and q.event_key = e.event_key) is distinct from p_run_id;
  insert into public.quarantine as q
      (organization_id, connection_id, stream, event_key, external_id, reason, raw, retry, run_id, from_at, to_at)
    select p_organization_id, p_connection_id, p_stream, e.event_key, e.external_id, e.reason, e.raw, e.retry, p_run_id,
      lower(p_range), upper(p_range)
    from jsonb_to_recordset(p_quarantined) as e(event_key text, external_id text, reason jsonb, raw text, retry boolean)
    order by e.event_key
    on conflict (organization_id, connection_id, stream, event_key) do update
      set reason = excluded.reason, raw = excluded.raw, retry = excluded.retry, run_id = excluded.run_id, last_seen_at = private.clock(), resolved_at = null,
          from_at = excluded.from_at, to_at = excluded.to_at;
  if found then perform private.plan_payload_purge(p_organization_id); end if;
  return v_counted;
end $$;
comment on function private.merge_quarantine is 'Stores what could not be read; returns how many are new to this run.';
grant execute on function private.merge_quarantine to service_role;

create function private.tombstone_missing(p_organization_id uuid, p_connection_id uuid, p_stream text,
                                          p_from timestamptz, p_to timestamptz, p_present text[])
  returns integer language plpgsql security invoker set search_path = ''
  as $$
declare
  v_ids text[];
begin
  if p_stream = 'deployments' then
    perform private.lock_changes(p_organization_id);
    with gone as (
      update public.deployments d set deleted_at = private.clock(), changed_at = private.clock()
        where (d.organization_id = p_organization_id) is true and d.connection_id = p_connection_id and d.deleted_at is null
          and d.started_at > p_from and d.started_at < p_to and not d.external_id = any (p_present)
        returning d.external_id)
      select coalesce(array_agg(g.external_id), '{}') into v_ids from gone g;
    if v_ids <> '{}' then perform private.recount(p_organization_id, p_connection_id, v_ids); end if;
  else
    with gone as (
      update public.incidents d set deleted_at = private.clock(), changed_at = private.clock()
        where (d.organization_id = p_organization_id) is true and d.connection_id = p_connection_id and d.deleted_at is null
          and d.started_at > p_from and d.started_at < p_to and not d.external_id = any (p_present)
        returning d.external_id)
      select coalesce(array_agg(g.external_id), '{}') into v_ids from gone g;
  end if;
  return cardinality(v_ids);
end $$;
comment on function private.tombstone_missing is 'Marks events of a completely read range that Datadog no longer has. Not at its edges: whether Datadog lists those is its business, and the next run has other edges.';
grant execute on function private.tombstone_missing to service_role;

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
grant execute on function private.extend_coverage to service_role;

create function private.tombstone_named(p_organization_id uuid, p_connection_id uuid, p_stream text, p_external_ids text[])
  returns integer language plpgsql volatile security invoker set search_path = ''
  as $$
declare
  v_ids text[];
begin
  if p_stream = 'deployments' then perform private.lock_changes(p_organization_id); end if;
  -- By the places that one look by key for each id finds: the planner would read all that the connection holds.
  with deployments as (
    update public.deployments d set deleted_at = private.clock(), changed_at = private.clock()
      where p_stream = 'deployments' and d.ctid = any (array(
        select f.ctid from unnest(p_external_ids) as n(id) cross join lateral (
          select d.ctid, d.deleted_at from public.deployments d where d.organization_id = p_organization_id
            and d.connection_id = p_connection_id and d.external_id = n.id offset 0) f
        where f.deleted_at is null)) returning d.external_id),
  incidents as (
    update public.incidents i set deleted_at = private.clock(), changed_at = private.clock()
      where p_stream = 'incidents' and i.ctid = any (array(
        select f.ctid from unnest(p_external_ids) as n(id) cross join lateral (
          select i.ctid, i.deleted_at from public.incidents i where i.organization_id = p_organization_id
            and i.connection_id = p_connection_id and i.external_id = n.id offset 0) f
        where f.deleted_at is null)) returning i.external_id)
  select coalesce(array_agg(g.external_id), '{}') into v_ids
    from (select external_id from deployments union all select external_id from incidents) g;
  if p_stream = 'deployments' then perform private.recount(p_organization_id, p_connection_id, v_ids); end if;
  return cardinality(v_ids);
end $$;
comment on function private.tombstone_named is 'Marks events that Datadog, asked for each by its id, no longer has.';
grant execute on function private.tombstone_named to service_role;

create function private.release_quarantined(p_organization_id uuid, p_connection_id uuid, p_stream text, p_keys text[])
  returns void language sql volatile security invoker set search_path = ''
  as $$
    update public.quarantine q set resolved_at = private.clock()
    where q.organization_id = p_organization_id and q.connection_id = p_connection_id
      and q.stream = p_stream and q.resolved_at is null and q.event_key = any (p_keys)
  $$;
comment on function private.release_quarantined is 'Ends the quarantine of events that were read after all.';
grant execute on function private.release_quarantined to service_role;

create function private.store_gap(p_organization_id uuid, p_connection_id uuid, p_slice jsonb) returns void
  language sql volatile security invoker set search_path = ''
  as $$
    insert into public.sync_gaps (organization_id, connection_id, stream, from_at, to_at, reason, run_id)
      values (p_organization_id, p_connection_id, p_slice ->> 'stream', (p_slice ->> 'from')::timestamptz,
              (p_slice ->> 'to')::timestamptz, p_slice -> 'gap', (p_slice ->> 'runId')::uuid)
      on conflict (organization_id, connection_id, stream, from_at, to_at) do update
        set reason = excluded.reason, run_id = excluded.run_id
  $$;
comment on function private.store_gap is 'Remembers a range that could not be read completely, and why.';
grant execute on function private.store_gap to service_role;

create function public.commit_slice(p_slice jsonb) returns jsonb
  language plpgsql security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_slice);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_connection uuid := (v ->> 'connectionId')::uuid;
  v_run uuid := (v ->> 'runId')::uuid;
  v_stream text := v ->> 'stream';
  v_from timestamptz := (v ->> 'from')::timestamptz;
  v_to timestamptz := (v ->> 'to')::timestamptz;
  v_part integer := (v ->> 'part')::integer;
  v_complete boolean := v_part = 0 and v ->> 'gap' is null;
  v_events jsonb := v -> 'events';
  -- Found once: each look at the events reads all their words.
  v_ids text[] := array(select e.external_id from jsonb_to_recordset(v_events) as e(external_id text));
  v_counts integer[];
  v_quarantined integer;
  v_tombstoned integer;
begin
  perform private.keep_lease(v_org, v_connection, (v ->> 'leaseToken')::uuid);
  -- The answer to the first commit may have been lost on its way: say the same again.
  if exists (select from public.sync_slices s where s.organization_id = v_org and s.run_id = v_run
               and s.stream = v_stream and s.from_at = v_from and s.to_at = v_to and s.part = v_part) then
    return '{"repeated": true}';
  end if;
  v_counts := private.merge_events(v_org, v_connection, v_run, v_stream, v_events);
  if v_stream = 'deployments' then perform private.note_rules(v_org, (v ->> 'rulesVersion')::int); end if;
  perform private.release_quarantined(v_org, v_connection, v_stream,
    v_ids || coalesce(private.as_text_array(v -> 'released'), '{}'));
  v_quarantined := private.merge_quarantine(v_org, v_connection, v_run, v_stream, tstzrange(v_from, v_to), v -> 'quarantined');
  v_tombstoned := case when v -> 'gone' = '[]' then 0
    else private.tombstone_named(v_org, v_connection, v_stream, private.as_text_array(v -> 'gone')) end;
  if v_complete then
    v_tombstoned := v_tombstoned + private.tombstone_missing(v_org, v_connection, v_stream, v_from, v_to, v_ids || array(
      select e.external_id from jsonb_to_recordset(v -> 'quarantined') as e(external_id text)
      where e.external_id is not null) || coalesce(private.as_text_array(v -> 'alsoPresent'), '{}'));
    perform private.extend_coverage(v_org, v_connection, v_stream, tstzrange(v_from, v_to));
  elsif v_part = 0 then
    perform private.store_gap(v_org, v_connection, v);
  end if;
  insert into public.sync_slices (organization_id, run_id, stream, from_at, to_at, part, complete, fetched, inserted,
      updated, unchanged, quarantined, tombstoned, left_out, api_calls)
    values (v_org, v_run, v_stream, v_from, v_to, v_part, v_complete,
      v_counts[1] + v_counts[2] + v_counts[3] + v_quarantined, v_counts[1], v_counts[2], v_counts[3],
      v_quarantined, v_tombstoned, (v ->> 'leftOut')::int, (v ->> 'apiCalls')::int);
  return jsonb_build_object('repeated', false, 'inserted', v_counts[1], 'updated', v_counts[2],
    'unchanged', v_counts[3], 'quarantined', v_quarantined, 'tombstoned', v_tombstoned);
end $$;
comment on function public.commit_slice is 'Stores one slice in one transaction: fence, upserts, verdict changes, tombstones, coverage or gap, counts. A part above 0 covers nothing and marks only what `gone` names. Repeating it changes nothing. PL410 when the lease was lost, PL423 when one of the events cannot be stored.';
grant execute on function public.commit_slice to service_role;
