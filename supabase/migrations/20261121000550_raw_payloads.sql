-- raw_payloads -------------------------------------------------------------------------------------------------

create table private.raw_payloads (
  organization_id uuid not null,
  connection_id uuid not null,
  stream text not null check (stream = any (private.streams())),
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

-- Definer, as all that follow: nobody holds a grant on the table, nor on the work.
create function private.plan_payload_purge(p_organization_id uuid) returns void
  language sql volatile security definer set search_path = ''
  as $$
    insert into private.work as w (organization_id, kind, subject_id, next_at)
      select o.id, 'purge_payloads', o.id, private.next_nightly(private.clock() + make_interval(days => o.raw_retention_days))
      from public.organizations o where o.id = p_organization_id and not exists (
        select from private.work p where p.organization_id = o.id and p.kind = 'purge_payloads' and p.next_at is not null)
      on conflict (organization_id, kind, subject_id) do update set next_at = excluded.next_at
  $$;
comment on function private.plan_payload_purge is 'Plans when the first words that an organisation keeps are to go, unless that is planned.';
grant execute on function private.plan_payload_purge to service_role;

create function private.store_raw(p_connection public.connections, p_stream text, p_events jsonb, p_external_ids text[])
  returns void language sql volatile security definer set search_path = ''
  as $$
    select private.plan_payload_purge(p_connection.organization_id);
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
comment on function private.store_raw is 'Keeps the words behind the events that were just written, and plans when the first of them are to go.';
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

create index quarantine_age_idx on public.quarantine (organization_id, last_seen_at)
  where resolved_at is not null or raw <> '';

create function private.purge_quarantine(p_organization_id uuid, p_limit integer) returns integer
  language sql volatile set search_path = ''
  as $$
    with old as (
      select q.ctid as place, q.resolved_at is not null as resolved from public.quarantine q
      where q.organization_id = p_organization_id and (q.resolved_at is not null or q.raw <> '')
        and q.last_seen_at < private.clock() - make_interval(
          days => (select o.raw_retention_days from public.organizations o where o.id = p_organization_id))
      limit p_limit),
    ended as (
      delete from public.quarantine q
        where q.ctid = any (array(select old.place from old where old.resolved)) returning 1),
    emptied as (
      update public.quarantine q set raw = '', retry = false
        where q.ctid = any (array(select old.place from old where not old.resolved)) returning 1)
    select (select count(*) from ended)::int + (select count(*) from emptied)::int
  $$;
comment on function private.purge_quarantine is 'Of up to p_limit events of the quarantine that were last seen longer ago than their organisation keeps payloads: deletes those that were read after all, and the words of those that still wait; how many.';

-- Oldest first, and not by sorting: by their age, where the primary key would do to find an organisation's.
create function public.purge_payloads(p_held jsonb, p_limit integer) returns integer
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off set enable_sort = off
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_count integer;
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  delete from private.raw_payloads r where r.ctid = any (array(
    select p.ctid from private.raw_payloads p where p.organization_id = v_org
      and p.stored_at < private.clock() - make_interval(days => (select o.raw_retention_days from public.organizations o where o.id = v_org))
    order by p.stored_at limit p_limit));
  get diagnostics v_count = row_count;
  return v_count + private.purge_quarantine(v_org, p_limit - v_count);
end $$;
comment on function public.purge_payloads is 'Deletes up to p_limit payloads, and texts of the quarantine, that are older than their organisation keeps them; how many it deleted. PL410 when the lease was lost.';
grant execute on function public.purge_payloads to service_role;

create function private.next_payload_purge(p_organization_id uuid) returns timestamptz
  language sql stable set search_path = ''
  as $$
    select private.next_nightly(greatest(private.clock(),
      k.oldest + make_interval(days => (select o.raw_retention_days from public.organizations o where o.id = p_organization_id))))
    from (select least(
      (select min(r.stored_at) from private.raw_payloads r where r.organization_id = p_organization_id),
      (select min(q.last_seen_at) from public.quarantine q where q.organization_id = p_organization_id
         and (q.resolved_at is not null or q.raw <> '')),
      (select min(c.named_at) from public.commits c where c.organization_id = p_organization_id
         and c.named_at > '-infinity')) as oldest) k
    where k.oldest is not null
  $$;
comment on function private.next_payload_purge is 'The night after the oldest payload, quarantined text or commit with names of an organisation is past its time; null when it has none.';

-- Definer: nobody holds a grant on the work.
create function private.purge_sooner() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
begin
  perform private.plan_work(new.id, 'purge_payloads', new.id, private.clock());
  return null;
end $$;
comment on function private.purge_sooner is 'Other days to keep payloads for: what is too old by them goes with the next tick.';
create trigger organizations_keep_payloads_for after update of raw_retention_days on public.organizations
  for each row when (old.raw_retention_days is distinct from new.raw_retention_days)
  execute function private.purge_sooner();
