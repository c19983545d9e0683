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
create index raw_payloads_age_idx on private.raw_payloads (organization_id, stored_at) where stored_at is not null;
alter table private.raw_payloads enable row level security;
alter table private.raw_payloads force row level security;

-- Definer, as all that follow: nobody holds a grant on the table.
create function private.store_raw(p_connection public.connections, p_stream text, p_events jsonb, p_external_ids text[])
  returns void language sql volatile security definer set search_path = ''
  as $$
    -- Without words of their own (they are not kept any more) the old ones are not these events' either.
    -- An array of ids, not a join: joined, each stored row of the connection was held against each event.
    with words as materialized (
      select e.external_id, e.raw from jsonb_to_recordset(p_events) as e(external_id text, raw text)
      where e.external_id = any (p_external_ids)),
    dropped as (
      delete from private.raw_payloads r
        where r.organization_id = p_connection.organization_id and r.connection_id = p_connection.id
          and r.stream = p_stream
          and r.external_id = any (array(select w.external_id from words w where w.raw is null)))
    insert into private.raw_payloads as r (organization_id, connection_id, stream, external_id, raw)
      select p_connection.organization_id, p_connection.id, p_stream, w.external_id, w.raw
      from words w where w.raw is not null order by w.external_id
      on conflict (organization_id, connection_id, stream, external_id) do update
        set raw = excluded.raw, stored_at = excluded.stored_at
  $$;
comment on function private.store_raw is 'Keeps the words behind the events that were just written.';
grant execute on function private.store_raw to service_role;

create function public.list_raw_payloads(p_request jsonb) returns jsonb
  language sql stable security definer set search_path = '' set enable_seqscan = off
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('externalId', p.external_id, 'raw', p.raw) order by p.external_id), '[]')
    from (select private.as_jsonb(p_request) as v offset 0) a cross join lateral (
      select r.external_id, r.raw from private.raw_payloads r
      -- Values, not joins: one look by key for each payload, where the planner would hold all events against all payloads.
      where r.organization_id = (a.v ->> 'organizationId')::uuid and r.connection_id = (a.v ->> 'connectionId')::uuid
        and r.stream = a.v ->> 'stream' and r.external_id > a.v ->> 'after' and (case r.stream
        when 'deployments' then (select d.deleted_at from public.deployments d where d.organization_id = r.organization_id
          and d.connection_id = r.connection_id and d.external_id = r.external_id)
        else (select i.deleted_at from public.incidents i where i.organization_id = r.organization_id
          and i.connection_id = r.connection_id and i.external_id = r.external_id) end) is null
      order by r.external_id limit (a.v ->> 'limit')::int) p
  $$;
comment on function public.list_raw_payloads is 'Stored payloads of one stream by id, for {organizationId, connectionId, stream, after, limit}; without those of events that are gone at Datadog.';
grant execute on function public.list_raw_payloads to service_role;

create function public.purge_raw_payloads(p_limit integer) returns integer
  language sql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
    with old as (
      -- Each organisation's by their age, where a join would read all payloads that there are.
      select r.place from public.organizations o cross join lateral (
        select r.ctid as place from private.raw_payloads r where r.organization_id = o.id
          and r.stored_at < private.clock() - make_interval(days => o.raw_retention_days)
        limit p_limit) r
      limit p_limit),
    purged as (delete from private.raw_payloads r where r.ctid = any (array(select old.place from old)) returning 1)
    select count(*)::int from purged
  $$;
comment on function public.purge_raw_payloads is 'Deletes up to p_limit payloads that are older than their organisation keeps them; how many it deleted.';
grant execute on function public.purge_raw_payloads to service_role;
