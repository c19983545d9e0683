-- runs ---------------------------------------------------------------------------------------------------------

create function public.plan_run(p_run jsonb) returns void
  language sql volatile security invoker set search_path = ''
  as $$
    update public.sync_runs r
      set window_from = (a.v ->> 'from')::timestamptz, window_to = (a.v ->> 'to')::timestamptz,
          planned_seconds = (a.v ->> 'plannedSeconds')::double precision
      from (select private.as_jsonb(p_run) as v) a
      where r.organization_id = (a.v ->> 'organizationId')::uuid and r.id = (a.v ->> 'runId')::uuid and r.status = 'running'
  $$;
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

create function private.close_run(p_work private.work, p_outcome jsonb) returns timestamptz
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_status text := p_outcome ->> 'status';
  v_error jsonb := nullif(p_outcome -> 'error', 'null');
  v_good boolean := v_status in ('succeeded', 'partial');
  v_whole boolean := v_good and not (p_outcome ->> 'continue')::boolean;
  v_attention boolean := (p_outcome ->> 'needsAttention')::boolean;
  v_run public.sync_runs;
  v_connection public.connections;
begin
  update public.sync_runs r
    set status = v_status, finished_at = private.clock(), error = v_error, api_calls = (p_outcome ->> 'cost')::int
    where r.organization_id = p_work.organization_id and r.connection_id = p_work.subject_id and r.status = 'running'
    returning * into v_run;
  if p_work.kind = 'replay' then return null; end if;
  select * into v_connection from public.connections c
    where c.organization_id = p_work.organization_id and c.id = p_work.subject_id;
  if v_whole then perform private.release_missing(v_connection); end if;
  if v_whole then perform private.plan_folding(p_work.organization_id); end if;
  update public.connections c set
    -- What is in doubt was read completely: it says nothing against the connection.
    last_error = case when v_error ->> 'code' <> 'events_vanished' then v_error end,
    round_started_at = case when not v_whole then c.round_started_at end,
    status = case when v_attention then 'needs_attention' when v_good then 'active' else c.status end,
    last_synced_at = case when v_whole then private.clock() else c.last_synced_at end,
    last_deep_at = case when v_whole and v_run.mode in ('first', 'deep') then private.clock() else c.last_deep_at end
    where c.organization_id = p_work.organization_id and c.id = p_work.subject_id;
  if v_attention and v_connection.status <> 'needs_attention' then
    insert into public.audit_log (organization_id, actor, action, target, details)
      values (p_work.organization_id, 'system', 'connection.needs_attention', p_work.subject_id::text,
              jsonb_build_object('reason', private.as_said(v_error)));
  end if;
  return private.next_nightly(private.clock());
end $$;
comment on function private.close_run is 'Closes the run of whoever read or replayed a connection, and says how the connection is; when it is read again, never for a replay.';

-- kinds of work ------------------------------------------------------------------------------------------------

create function private.open_work(p_work private.work, p_trigger text, p_wish jsonb) returns jsonb
  language sql volatile set search_path = ''
  as $$ select case when p_work.kind in ('read', 'replay') then private.open_run(p_work, p_trigger, p_wish ->> 'mode') end $$;
comment on function private.open_work is 'What a kind of work is given beside its lease, in the transaction that takes it; null for kinds that need nothing more.';

create function private.close_work(p_work private.work, p_outcome jsonb) returns timestamptz
  language plpgsql volatile set search_path = ''
  as $$
begin
  case
    when p_work.kind in ('read', 'replay') then return private.close_run(p_work, p_outcome);
    when p_work.kind = 'purge_payloads' then return private.next_payload_purge(p_work.organization_id);
    when p_work.kind = 'verify' then return private.next_verification();
    when p_work.kind = 'fold' then return private.next_folding(p_work.organization_id);
    when p_work.kind in ('reclassify', 'move_commits', 'delete_vanished') then perform private.plan_folding(p_work.organization_id);
    when p_work.kind = 'purge_connection' then perform private.close_purge(p_work, p_outcome);
    when p_work.kind = 'purge_organization' then perform private.close_organization(p_work, p_outcome);
    else null;
  end case;
  return null;
end $$;
comment on function private.close_work is 'What a kind of work writes in the transaction that frees its lease; when it is due again after it went well, null for never.';

create function public.end_open_work() returns integer
  language sql volatile security definer set search_path = ''
  as $$
    with closed as (
      update public.sync_runs set status = 'failed', finished_at = private.clock(),
          error = '{"code": "interrupted", "reason": "server_restarted", "numbers": {}}'
        where status in ('queued', 'running')),
    freed as (
      update private.work w set lease_token = null, lease_expires_at = null, next_at = least(w.next_at, private.clock())
        where w.lease_token is not null returning 1)
    select count(*)::int from freed
  $$;
comment on function public.end_open_work is 'For a start of the embedded stack, where no other process can hold a lease: frees every one, ends every open run and makes all of it due. Definer: nobody holds a grant on the work.';
grant execute on function public.end_open_work to service_role;

-- Definer: e-mail addresses are in the auth schema.
create function public.read_notice(p_held jsonb) returns jsonb
  language sql stable security definer set search_path = ''
  as $$
    select jsonb_build_object(
      'told', jsonb_build_object('code', split_part(w.told, ' ', 1), 'numbers', jsonb_build_object('cause', split_part(w.told, ' ', 2))),
      'since', private.as_iso(w.last_good_at),
      'organization', o.name, 'slug', o.slug, 'connection', c.name, 'reason', c.last_error,
      'recipients', (select coalesce(jsonb_agg(jsonb_build_object('email', u.email, 'language', u.raw_user_meta_data ->> 'language')
                                          order by u.email), '[]')
        from public.memberships m join auth.users u on u.id = m.user_id
        where m.organization_id = o.id and m.status = 'active' and m.role in ('owner', 'admin') and u.email is not null))
    from (select private.as_jsonb(p_held) as v) a
      join private.work w on w.organization_id = (a.v ->> 'organizationId')::uuid and w.kind = a.v ->> 'kind'
        and w.subject_id = (a.v ->> 'subjectId')::uuid and w.kind = 'read' and w.told is not null
      join public.connections c on c.organization_id = w.organization_id and c.id = w.subject_id
      join public.organizations o on o.id = w.organization_id
  $$;
comment on function public.read_notice is 'What to tell about a connection that is not read, and whom: the addresses of the organisation''s active admins and owners with the language of each account; null where nobody can do anything, as about what is purged.';
grant execute on function public.read_notice to service_role;
