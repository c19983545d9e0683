-- What a source no longer lists, and the doubt about it: a complete answer is not always a true one. A slice that was
-- read completely, or a question by id, notes what did not come back; at the end of a round it is judged, and what is
-- beyond doubt is marked as deleted then. docs/decisions/0014-doubt-before-deletion.md says why by these numbers.

-- noting -------------------------------------------------------------------------------------------------------

create function private.forget_missed(p_organization_id uuid, p_connection_id uuid, p_stream text, p_external_ids text[])
  returns void language sql volatile security invoker set search_path = '' set enable_seqscan = off
  as $$
    delete from public.vanished_events v where v.organization_id = p_organization_id
      and v.connection_id = p_connection_id and v.stream = p_stream and v.external_id = any (p_external_ids)
  $$;
comment on function private.forget_missed is 'What is listed again, or found by its id, has not vanished.';
grant execute on function private.forget_missed to service_role;

create function private.runs_whole(p_organization_id uuid, p_connection_id uuid) returns boolean
  language sql stable set search_path = ''
  as $$
    select exists (select from public.sync_runs r where r.organization_id = p_organization_id
      and r.connection_id = p_connection_id and r.status in ('queued', 'running') and r.mode = 'whole')
  $$;
comment on function private.runs_whole is 'Whether the open run of a connection reads a part of a whole read, and not of a round.';
grant execute on function private.runs_whole to service_role;

create function private.note_gone(p_organization_id uuid, p_connection_id uuid, p_run_id uuid, p_stream text,
                                  p_external_ids text[])
  returns void language sql volatile security invoker set search_path = '' set enable_seqscan = off
  as $$
    insert into public.vanished_events (organization_id, connection_id, stream, external_id, run_id, asked, in_whole)
      select p_organization_id, p_connection_id, p_stream, n.id, p_run_id, true,
        private.runs_whole(p_organization_id, p_connection_id) from unnest(p_external_ids) as n (id)
      on conflict do nothing
  $$;
comment on function private.note_gone is 'Notes events that Datadog, asked for each by its id, does not find.';
grant execute on function private.note_gone to service_role;

create function private.note_missing(p_organization_id uuid, p_connection_id uuid, p_run_id uuid, p_stream text,
                                     p_range tstzrange, p_present text[])
  returns void language plpgsql volatile security invoker set search_path = '' set enable_seqscan = off
  as $$
begin
  insert into public.vanished_events (organization_id, connection_id, stream, external_id, run_id, asked, in_whole)
    select p_organization_id, p_connection_id, p_stream, e.external_id, p_run_id, false,
      private.runs_whole(p_organization_id, p_connection_id) from (
      select d.external_id from public.deployments d where p_stream = 'deployments'
        and (d.organization_id = p_organization_id) is true and d.connection_id = p_connection_id and d.deleted_at is null
        and d.started_at > lower(p_range) and d.started_at < upper(p_range)
      union all
      select i.external_id from public.incidents i where p_stream = 'incidents'
        and (i.organization_id = p_organization_id) is true and i.connection_id = p_connection_id and i.deleted_at is null
        and i.started_at > lower(p_range) and i.started_at < upper(p_range)) e
    where not e.external_id = any (p_present)
    on conflict do nothing;
end $$;
comment on function private.note_missing is 'Notes events of a completely read range that did not come back. Not at its edges: whether Datadog lists those is its business, and the next run has other edges.';
grant execute on function private.note_missing to service_role;

-- judging ------------------------------------------------------------------------------------------------------

create type private.pass as (organization_id uuid, connection_id uuid, stream text, in_whole boolean, since timestamptz,
  ranges tstzmultirange);
comment on type private.pass is 'What is judged at once: a round or a whole read, since when, and what of one stream it has read completely.';

create function private.pass_of(p_connection public.connections, p_stream text, p_in_whole boolean) returns private.pass
  language sql stable set search_path = ''
  as $$
    select case when p_in_whole
      then row((p_connection).organization_id, (p_connection).id, p_stream, true, (p_connection).whole_started_at,
        private.read_by_whole((p_connection).organization_id, (p_connection).id, (p_connection).whole_started_at, p_stream,
          false))::private.pass
      else row((p_connection).organization_id, (p_connection).id, p_stream, false, (p_connection).round_started_at,
        private.read_this_round(p_connection, p_stream))::private.pass end
  $$;
