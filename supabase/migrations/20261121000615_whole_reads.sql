-- The whole read: once in 30 days all that is older than the lookback, oldest first, as work of the kind `reread` in the
-- background. How far it has come is what the slices of its runs say, so that whoever dies on the way is gone on behind.

create function private.is_reading_whole(p_connection public.connections) returns boolean
  language sql immutable set search_path = ''
  as $$ select p_connection.whole_started_at > coalesce(p_connection.whole_ended_at, '-infinity') is true $$;
comment on function private.is_reading_whole is 'Whether a whole read has begun and not ended.';

create function private.next_whole_read(p_connection public.connections) returns timestamptz
  language sql stable set search_path = ''
  as $$
    select case when private.is_reading_whole(p_connection) then private.clock()
      else greatest(private.clock(), interval '30 days' + coalesce(p_connection.whole_started_at, p_connection.whole_ended_at,
        -- Before the first: from when its history was first asked for, which was read as a whole then.
        p_connection.history_from + make_interval(days => p_connection.backfill_days))) end
  $$;
comment on function private.next_whole_read is 'When the whole read of a connection is due: now while one is under way, else 30 days after the last one began.';

create function private.plan_whole_read(p_organization_id uuid, p_connection_id uuid) returns void
  language sql volatile set search_path = ''
  as $$
    insert into private.work as w (organization_id, kind, subject_id, next_at, limit_key, in_background)
      select c.organization_id, 'reread', c.id, private.next_whole_read(c), c.account_fingerprint, true
      from public.connections c join public.organizations o on o.id = c.organization_id
      where c.organization_id = p_organization_id and c.id = p_connection_id
        -- All of a shorter history is what each night reads.
        and c.history_from < private.clock() - make_interval(days => o.lookback_days) and private.reads_events(c.provider)
      -- Where it is planned already it may be waiting after a failure.
      on conflict (organization_id, kind, subject_id) do update set next_at = excluded.next_at where w.next_at is null
  $$;
comment on function private.plan_whole_read is 'Plans the whole read of a connection whose history was read, unless it is planned.';

create function private.open_whole_read(p_work private.work, p_trigger text) returns jsonb
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_connection public.connections;
begin
  update public.connections c set whole_started_at = private.clock(), whole_from = date_trunc('second', c.history_from),
      whole_to = date_trunc('second', greatest(c.history_from, private.clock() - make_interval(days => (
        select o.lookback_days from public.organizations o where o.id = c.organization_id))))
    where c.organization_id = p_work.organization_id and c.id = p_work.subject_id and not private.is_reading_whole(c);
  select * into v_connection from public.connections c
    where c.organization_id = p_work.organization_id and c.id = p_work.subject_id and c.status = 'active';
  if not found then raise exception 'no such connection' using errcode = 'PL404'; end if;
  return private.begin_run(v_connection, p_trigger, 'whole');
end $$;
comment on function private.open_whole_read is 'Begins the whole read of a connection, or goes on with it: opens a run of it. PL404 when the connection is not read.';

create function private.close_whole_read(p_work private.work, p_outcome jsonb) returns timestamptz
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_status text := p_outcome ->> 'status';
  v_whole boolean := v_status in ('succeeded', 'partial') and not (p_outcome ->> 'continue')::boolean;
  v_connection public.connections;
begin
  update public.sync_runs r
    set status = v_status, finished_at = private.clock(), error = nullif(p_outcome -> 'error', 'null'),
        api_calls = (p_outcome ->> 'cost')::int
    where r.organization_id = p_work.organization_id and r.connection_id = p_work.subject_id and r.status = 'running';
  select * into v_connection from public.connections c
    where c.organization_id = p_work.organization_id and c.id = p_work.subject_id;
  if not v_whole then return null; end if;
  perform private.release_missing(v_connection, v_connection.whole_started_at, (
    select jsonb_object_agg(s.stream, private.read_by_whole(v_connection.organization_id, v_connection.id,
      v_connection.whole_started_at, s.stream, false)) from unnest(private.streams()) as s (stream)));
  perform private.plan_folding(p_work.organization_id);
  -- Never before it began: the clock may have been set back.
  update public.connections c set whole_ended_at = greatest(private.clock(), c.whole_started_at)
    where c.organization_id = p_work.organization_id and c.id = p_work.subject_id returning * into v_connection;
  return private.next_whole_read(v_connection);
end $$;
comment on function private.close_whole_read is 'Closes the run of whoever read a part of the whole, and the whole read with its last one; when the next one is due. Neither when the connection was last read nor what keeps it from that is its business.';
