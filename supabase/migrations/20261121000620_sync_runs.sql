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

create function private.release_missing(p_connection public.connections, p_since timestamptz, p_read jsonb) returns void
  language sql volatile set search_path = ''
  as $$
    update public.quarantine q set resolved_at = private.clock()
    where q.organization_id = p_connection.organization_id and q.connection_id = p_connection.id
      and q.resolved_at is null and q.last_seen_at < p_since
      -- The window has moved on since then: of a long range the oldest minutes may lie before it.
      and tstzrange(q.from_at + case when q.to_at - q.from_at > interval '1 hour' then interval '10 minutes' else '0' end, q.to_at)
        <@ (p_read ->> q.stream)::tstzmultirange
  $$;
comment on function private.release_missing is 'Ends the quarantine of events that what was read completely since then, {stream: ranges}, did not find where they had been: they are gone at Datadog.';
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
  if v_whole then
    perform private.release_missing(v_connection, v_connection.round_started_at, (
      select jsonb_object_agg(s.stream, private.read_this_round(v_connection, s.stream)) from unnest(private.streams()) as s (stream)));
    perform private.plan_folding(p_work.organization_id);
  end if;
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
  if v_whole then
    perform private.plan_whole_read(p_work.organization_id, p_work.subject_id);
    perform private.plan_collect(p_work.organization_id);
  end if;
  return private.next_nightly(private.clock());
end $$;
comment on function private.close_run is 'Closes the run of whoever read or replayed a connection, and says how the connection is; when it is read again, never for a replay.';

-- kinds of work ------------------------------------------------------------------------------------------------

create function private.open_work(p_work private.work, p_trigger text, p_wish jsonb) returns jsonb
  language plpgsql volatile set search_path = ''
  as $$
begin
  return case when p_work.kind in ('read', 'replay') then private.open_run(p_work, p_trigger, p_wish ->> 'mode')
    when p_work.kind = 'reread' then private.open_whole_read(p_work, p_trigger)
    when p_work.kind = 'collect' then private.open_collect(p_work, p_trigger)
    when p_work.kind = 'publish' then private.open_publish_run(p_work, p_trigger) end;
end $$;
comment on function private.open_work is 'What a kind of work is given beside its lease, in the transaction that takes it; null for kinds that need nothing more.';

create function private.close_work(p_work private.work, p_outcome jsonb) returns timestamptz
  language plpgsql volatile set search_path = ''
  as $$
begin
  case
    when p_work.kind in ('read', 'replay') then return private.close_run(p_work, p_outcome);
    when p_work.kind = 'reread' then return private.close_whole_read(p_work, p_outcome);
    when p_work.kind = 'collect' then return private.close_collect(p_work, p_outcome);
    -- Whoever sent has said how it went, unless it could not.
    when p_work.kind = 'publish' then perform private.cancel_publish_runs(p_work.organization_id);
    when p_work.kind = 'verify_published' then return private.next_arrival(p_work.organization_id);
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
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_interrupted jsonb := '{"code": "interrupted", "reason": "server_restarted", "numbers": {}}';
  v_freed integer;
begin
  update public.sync_runs set status = 'failed', finished_at = private.clock(), error = v_interrupted
    where status in ('queued', 'running');
  update public.collect_runs set status = 'failed', finished_at = private.clock(), error = v_interrupted
    where status = 'running';
  update public.publish_runs set status = 'failed', finished_at = private.clock(), error = v_interrupted
    where status = 'running';
  update private.work w set lease_token = null, lease_expires_at = null, next_at = least(w.next_at, private.clock())
    where w.lease_token is not null;
  get diagnostics v_freed = row_count;
  return v_freed;
end $$;
comment on function public.end_open_work is 'For a start of the embedded stack, where no other process can hold a lease: frees every one, ends every open run and makes all of it due. Definer: nobody holds a grant on the work.';
grant execute on function public.end_open_work to service_role;