comment on function private.pass_of is 'The present round of a connection, or its whole read under way.';
grant execute on function private.pass_of to service_role;

create type private.missed as (external_id text, asked boolean, doubted boolean, was_held boolean);
comment on type private.missed is 'An event that was missed: when asked for by its id, under doubt already, and whether it is among those that private.count_held counts.';

create function private.count_held(p_pass private.pass) returns bigint
  language sql stable set search_path = ''
  as $$
    select sum(case (p_pass).stream
      when 'deployments' then (select count(*) from public.deployments d
        where (d.organization_id = (p_pass).organization_id) is true and d.connection_id = (p_pass).connection_id
          and d.deleted_at is null and d.started_at > lower(r) and d.started_at < upper(r)
          and d.first_seen_at < (p_pass).since)
      when 'incidents' then (select count(*) from public.incidents i
        where (i.organization_id = (p_pass).organization_id) is true and i.connection_id = (p_pass).connection_id
          and i.deleted_at is null and i.started_at > lower(r) and i.started_at < upper(r)
          and i.first_seen_at < (p_pass).since) end)
    from unnest((p_pass).ranges) r
  $$;
comment on function private.count_held is 'How many live events of its ranges a connection held before the pass: what came new with it says nothing about what is missing.';
grant execute on function private.count_held to service_role;

create function private.list_missed(p_pass private.pass) returns setof private.missed
  language sql stable set search_path = ''
  as $$
    select v.external_id, v.asked, v.doubted_at is not null, coalesce(e.deleted_at is null
      and e.first_seen_at < (p_pass).since
      and exists (select from unnest((p_pass).ranges) r where e.started_at > lower(r) and e.started_at < upper(r)), false)
    from public.vanished_events v left join lateral (
      select d.deleted_at, d.first_seen_at, d.started_at from public.deployments d where (p_pass).stream = 'deployments'
        and d.organization_id = v.organization_id and d.connection_id = v.connection_id and d.external_id = v.external_id
      union all
      select i.deleted_at, i.first_seen_at, i.started_at from public.incidents i where (p_pass).stream = 'incidents'
        and i.organization_id = v.organization_id and i.connection_id = v.connection_id and i.external_id = v.external_id
      offset 0) e on true
    where v.organization_id = (p_pass).organization_id and v.connection_id = (p_pass).connection_id
      and v.stream = (p_pass).stream and (v.doubted_at is not null or v.in_whole = (p_pass).in_whole)
  $$;
comment on function private.list_missed is 'What of a stream is in doubt, or was missed by the pass, each with what its judgement takes.';
grant execute on function private.list_missed to service_role;

create function private.count_found(p_pass private.pass) returns bigint
  language sql stable set search_path = ''
  as $$
    select coalesce(sum(s.fetched), 0) from public.sync_runs r cross join lateral (
      select s.fetched from public.sync_slices s where s.organization_id = r.organization_id and s.run_id = r.id
        and s.stream = (p_pass).stream and s.part > 0 and s.api_calls > 0 offset 0) s
    where r.organization_id = (p_pass).organization_id and r.connection_id = (p_pass).connection_id
      and r.created_at >= (p_pass).since and (r.mode = 'whole') = (p_pass).in_whole
  $$;
comment on function private.count_found is 'How many events the pass found by their ids.';
grant execute on function private.count_found to service_role;

create function private.is_doubtful(p_missing bigint, p_of numeric, p_in_doubt boolean) returns boolean
  language sql immutable parallel safe set search_path = ''
  as $$ select p_missing > case when p_in_doubt then 1 else 20 end and p_missing > 0.3 * p_of $$;
comment on function private.is_doubtful is 'Whether so many of so many can hardly be deleted: more than 20 and more than 30 %. While others of their stream are in doubt, 20 are exceeded by those; a single one still goes.';
grant execute on function private.is_doubtful to service_role;

create function private.doubt(p_pass private.pass, p_asked boolean, p_of bigint) returns void
  language plpgsql volatile security invoker set search_path = '' set enable_seqscan = off
  as $$
