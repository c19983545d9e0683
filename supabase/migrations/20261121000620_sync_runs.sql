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