create function private.note_told(p_work private.work, p_told text, p_outcome jsonb) returns void
  language sql volatile set search_path = ''
  as $$
    -- That keys are refused has a line already, whoever is told of it.
    insert into public.audit_log (organization_id, actor, action, target, details)
      select p_work.organization_id, 'system',
        case split_part(p_told, ' ', 1) when 'failing' then 'connection.failing' when 'vanished' then 'connection.vanished'
          when 'unpublished' then 'publishing.failing' else 'connection.broke' end,
        case when p_work.kind <> 'publish' then p_work.subject_id::text end,
        jsonb_build_object('reason', private.as_said(nullif(p_outcome -> 'error', 'null')))
      where (p_work.kind in ('read', 'publish') or p_work.kind = 'collect' and p_work.subject_id <> p_work.organization_id)
        and split_part(p_told, ' ', 1) <> 'refused'
  $$;
comment on function private.note_told is 'Writes into the audit log what the admins are told about a connection or publishing, each time that they are.';

create function private.format_notice(p_organization_id uuid, p_connection_id uuid, p_told text, p_since timestamptz)
  returns jsonb
  language sql stable set search_path = ''
  as $$
    select jsonb_build_object('code', split_part(p_told, ' ', 1), 'since', private.as_iso(p_since), 'numbers',
      case split_part(p_told, ' ', 1) when 'vanished' then coalesce((
          select jsonb_build_object('missing', r.error #> '{numbers,missing}', 'of', r.error #> '{numbers,of}')
          from public.sync_runs r where r.organization_id = p_organization_id
            and r.connection_id = p_connection_id and r.error ->> 'code' = 'events_vanished'
          order by r.created_at desc, r.id desc limit 1), '{"missing": 0, "of": 0}')
        else jsonb_build_object('cause', split_part(p_told, ' ', 2)) end)
    where p_told is not null
  $$;
comment on function private.format_notice is 'What was told of a connection, as {code, numbers, since}: with how many events are missing of how many where they vanished, else with the cause; null where nothing was.';
grant execute on function private.format_notice to authenticated, service_role;

-- Definer: e-mail addresses are in the auth schema.
create function private.list_told(p_organization_id uuid) returns jsonb
  language sql stable security definer set search_path = ''
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('email', u.email, 'language', u.raw_user_meta_data ->> 'language')
      order by u.email), '[]')
    from public.memberships m join auth.users u on u.id = m.user_id
    where m.organization_id = p_organization_id and m.status = 'active' and m.role in ('owner', 'admin')
      and u.email is not null
  $$;
comment on function private.list_told is 'Whom an organisation''s notices go to: the addresses of its active admins and owners with the language of each account.';

create function private.about_notice(p_organization_id uuid, p_kind text, p_subject_id uuid) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
begin
  if p_kind = 'publish' then return private.about_publishing(p_organization_id); end if;
  return (select jsonb_build_object('subject', c.name, 'reason', c.last_error) from public.connections c
    where c.organization_id = p_organization_id and c.id = p_subject_id);
end $$;
comment on function private.about_notice is 'What a notice is about, {subject, reason}: the name of the connection, and why the last run failed.';

-- Definer: nobody holds a grant on the work.
create function public.read_notice(p_held jsonb) returns jsonb
  language sql stable security definer set search_path = ''
  as $$
    select jsonb_build_object(
      'told', private.format_notice(o.id, w.subject_id, w.told, w.last_good_at) - 'since',
      'since', private.as_iso(w.last_good_at), 'organization', o.name, 'slug', o.slug,
      'recipients', private.list_told(o.id)) || b.about
    from (select private.as_jsonb(p_held) as v) a
      join private.work w on w.organization_id = (a.v ->> 'organizationId')::uuid and w.kind = a.v ->> 'kind'
        and w.subject_id = (a.v ->> 'subjectId')::uuid and w.kind in ('read', 'collect', 'publish')
        and w.told is not null
      join public.organizations o on o.id = w.organization_id
      cross join lateral (select private.about_notice(w.organization_id, w.kind, w.subject_id) as about) b
    where b.about is not null
  $$;
comment on function public.read_notice is 'What to tell about a connection that is not read, or about values that are not published, and whom: the addresses of the organisation''s active admins and owners with the language of each account; null where nobody can do anything, as about what is purged.';
grant execute on function public.read_notice to service_role;
