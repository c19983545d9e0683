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

-- Definer: mapped services are written by nobody directly.
create function public.map_service(p_organization_id uuid, p_service text, p_repository text, p_acting jsonb default '{}')
  returns jsonb language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.lock_as_member(p_organization_id, 'manager', p_acting);
  v_key text := lower(p_service);
  v_before text;
begin
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
    perform private.write_audit(v_actor, case when p_repository is null then 'service.unmapped' else 'service.mapped' end,
      p_service, jsonb_build_object('repository', jsonb_build_object('from', v_before, 'to', p_repository)));
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
