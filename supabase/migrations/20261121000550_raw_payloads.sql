-- raw_payloads -------------------------------------------------------------------------------------------------

create table private.raw_payloads (
  organization_id uuid not null,
  connection_id uuid not null,
  stream text not null check (stream in ('deployments', 'incidents')),
  external_id text not null,
  raw text not null,
  stored_at timestamptz not null default private.clock(),
  primary key (organization_id, connection_id, stream, external_id),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table private.raw_payloads is 'Datadog''s own words behind each mirrored event, as of its last change, so that the tables can be derived again. Kept for the organisation''s raw_retention_days.';
comment on column private.raw_payloads.raw is 'The event as JSON text. Text, not jsonb: it is stored and read whole, never searched.';
create index raw_payloads_age_idx on private.raw_payloads (organization_id, stored_at);
alter table private.raw_payloads enable row level security;
alter table private.raw_payloads force row level security;

-- Definer, as all that follow: nobody holds a grant on the table.
create function private.store_raw(p_connection public.connections, p_stream text, p_events jsonb, p_external_ids text[])
  returns void language sql volatile security definer set search_path = ''
  as $$
    insert into private.raw_payloads as r (organization_id, connection_id, stream, external_id, raw)
      select p_connection.organization_id, p_connection.id, p_stream, e.external_id, e.raw
      from jsonb_to_recordset(p_events) as e(external_id text, raw text)
      where e.raw is not null and e.external_id = any (p_external_ids)
      order by e.external_id
      on conflict (organization_id, connection_id, stream, external_id) do update
        set raw = excluded.raw, stored_at = excluded.stored_at
  $$;
comment on function private.store_raw is 'Keeps the words behind the events that were just written.';
revoke all on function private.store_raw from public;
grant execute on function private.store_raw to service_role;

create function public.list_raw_payloads(p_request jsonb) returns jsonb
  language sql stable security definer set search_path = ''
  as $$
    with asked as (select private.as_jsonb(p_request) as v), page as (
      select r.external_id, r.raw from asked a join private.raw_payloads r
        on r.organization_id = (a.v ->> 'organizationId')::uuid and r.connection_id = (a.v ->> 'connectionId')::uuid
        and r.stream = a.v ->> 'stream' and r.external_id > a.v ->> 'after'
      where not exists (select from public.deployments d where r.stream = 'deployments'
          and d.organization_id = r.organization_id and d.connection_id = r.connection_id
          and d.external_id = r.external_id and d.deleted_at is not null)
        and not exists (select from public.incidents i where r.stream = 'incidents'
          and i.organization_id = r.organization_id and i.connection_id = r.connection_id
          and i.external_id = r.external_id and i.deleted_at is not null)
      order by r.external_id limit (select (a.v ->> 'limit')::int from asked a))
    select coalesce(jsonb_agg(jsonb_build_object('externalId', p.external_id, 'raw', p.raw) order by p.external_id), '[]')
    from page p
  $$;
comment on function public.list_raw_payloads is 'Stored payloads of one stream by id, for {organizationId, connectionId, stream, after, limit}; without those of events that are gone at Datadog.';

create function public.list_unread(p_request jsonb) returns jsonb
  language sql stable security invoker set search_path = ''
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('eventKey', q.event_key, 'raw', q.raw) order by q.event_key), '[]')
    from (select private.as_jsonb(p_request) as v) a cross join lateral (
      select q.event_key, q.raw from public.quarantine q
      where q.organization_id = (a.v ->> 'organizationId')::uuid and q.connection_id = (a.v ->> 'connectionId')::uuid
        and q.stream = a.v ->> 'stream' and q.resolved_at is null and q.retry and q.event_key > a.v ->> 'after'
      order by q.event_key limit (a.v ->> 'limit')::int) q
  $$;
comment on function public.list_unread is 'Events of one stream that wait in quarantine for a parser that can read them, for {organizationId, connectionId, stream, after, limit}.';

create function public.purge_raw_payloads(p_limit integer) returns integer
  language sql volatile security definer set search_path = ''
  as $$
    with old as (
      select r.ctid from public.organizations o join private.raw_payloads r on r.organization_id = o.id
        and r.stored_at < private.clock() - make_interval(days => o.raw_retention_days)
      limit p_limit),
    purged as (delete from private.raw_payloads r using old where r.ctid = old.ctid returning 1)
    select count(*)::int from purged
  $$;
comment on function public.purge_raw_payloads is 'Deletes up to p_limit payloads that are older than their organisation keeps them; how many it deleted.';

-- unsettled events ---------------------------------------------------------------------------------------------

create function public.list_unsettled(p_request jsonb) returns jsonb
  language sql stable security invoker set search_path = ''
  as $$
    with asked as (select private.as_jsonb(p_request) as v), unsettled as (
      select 'deployments' as stream, d.external_id, d.started_at
        from asked a join public.deployments d on d.organization_id = (a.v ->> 'organizationId')::uuid
          and d.connection_id = (a.v ->> 'connectionId')::uuid and d.started_at < (a.v ->> 'before')::timestamptz
          and d.started_at >= private.clock() - interval '90 days'
        where d.change_failure is null and d.deleted_at is null
      union all
      select 'incidents', i.external_id, i.started_at
        from asked a join public.incidents i on i.organization_id = (a.v ->> 'organizationId')::uuid
          and i.connection_id = (a.v ->> 'connectionId')::uuid and i.started_at < (a.v ->> 'before')::timestamptz
          and i.started_at >= private.clock() - interval '90 days'
        where i.finished_at is null and i.deleted_at is null)
    select coalesce(jsonb_agg(jsonb_build_object('stream', u.stream, 'externalId', u.external_id,
      'startedAt', private.as_iso(u.started_at)) order by u.started_at desc, u.stream, u.external_id), '[]')
    from (select u.* from unsettled u order by u.started_at desc, u.stream, u.external_id
          limit (select (a.v ->> 'limit')::int from asked a)) u
  $$;
comment on function public.list_unsettled is 'Verdicts still pending and incidents still open that began before `before` and within 90 days, newest first, for {organizationId, connectionId, before, limit}.';

do $$
declare f text;
begin
  foreach f in array array['public.list_raw_payloads(jsonb)', 'public.list_unread(jsonb)',
    'public.purge_raw_payloads(integer)', 'public.list_unsettled(jsonb)'] loop
    execute 'revoke all on function ' || f || ' from public';
    execute 'grant execute on function ' || f || ' to service_role';
  end loop;
end $$;
