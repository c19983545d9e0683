-- What a run asks for beside its windows: events that wait in quarantine, and those that are unsettled before them.

create function public.list_unread(p_request jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
    with asked as materialized (
      select a.v, private.read_this_round(c, a.v ->> 'stream') as read
      from (select private.as_jsonb(p_request) as v) a join public.connections c
        on c.organization_id = (a.v ->> 'organizationId')::uuid and c.id = (a.v ->> 'connectionId')::uuid)
    select coalesce(jsonb_agg(jsonb_build_object('eventKey', q.event_key, 'raw', q.raw) order by q.event_key), '[]')
    from asked a cross join lateral (
      select q.event_key, q.raw from public.quarantine q
      where q.organization_id = (a.v ->> 'organizationId')::uuid and q.connection_id = (a.v ->> 'connectionId')::uuid
        and q.stream = a.v ->> 'stream' and q.resolved_at is null and q.retry and q.event_key > a.v ->> 'after'
        -- What was read again just now is newer than this text, or gone.
        and not coalesce(tstzrange(q.from_at, q.to_at) <@ a.read, false)
      order by q.event_key limit (a.v ->> 'limit')::int) q
  $$;
comment on function public.list_unread is 'Events of one stream that wait in quarantine for a parser that can read them, and lie in no range that this round has read, for {organizationId, connectionId, stream, after, limit}.';
grant execute on function public.list_unread to service_role;

create function public.list_unsettled(p_request jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
    with asked as materialized (
      select (a.v ->> 'limit')::int as most, (a.v ->> 'before')::timestamptz as before, c as connection
      from (select private.as_jsonb(p_request) as v) a join public.connections c
        on c.organization_id = (a.v ->> 'organizationId')::uuid and c.id = (a.v ->> 'connectionId')::uuid),
    -- A run whose budget ended on the way: the next one of its round goes on behind it, within the same bound.
    done as materialized (
      select s.stream, min(s.from_at) + interval '1 second' as until, sum(s.api_calls) as calls
      from asked a join public.sync_runs r on r.organization_id = (a.connection).organization_id
        and r.connection_id = (a.connection).id and r.created_at >= (a.connection).round_started_at
      cross join lateral (
        select s.stream, s.from_at, s.api_calls from public.sync_slices s where s.organization_id = r.organization_id
          and s.run_id = r.id and s.part > 0 and s.api_calls > 0 offset 0) s
      group by s.stream),
    unsettled as (
      select 'deployments' as stream, d.external_id, d.started_at
        from asked a join public.deployments d on (d.organization_id = (a.connection).organization_id) is true
          and d.connection_id = (a.connection).id and d.started_at < a.before
          and d.started_at >= private.clock() - interval '90 days'
        where d.change_failure is null and d.deleted_at is null
      union all
      select 'incidents', i.external_id, i.started_at
        from asked a join public.incidents i on (i.organization_id = (a.connection).organization_id) is true
          and i.connection_id = (a.connection).id and i.started_at < a.before
          and i.started_at >= private.clock() - interval '90 days'
        where i.finished_at is null and i.deleted_at is null)
    select coalesce(jsonb_agg(jsonb_build_object('stream', u.stream, 'externalId', u.external_id,
      'startedAt', private.as_iso(u.started_at)) order by u.started_at desc, u.stream, u.external_id), '[]')
    from (select u.* from unsettled u left join done d on d.stream = u.stream
          where d.until is null or u.started_at < d.until
          order by u.started_at desc, u.stream, u.external_id
          limit (select greatest(a.most - coalesce((select sum(d.calls) from done d), 0), 0) from asked a)) u
  $$;
comment on function public.list_unsettled is 'Verdicts still pending and incidents still open that began before `before` and within 90 days, newest first, for {organizationId, connectionId, before, limit}; what this round has asked for is left out and counts against the limit.';
grant execute on function public.list_unsettled to service_role;
