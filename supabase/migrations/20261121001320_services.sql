-- Services and their repositories ---------------------------------------------------------------------------------

create function private.is_service_known(p_organization_id uuid, p_service text) returns boolean
  language sql stable set search_path = ''
  as $$
    select exists (select from public.cells k where k.organization_id = p_organization_id and k.service = p_service)
      or exists (select from public.incidents i cross join unnest(i.services) s
        where i.organization_id = p_organization_id and lower(s) = p_service)
      or exists (select from public.service_repositories m
        where m.organization_id = p_organization_id and m.service = p_service)
  $$;
comment on function private.is_service_known is 'Whether a deployment or an incident ever named this service, given in lower case, or it is mapped.';

create type metrics.service as (
  id uuid, service text, team text, repository text, repository_source text, mapped text, last_at timestamptz,
  deployments bigint, without_repository bigint, incidents bigint
);
comment on type metrics.service is 'A service of the last 90 days. id: made of its name in lower case. mapped: the repository that a manager mapped it to. without_repository: its deployments that have none at all.';

create function metrics.select_services(p_organization_id uuid, p_service text default null) returns setof metrics.service
  language sql stable rows 200
  as $$
    with since as materialized (
      select private.clock() - interval '2160 hours' as at
    ), used as materialized (
      select k.service as key, k.repository is null as is_bare, k.id as cell, d.deployments, d.last_at
      from public.cells k cross join lateral (
        select count(*) as deployments, max(d.started_at) as last_at from public.deployments d
        where d.cell = k.id and d.started_at > (select s.at from since s) and d.deleted_at is null and not d.left_out
        offset 0) d
      where k.organization_id = p_organization_id and k.service is not null and d.deployments > 0
        and (p_service is null or k.service = p_service)
    ), shipped as (
      select u.key, max(u.last_at) as last_at, sum(u.deployments)::bigint as deployments,
        coalesce(sum(u.deployments) filter (where u.is_bare), 0)::bigint as bare,
        (array_agg(u.cell order by u.last_at desc, u.cell))[1] as newest,
        (array_agg(u.cell order by u.last_at desc, u.cell) filter (where not u.is_bare))[1] as naming
      from used u group by u.key
    ), broken as (
      select lower(n.name) as key, count(distinct (i.connection_id, i.external_id)) as incidents,
        array_agg(n.name order by i.started_at desc, i.external_id collate "C" desc, n.name collate "C") as names
      from public.incidents i cross join unnest(i.services) as n (name)
      where i.organization_id = p_organization_id and i.started_at > (select s.at from since s) and i.deleted_at is null
        and (p_service is null or lower(n.name) = p_service)
      group by 1
    ), mapped as (
      select m.service as key, m.repository from public.service_repositories m
      where m.organization_id = p_organization_id and (p_service is null or m.service = p_service)
    )
    select md5(key)::uuid, coalesce(d.service, b.names[1], key), d.team, coalesce(n.repository, m.repository),
      case when n.repository is not null then 'datadog' when m.repository is not null then 'manual' else 'none' end,
      m.repository, s.last_at, coalesce(s.deployments, 0), case when m.repository is null then coalesce(s.bare, 0) else 0 end,
      coalesce(b.incidents, 0)
    from shipped s full join broken b using (key) full join mapped m using (key)
    left join public.cells n on n.id = s.naming
    left join lateral (
      select d.service, d.team from public.deployments d
      where d.cell = s.newest and d.started_at = s.last_at and d.deleted_at is null and not d.left_out
      order by d.external_id collate "C" desc limit 1) d on true
  $$;
comment on function metrics.select_services is 'The services that live deployments or incidents of the last 90 days name, in all environments, and those that are mapped; or one of them, given in lower case. Names compare without case and are spelled as in the newest. What Datadog named most recently goes before what is mapped.';
grant execute on function metrics.select_services to authenticated, service_role;

create function metrics.service_as_json(p_service metrics.service) returns jsonb
  language sql immutable
  as $$
    select jsonb_build_object('service', p_service.service, 'team', p_service.team, 'repository', p_service.repository,
      'repositorySource', p_service.repository_source, 'mapped', p_service.mapped,
      'lastDeploymentAt', private.as_iso(p_service.last_at), 'deployments', p_service.deployments,
      'withoutRepository', p_service.without_repository, 'incidents', p_service.incidents)
  $$;
comment on function metrics.service_as_json is 'A service as public.list_services shows one.';
grant execute on function metrics.service_as_json to authenticated, service_role;

create function public.list_services(p_organization_id uuid, p_filter jsonb default '{}') returns jsonb
  language plpgsql stable security invoker set search_path = ''
  as $$
declare
  v_page private.page := private.read_page(p_filter);
begin
  perform private.require_role(p_organization_id, 'viewer');
  return (
    select private.as_page(v_page, array_agg(r.item order by r.at desc, r.id desc),
      array_agg(private.as_cursor(r.at, r.id) order by r.at desc, r.id desc))
    from (
      select p.id, p.at, metrics.service_as_json(p.row) as item
      -- One without a deployment comes last.
      from (select s as row, s.id, coalesce(s.last_at, 'epoch') as at from metrics.select_services(p_organization_id) s) p
      where v_page.before_id is null or (p.at, p.id) < (v_page.before_at, v_page.before_id)
      order by p.at desc, p.id desc limit v_page.max_rows + 1) r);
