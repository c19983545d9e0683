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
grant execute on function public.plan_run to service_role;

create function private.release_missing(p_connection public.connections) returns void
  language sql volatile set search_path = ''
  as $$
    -- Found once for each stream: in the condition it would be found again for each event.
    with found as materialized (
      select s.stream, private.read_this_round(p_connection, s.stream) as ranges
      from unnest(array['deployments', 'incidents']) as s (stream))
    update public.quarantine q set resolved_at = private.clock()
    where q.organization_id = p_connection.organization_id and q.connection_id = p_connection.id
      and q.resolved_at is null and q.last_seen_at < p_connection.round_started_at
      -- The window has moved on since then: of a long range the oldest minutes may lie before it.
      and tstzrange(q.from_at + case when q.to_at - q.from_at > interval '1 hour' then interval '10 minutes' else '0' end, q.to_at)
        <@ (select f.ranges from found f where f.stream = q.stream)
  $$;
comment on function private.release_missing is 'Ends the quarantine of events that a whole round did not find where they had been: they are gone at Datadog.';
grant execute on function private.release_missing to service_role;

create function private.next_nightly(p_now timestamptz) returns timestamptz
  language sql stable set search_path = ''
  as $$
    select case when today > p_now then today else today + interval '1 day' end
    from (select (date_trunc('day', p_now at time zone 'UTC') + interval '4 hours') at time zone 'UTC' as today) t
  $$;
comment on function private.next_nightly is 'The next 04:00 UTC after p_now.';
grant execute on function private.next_nightly to service_role;

create function private.next_due(p_connection public.connections, p_end jsonb) returns timestamptz
  language sql stable set search_path = ''
  as $$
    select case
      when (p_end ->> 'needsAttention')::boolean then null
      when (p_end ->> 'continue')::boolean then private.clock()
      when p_end ->> 'status' in ('succeeded', 'partial') then private.next_nightly(private.clock())
      -- What is wrong on our side says nothing about the connection: no back-off grows from it.
      when (p_end ->> 'ours')::boolean then private.clock() + interval '15 minutes'
      else private.clock() + (array['15 minutes', '1 hour', '6 hours', '1 day']::interval[])[least(p_connection.attempts + 1, 4)]
    end
  $$;
comment on function private.next_due is 'When a connection is due after a run: at once when slices are left, the next 04:00 UTC, 15 minutes when the fault is ours, or the back-off; never while it needs attention.';
grant execute on function private.next_due to service_role;

create function private.slow_account(p_connection public.connections, p_wait_seconds double precision) returns void
  language sql volatile set search_path = ''
  as $$
    update public.connections c
      set not_before = greatest(c.not_before, private.clock() + make_interval(secs => p_wait_seconds))
      where c.account_fingerprint = p_connection.account_fingerprint and c.status <> 'disconnected'
  $$;
comment on function private.slow_account is 'A rate limit is the account''s: every connection that shares its key waits, in whatever organisation.';
grant execute on function private.slow_account to service_role;

create function public.finish_run(p_run jsonb) returns jsonb
  language plpgsql security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_run);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_status text := v ->> 'status';
  v_error jsonb := nullif(v -> 'error', 'null');
  v_connection public.connections;
  v_good boolean := v_status in ('succeeded', 'partial');
  v_whole boolean := v_good and not (v ->> 'continue')::boolean;
  v_attention boolean := (v ->> 'needsAttention')::boolean;
begin
  update public.sync_runs r
    set status = v_status, finished_at = private.clock(), error = v_error, api_calls = (v ->> 'apiCalls')::int
    where r.organization_id = v_org and r.id = (v ->> 'runId')::uuid and r.status = 'running';
  select * into v_connection from public.connections c
    where c.organization_id = v_org and c.id = (v ->> 'connectionId')::uuid
      and c.lease_token = (v ->> 'leaseToken')::uuid for update;
  if not found then
    -- The answer to the first call may have been lost on its way: this run closed itself with the same words.
    return jsonb_build_object('notify', false, 'kept', exists (select from public.sync_runs r
      where r.organization_id = v_org and r.id = (v ->> 'runId')::uuid
        and r.status = v_status and r.error is not distinct from v_error and r.finished_at is not null));
  end if;
  if v ->> 'mode' = 'replay' then
    update public.connections c set lease_token = null, lease_expires_at = null
      where c.organization_id = v_org and c.id = v_connection.id;
    return '{"kept": true, "notify": false}';
  end if;
  if v_whole then perform private.release_missing(v_connection); end if;
  update public.connections c set
    lease_token = null, lease_expires_at = null, last_error = v_error,
    round_started_at = case when not v_whole then c.round_started_at end,
    -- Neither a fault of ours nor a limit of the account's says that the connection is bad.
    attempts = case when v_good then 0 when (v ->> 'ours')::boolean or v ->> 'waitSeconds' is not null then c.attempts
      else c.attempts + 1 end,
    last_calls = case when v_good then (v ->> 'apiCalls')::int else c.last_calls end,
    not_before = case when c.not_before > private.clock() then c.not_before end,
    status = case when v_attention then 'needs_attention' when v_good then 'active' else c.status end,
    last_synced_at = case when v_good and (v ->> 'recentRead')::boolean then private.clock() else c.last_synced_at end,
    last_deep_at = case when v_whole and (v ->> 'mode') in ('first', 'deep') then private.clock() else c.last_deep_at end,
    next_sync_at = private.next_due(v_connection, v)
    where c.organization_id = v_org and c.id = v_connection.id;
  if v ->> 'waitSeconds' is not null then
    perform private.slow_account(v_connection, (v ->> 'waitSeconds')::double precision);
  end if;
  v_attention := v_attention and v_connection.status <> 'needs_attention';
  if v_attention then
    insert into public.audit_log (organization_id, actor, action, target, details)
      values (v_org, 'system', 'connection.needs_attention', v_connection.id::text, jsonb_build_object('reason', v_error ->> 'message'));
  end if;
  return jsonb_build_object('kept', true, 'notify', v_attention);
end $$;
comment on function public.finish_run is 'Closes a run, frees its lease and says when the next one is due. {kept, notify}: kept is false when the lease was lost; notify is true once, when the connection begins to need attention.';
grant execute on function public.finish_run to service_role;

-- Definer: e-mail addresses are in the auth schema.
create function public.read_attention(p_organization_id uuid, p_connection_id uuid) returns jsonb
  language sql stable security definer set search_path = ''
  as $$
    select jsonb_build_object('organization', o.name, 'slug', o.slug, 'connection', c.name, 'reason', c.last_error ->> 'message',
      'addresses', (select coalesce(jsonb_agg(u.email order by u.email), '[]')
        from public.memberships m join auth.users u on u.id = m.user_id
        where m.organization_id = o.id and m.status = 'active' and m.role in ('owner', 'admin') and u.email is not null))
    from public.connections c join public.organizations o on o.id = c.organization_id
    where c.organization_id = p_organization_id and c.id = p_connection_id
  $$;
comment on function public.read_attention is 'What to tell about a connection that needs attention, and the addresses of the organisation''s active admins and owners.';
grant execute on function public.read_attention to service_role;