begin
  update public.vanished_events v set doubted_at = private.clock()
    where v.organization_id = p_pass.organization_id and v.connection_id = p_pass.connection_id
      and v.stream = p_pass.stream and v.asked = p_asked and v.in_whole = p_pass.in_whole and v.doubted_at is null;
  update public.connections c set vanished_of = c.vanished_of || jsonb_build_object(p_pass.stream, p_of)
    where c.organization_id = p_pass.organization_id and c.id = p_pass.connection_id;
end $$;
comment on function private.doubt is 'Puts under doubt what of a stream ranges, or questions by id, have newly missed; p_of: how many there would have to be.';
grant execute on function private.doubt to service_role;

create function private.is_in_doubt(p_pass private.pass) returns boolean
  language sql stable set search_path = ''
  as $$
    select exists (select from public.vanished_events v where v.organization_id = (p_pass).organization_id
      and v.connection_id = (p_pass).connection_id and v.stream = (p_pass).stream and v.doubted_at is not null
      and v.kept_at is null and v.confirmed_at is null)
  $$;
comment on function private.is_in_doubt is 'Whether events of a stream are under a doubt that nobody has decided yet.';
grant execute on function private.is_in_doubt to service_role;

create function private.judge_vanished(p_pass private.pass) returns void
  language plpgsql volatile security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v_in_doubt boolean := private.is_in_doubt(p_pass);
  v_listed bigint;
  v_asked bigint;
  v_beside bigint;
  v_left bigint;
  v_held bigint;
  v_found bigint;
begin
  select count(*) filter (where not m.doubted and not m.asked), count(*) filter (where not m.doubted and m.asked),
      count(*) filter (where not m.was_held),
      count(*) filter (where not m.was_held and not m.doubted and not m.asked) - count(*) filter (where m.was_held and m.doubted)
    into v_listed, v_asked, v_beside, v_left from private.list_missed(p_pass) m;
  -- Nothing is counted where there is nothing to doubt.
  if v_listed + v_asked = 0 or not v_in_doubt and greatest(v_listed, v_asked) <= 20 then return; end if;
  v_held := coalesce(private.count_held(p_pass), 0);
  v_found := private.count_found(p_pass);
  -- Of what was still listed: not of what has been missed since before.
  if private.is_doubtful(v_listed, v_held + v_left, v_in_doubt) then
    perform private.doubt(p_pass, false, v_held + v_beside);
    v_in_doubt := true;
  end if;
  -- "Not found" by its id is what a switched source answers for each event that it hides.
  if v_asked > 0 and (v_in_doubt or private.is_doubtful(v_asked, v_found + v_asked, false)) then
    perform private.doubt(p_pass, true, v_held + v_beside);
  end if;
end $$;
comment on function private.judge_vanished is 'Decides about what of a stream it newly missed, after the pass came to its end: under doubt when it is too much to be deleted, apart for what ranges and what questions by id have missed; else it stays as it is, to be marked as deleted. Called again after some of it was, it decides the same.';
grant execute on function private.judge_vanished to service_role;

-- settling -----------------------------------------------------------------------------------------------------

create function private.delete_missed(p_connection public.connections, p_stream text, p_external_ids text[])
  returns integer language plpgsql volatile security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v_deleted integer;
begin
  if p_external_ids = '{}' then return 0; end if;
  v_deleted := private.tombstone_named(p_connection.organization_id, p_connection.id, p_stream, p_external_ids);
  perform private.forget_missed(p_connection.organization_id, p_connection.id, p_stream, p_external_ids);
  return v_deleted;
end $$;
comment on function private.delete_missed is 'Marks events that were missed as deleted, and forgets their notes; how many were alive.';
grant execute on function private.delete_missed to service_role;

create function private.count_deleted(p_connection public.connections, p_stream text, p_deleted integer) returns void
  language sql volatile security invoker set search_path = '' set enable_seqscan = off
  as $$
    insert into public.sync_slices (organization_id, run_id, stream, from_at, to_at, part, complete, fetched, inserted,
        updated, unchanged, quarantined, tombstoned, api_calls)
      select r.organization_id, r.id, p_stream, r.window_from, r.window_to, 1 + coalesce((
          select max(s.part) from public.sync_slices s where s.organization_id = r.organization_id and s.run_id = r.id
            and s.stream = p_stream), 0), false, 0, 0, 0, 0, 0, p_deleted, 0
      from public.sync_runs r where r.organization_id = p_connection.organization_id
        and r.connection_id = p_connection.id and r.status = 'running' and p_deleted > 0
  $$;