end $$;
comment on function public.list_services is 'The services of an organisation in the last 90 days with the repository of each, by their last deployment, newest first: {limit, cursor: {at, id}}.';
grant execute on function public.list_services to authenticated, service_role;

-- Commits of mapped services --------------------------------------------------------------------------------------

-- A commit is one of a repository: where a mapping names another one, what deployments list moves to commits of that.

create type private.commit_move as (
  deployment_no bigint, "position" integer, from_id uuid, to_id uuid, repository text
);
comment on type private.commit_move is 'A commit as a deployment lists it, the one it is to list, and the repository of that.';

create function private.find_moves(p_organization_id uuid, p_nos bigint[]) returns setof private.commit_move
  language sql stable set search_path = ''
  as $$
    select d.no, c.position, k.id, n.id, r.repository
    from unnest(p_nos) as l (no)
    cross join lateral (select * from public.deployments d where d.no = l.no offset 0) d
    cross join lateral (
      select private.find_repository(p_organization_id, d.service, d.repository) as repository offset 0) r
    cross join lateral (select * from public.deployment_commits c where c.deployment_no = d.no offset 0) c
    cross join lateral (select k.id, k.sha from public.commits k where k.id = c.commit_id offset 0) k
    cross join lateral (select private.commit_id(p_organization_id, r.repository, k.sha) as id) n
    where n.id <> k.id
  $$;
comment on function private.find_moves is 'What these deployments list that is of another repository than theirs is now.';

create function private.as_listing(p_commit public.commits, p_to uuid, p_repository text) returns private.listing
  language sql stable set search_path = ''
  as $$
    select jsonb_populate_record(null::private.listing, to_jsonb(p_commit)
      || case when p_commit.evidence is null then jsonb_build_object('rule', jsonb_build_object('code', p_commit.rule,
           'numbers', coalesce(p_commit.rule_numbers, '{}')))
         else '{"origin": "unknown", "tool": null, "authorship": null, "rule": {"code": "no_message", "numbers": {}}}'
           || coalesce(p_commit.evidence -> 'datadog', '{}') end
      || jsonb_build_object('external_id', '', 'position', 0, 'commit_id', p_to, 'repository', p_repository))
  $$;
comment on function private.as_listing is 'What Datadog says of a commit, as of one of another repository.';

create function private.move_listings(p_organization_id uuid, p_moves private.commit_move[]) returns void
  language plpgsql volatile set search_path = '' set enable_seqscan = off
  as $$
declare
  v_to uuid[] := array(select distinct m.to_id from unnest(p_moves) m);
begin
  if p_moves = '{}' then return; end if;
  perform private.merge_commits(p_organization_id, array(
    select private.as_listing(k.row, m.to_id, m.repository)
    from (select distinct m.from_id, m.to_id, m.repository from unnest(p_moves) m) m
    cross join lateral (select k as row from public.commits k where k.id = m.from_id offset 0) k));
  update public.deployment_commits c set commit_id = m.to_id from unnest(p_moves) m
    where c.deployment_no = m.deployment_no and c.position = m.position;
  perform private.spread_origins(p_organization_id, v_to);
  perform private.mark_changes(p_organization_id, v_to);
  delete from public.commits k where k.id = any (array(select distinct m.from_id from unnest(p_moves) m))
    and k.evidence is null and not exists (select from public.deployment_commits c where c.commit_id = k.id);
end $$;
comment on function private.move_listings is 'Has deployments list these commits instead, which come to be with what Datadog said; the others go when nobody lists them and nobody else tells of them. After private.lock_changes.';

create table private.commit_moves (
  organization_id uuid primary key references public.organizations (id) on delete cascade,
  after_connection uuid not null default '00000000-0000-0000-0000-000000000000',
  after_id text not null default ''
);
comment on table private.commit_moves is 'How far the deployments of an organisation were looked through for commits of another repository since a service was mapped: up to this one. No row: all of them.';
alter table private.commit_moves enable row level security;
alter table private.commit_moves force row level security;

-- Next by the key, and not by sorting all that the organisation holds: each batch would read it once more.
create function private.next_to_move(p_organization_id uuid, p_number integer)
  returns table (no bigint, connection_id uuid, external_id text, is_bare boolean)
  language sql stable set search_path = '' set enable_seqscan = off set enable_sort = off set enable_bitmapscan = off
  as $$
    select n.* from private.commit_moves m cross join lateral (
      select d.no, d.connection_id, d.external_id, d.repository is null and d.service is not null
      from public.deployments d where d.organization_id = m.organization_id
        and (d.connection_id, d.external_id) > (m.after_connection, m.after_id)
      order by d.connection_id, d.external_id limit p_number) n
    where m.organization_id = p_organization_id
  $$;
comment on function private.next_to_move is 'So many deployments behind the place that private.commit_moves keeps; is_bare: whether each names a service and no repository.';

