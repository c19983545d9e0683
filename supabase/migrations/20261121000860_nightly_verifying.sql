-- Asking each night whether what is kept is true, of a sample: work of the kind `verify`. What it reads does not grow
-- with what an organisation holds. It tells, and repairs nothing: a fault that nobody sees comes again.

create table private.verified (
  organization_id uuid primary key references public.organizations (id) on delete cascade,
  after_connection uuid,
  after_at timestamptz,
  after_id text,
  after_commit uuid
);
comment on table private.verified is 'How far an organisation was looked through in turn: up to this deployment, and this commit of those of which others than Datadog say something. Null before the first and behind the last.';
alter table private.verified enable row level security;
alter table private.verified force row level security;

create table private.faults (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  what text not null,
  id text not null,
  found_at timestamptz not null default private.clock(),
  primary key (organization_id, what, id)
);
comment on table private.faults is 'Where something else is kept than it is derived from, until it is not any more: for the operator, and nobody else.';
comment on column private.faults.what is 'As private.verify calls it; id: the no of a deployment, or the id of a commit.';
alter table private.faults enable row level security;
alter table private.faults force row level security;

-- samples ------------------------------------------------------------------------------------------------------

create function private.sample_known(p_organization_id uuid) returns private.sample
  language sql stable set search_path = ''
  as $$
    select private.sample_of(p_organization_id, array_agg(f.id::bigint) filter (where f.is_no),
      coalesce(array_agg(f.id::uuid) filter (where not f.is_no), '{}'),
      array_agg(f.id::bigint) filter (where f.is_no and f.what in ('counts', 'runs')))
    from (select f.what, f.id, f.id ~ '^[0-9]+$' as is_no from private.faults f
          where f.organization_id = p_organization_id) f
  $$;
comment on function private.sample_known is 'Where faults were found before.';

create function private.sample_newest(p_organization_id uuid, p_limit integer) returns private.sample
  language sql stable set search_path = ''
  as $$
    select private.sample_of(p_organization_id, array(
      select d.no from (
        select d.no, sum(d.listed) over turns as listed, row_number() over turns as turn
        from public.connections c cross join lateral (
          select d.no, d.started_at, d.human + d.ai_assisted + d.bot + d.unknown as listed from public.deployments d
          where d.connection_id = c.id and d.started_at > '-infinity' order by d.started_at desc limit p_limit) d
        where c.organization_id = p_organization_id
        window turns as (order by d.started_at desc, d.no)) d
      where d.listed <= p_limit and d.turn <= p_limit or d.turn = 1))
  $$;
comment on function private.sample_newest is 'The newest deployments, as many as list so many commits: a new fault stands in what was written last.';

create function private.sample_month(p_organization_id uuid, p_limit integer) returns private.sample
  language sql volatile set search_path = ''
  as $$
    select private.sample_of(p_organization_id, n.nos, '{}', n.nos)
    from (select array(
      select d.no from (
        select c.connection_id, c.month from public.deployment_counts c
        where c.organization_id = p_organization_id and c.dimension = 'total' and c.deployments <= p_limit
        order by random() limit 1) c
      cross join lateral (
        select d.no from public.deployments d where d.connection_id = c.connection_id
          and d.started_at >= c.month::timestamp at time zone 'UTC'
        order by d.started_at limit 1) d) as nos) n
  $$;
comment on function private.sample_month is 'One month of one connection, of those that count so many deployments at most.';

create function private.sample_next(p_organization_id uuid, p_limit integer) returns private.sample
  language plpgsql volatile set search_path = ''
  as $$
declare
  v private.verified;
  v_nos bigint[];
  v_commits uuid[];