comment on function private.count_deleted is 'Writes down what the open run of a connection marked as deleted at its end: a slice that read nothing.';
grant execute on function private.count_deleted to service_role;

create function private.settle_stream(p_pass private.pass, p_connection public.connections, p_limit integer) returns integer
  language plpgsql volatile security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v_ids text[];
begin
  if not exists (select from public.vanished_events v where v.organization_id = p_pass.organization_id
      and v.connection_id = p_pass.connection_id and v.stream = p_pass.stream and v.in_whole = p_pass.in_whole
      and v.doubted_at is null) then return 0; end if;
  perform private.judge_vanished(p_pass);
  v_ids := array(select v.external_id from public.vanished_events v
    where v.organization_id = p_pass.organization_id and v.connection_id = p_pass.connection_id
      and v.stream = p_pass.stream and v.in_whole = p_pass.in_whole and v.doubted_at is null
    order by v.external_id limit p_limit);
  perform private.count_deleted(p_connection, p_pass.stream, private.delete_missed(p_connection, p_pass.stream, v_ids));
  return cardinality(v_ids);
end $$;
comment on function private.settle_stream is 'Judges what a pass has missed of its stream, and marks up to p_limit of what is beyond doubt as deleted; how many notes that were.';
grant execute on function private.settle_stream to service_role;

create function private.measure_vanished(p_organization_id uuid, p_connection_id uuid) returns jsonb
  language sql stable set search_path = ''
  as $$
    with streams as (
      select v.stream, v.kept_at is not null as kept, count(*) as missing, min(v.doubted_at) as since
      from public.vanished_events v where v.organization_id = p_organization_id and v.connection_id = p_connection_id
        and v.doubted_at is not null and v.confirmed_at is null
      group by v.stream, v.kept_at is not null),
    -- What was kept is told where nothing new is in doubt.
    told as (select * from streams s where s.kept = (select bool_and(t.kept) from streams t))
    select jsonb_build_object('state', case when bool_and(t.kept) then 'kept' else 'doubted' end,
      'missing', sum(t.missing), 'of', sum(greatest(o.number, t.missing)), 'since', private.as_iso(min(t.since)),
      'streams', jsonb_object_agg(t.stream, jsonb_build_object('missing', t.missing, 'of', greatest(o.number, t.missing))))
    from told t join public.connections c on c.organization_id = p_organization_id and c.id = p_connection_id
    cross join lateral (select (c.vanished_of ->> t.stream)::bigint as number) o
    having count(*) > 0
  $$;
comment on function private.measure_vanished is 'What a connection''s source no longer lists, while it counts all the same: {state: doubted or kept, missing, of, since, streams: {<stream>: {missing, of}}}; null when there is nothing of the kind.';
grant execute on function private.measure_vanished to authenticated, service_role;

create function public.settle_vanished(p_held jsonb, p_limit integer) returns jsonb
  language plpgsql volatile security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_connection public.connections;
  v_in_whole boolean;
  v_settled integer;
  v_vanished jsonb;
begin
  perform private.keep_lease((v ->> 'organizationId')::uuid, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  select * into v_connection from public.connections c
    where c.organization_id = (v ->> 'organizationId')::uuid and c.id = (v ->> 'subjectId')::uuid;
  v_in_whole := private.runs_whole(v_connection.organization_id, v_connection.id);
  select max(private.settle_stream(private.pass_of(v_connection, s.stream, v_in_whole), v_connection, p_limit)) into v_settled
    from unnest(private.streams(v_connection.provider)) as s (stream);
  v_vanished := private.measure_vanished(v_connection.organization_id, v_connection.id);
  return jsonb_build_object('left', v_settled >= p_limit, 'vanished', case when v_vanished ->> 'state' = 'doubted'
    then jsonb_build_object('missing', v_vanished -> 'missing', 'of', v_vanished -> 'of') end);
end $$;
comment on function public.settle_vanished is 'At the end of a round or of a whole read, whichever the open run is of: judges what it has missed, and marks up to p_limit of each stream as deleted. {left, vanished}: whether there may be more; {missing, of} of what is in doubt, null when nothing is. PL410 when the lease was lost.';
grant execute on function public.settle_vanished to service_role;