-- Definer: nobody holds a grant on the table.
create function public.move_commits(p_held jsonb, p_limit integer) returns integer
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_seen integer;
  v_bare bigint[];
  v_connection uuid;
  v_id text;
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  perform private.lock_changes(v_org);
  select count(*), array_agg(n.no) filter (where n.is_bare),
      (array_agg(n.connection_id order by n.connection_id desc, n.external_id desc))[1],
      (array_agg(n.external_id order by n.connection_id desc, n.external_id desc))[1]
    into v_seen, v_bare, v_connection, v_id
    -- They list some commits each.
    from private.next_to_move(v_org, greatest(1, p_limit / 5)) n;
  if v_seen = 0 then
    delete from private.commit_moves m where m.organization_id = v_org;
    return 0;
  end if;
  perform private.move_listings(v_org, array(select m from private.find_moves(v_org, v_bare) m));
  update private.commit_moves m set after_connection = v_connection, after_id = v_id where m.organization_id = v_org;
  return v_seen;
end $$;
comment on function public.move_commits is 'Looks through the next deployments of an organisation in which a service was mapped, as many as list about p_limit commits, and moves what they list to the repository they have now; how many, 0 when there are none left. PL410 when the lease was lost.';
grant execute on function public.move_commits to service_role;

create function private.moved_at_once() returns integer
  language sql immutable parallel safe set search_path = ''
  as $$ select 5000 $$;
comment on function private.moved_at_once is 'How many commits, as they are listed, a mapping moves while its manager waits; the rest is work.';

create function private.follow_mapping(p_organization_id uuid, p_service text) returns void
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_nos bigint[] := array(
    select d.no from (
      select d.no, sum(d.listed) over (order by d.started_at desc, d.no) as listed
      from public.cells k cross join lateral (
        select d.no, d.started_at, d.human + d.ai_assisted + d.bot + d.unknown as listed from public.deployments d
        where d.cell = k.id and d.deleted_at is null and not d.left_out
        order by d.started_at desc limit private.moved_at_once()) d
      where k.organization_id = p_organization_id and k.service = p_service and k.repository is null and d.listed > 0) d
    where d.listed <= private.moved_at_once());
begin
  perform private.move_listings(p_organization_id, array(select m from private.find_moves(p_organization_id, v_nos) m));
  insert into private.commit_moves as m (organization_id) values (p_organization_id)
    on conflict (organization_id) do update set after_connection = excluded.after_connection, after_id = excluded.after_id;
  perform private.plan_work(p_organization_id, 'move_commits', p_organization_id, private.clock());
end $$;
comment on function private.follow_mapping is 'What follows for commits when a service was mapped: the newest move at once, so that the next report counts them, and work looks through all deployments.';

-- Mapping ---------------------------------------------------------------------------------------------------------

-- Definer: mapped services are written by nobody directly.
create function public.map_service(p_organization_id uuid, p_service text, p_repository text, p_acting jsonb default '{}')
  returns jsonb language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.lock_as_member(p_organization_id, 'manager', p_acting);
  v_key text := lower(p_service);
  v_before text;
begin
  -- The row of the work first, as whoever moves commits: the other way round each would wait for the other.
  perform from private.work w where w.organization_id = p_organization_id and w.kind = 'move_commits' for update;
  -- Whoever writes deployments reads the mapping behind it.
  perform private.lock_changes(p_organization_id);
  if not private.is_service_known(p_organization_id, v_key) then
    raise exception 'no such service' using errcode = 'PL404';
  end if;
  select m.repository into v_before from public.service_repositories m
    where m.organization_id = p_organization_id and m.service = v_key;
  if p_repository is null then
    delete from public.service_repositories m where m.organization_id = p_organization_id and m.service = v_key;
  elsif p_repository is distinct from v_before then
    insert into public.service_repositories (organization_id, service, repository)
      values (p_organization_id, v_key, p_repository)
      on conflict (organization_id, service) do update set repository = excluded.repository, set_at = excluded.set_at;
  end if;
  if p_repository is distinct from v_before then
    perform private.follow_mapping(p_organization_id, v_key);
    perform private.write_audit(v_actor, case when p_repository is null then 'service.unmapped' else 'service.mapped' end,
      p_service, jsonb_build_object('repository', jsonb_build_object('from', v_before, 'to', p_repository)));
    perform private.note_change(v_actor, 'repository',
      jsonb_build_object('service', p_service, 'from', v_before, 'to', p_repository));
  end if;
  return coalesce(
    (select metrics.service_as_json(s) from metrics.select_services(p_organization_id, v_key) s),
    metrics.service_as_json((null, p_service, null, null, 'none', null, null, 0, 0, 0)::metrics.service));
exception when check_violation then
  -- The original text would quote the row.
  raise exception 'not a repository' using errcode = 'PL422', detail = 'repository';
end $$;
comment on function public.map_service is 'Says for a manager which repository the deployments of a service come from where Datadog names none, null for none any more; the service as public.list_services shows it. PL404 for a service that no event named. The same again changes nothing.';
grant execute on function public.map_service to authenticated, service_role;