begin
  insert into private.verified (organization_id) values (p_organization_id) on conflict do nothing;
  select * into v from private.verified r where r.organization_id = p_organization_id;
  with next as materialized (
    select * from private.next_deployments(p_organization_id, v.after_connection, v.after_at, v.after_id, p_limit)),
  last as (
    select * from next n order by n.connection_id desc, n.started_at desc, n.external_id desc limit 1)
  select (select array_agg(n.no) from next n), l.connection_id, l.started_at, l.external_id
    into v_nos, v.after_connection, v.after_at, v.after_id from (values (1)) o left join last l on true;
  v_commits := array(
    select k.id from public.commits k where k.organization_id = p_organization_id and k.evidence is not null
      and k.id > coalesce(v.after_commit, '00000000-0000-0000-0000-000000000000') order by k.id limit p_limit);
  update private.verified r set after_connection = v.after_connection, after_at = v.after_at, after_id = v.after_id,
      after_commit = v_commits[p_limit]
    where r.organization_id = p_organization_id;
  return private.sample_of(p_organization_id, v_nos, v_commits);
end $$;
comment on function private.sample_next is 'Those whose turn it is, night after night through all that an organisation holds; none behind the last, and then from the first on.';

-- work ---------------------------------------------------------------------------------------------------------

create function private.note_faults(p_sample private.sample) returns jsonb
  language sql volatile set search_path = ''
  as $$
    with found as materialized (
      select f.what, f.ids from private.verify(p_sample) f where f.ids <> '{}'
    ), noted as (
      insert into private.faults (organization_id, what, id)
        select p_sample.organization_id, f.what, i.id from found f cross join unnest(f.ids) as i (id)
        -- Where everything is wrong, so many tell it.
        limit greatest(0, 1000 - (select count(*) from private.faults f where f.organization_id = p_sample.organization_id))
        on conflict do nothing)
    select coalesce(jsonb_agg(jsonb_build_object('what', f.what, 'found', cardinality(f.ids), 'ids', to_jsonb(f.ids[1:20]))
      order by f.what), '[]') from found f
  $$;
comment on function private.note_faults is 'Compares a sample, and keeps what is wrong: [{what, found, ids}], of the ids up to 20.';

create function private.note_known(p_organization_id uuid) returns jsonb
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_sample private.sample := private.sample_known(p_organization_id);
begin
  -- What is still wrong is noted again, with the day of the next look.
  delete from private.faults f where f.organization_id = p_organization_id
    and (f.what, f.id) not in (select v.what, unnest(v.ids) from private.verify(v_sample) v);
  return private.note_faults(v_sample);
end $$;
comment on function private.note_known is 'Compares what was wrong before, and forgets what is not any more.';

-- Definer: nobody holds a grant on the tables. Next by the key, and not by sorting all that the organisation holds.
create function public.verify_sample(p_held jsonb, p_part text, p_limit integer) returns jsonb
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off set enable_sort = off
  set enable_bitmapscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_sample private.sample;
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  -- While commits follow a service to its repository, deployments list what they will not.
  if exists (select from private.commit_moves m where m.organization_id = v_org) then return null; end if;
  if p_part = 'known' then return jsonb_build_object('deployments', 0, 'faults', private.note_known(v_org)); end if;
  v_sample := case p_part when 'newest' then private.sample_newest(v_org, p_limit)
    when 'month' then private.sample_month(v_org, 10 * p_limit) else private.sample_next(v_org, p_limit) end;
  return jsonb_build_object('deployments', cardinality(v_sample.nos), 'faults', private.note_faults(v_sample));
end $$;
comment on function public.verify_sample is 'Computes anew what is kept of a part of an organisation, and notes what differs: known (what was wrong before), newest, month (one of what is counted) or next (those whose turn it is), as many deployments as list p_limit commits. {deployments, faults: [{what, found, ids}]}; null while commits follow a mapping. PL410 when the lease was lost.';
grant execute on function public.verify_sample to service_role;

create function private.next_verification() returns timestamptz
  language sql stable set search_path = ''
  as $$ select private.next_nightly(private.clock()) + interval '1 hour' $$;
comment on function private.next_verification is 'An hour behind the sync, which waits for nobody.';

-- Definer: nobody holds a grant on the work.
create function private.plan_verification() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
begin
  perform private.plan_work(new.id, 'verify', new.id, private.next_verification());
  return null;
end $$;
comment on function private.plan_verification is 'What an organisation keeps is verified every night from its first on.';
create trigger organizations_are_verified after insert on public.organizations
  for each row execute function private.plan_verification();
