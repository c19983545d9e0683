-- What the page of a service, team or repository tells beside its report: how it is called, how long its versions live,
-- and how much of it is known; and what a mapping of a service would change.

create function metrics.is_place(p_cell public.cells, p_kind text, p_key text) returns boolean
  language sql stable
  as $$
    select case p_kind when 'service' then (p_cell).service = p_key when 'team' then (p_cell).team = p_key
      when 'repository' then metrics.repository_of(p_cell) = p_key end
  $$;
comment on function metrics.is_place is 'Whether the deployments of a cell are of this service, team or repository, given in lower case.';
grant execute on function metrics.is_place to authenticated, service_role;

create function public.find_place(p_organization_id uuid, p_kind text, p_name text) returns text
  language plpgsql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v_key text := lower(p_name);
begin
  perform private.require_role(p_organization_id, 'viewer');
  return coalesce((
    select case p_kind when 'service' then d.service when 'team' then d.team else v_key end
    from public.cells k cross join lateral (
      select d.service, d.team, d.started_at, d.external_id from public.deployments d
      where d.cell = k.id and d.deleted_at is null and not d.left_out
      order by d.started_at desc, d.external_id collate "C" desc limit 1) d
    where k.organization_id = p_organization_id and metrics.is_place(k, p_kind, v_key)
    order by d.started_at desc, d.external_id collate "C" desc limit 1
  ), (
    select n.name from public.incidents i cross join lateral unnest(case p_kind when 'service' then i.services
      when 'team' then i.teams when 'repository' then array[i.repository] end) as n (name)
    where i.organization_id = p_organization_id and i.deleted_at is null and lower(n.name) = v_key
    order by i.started_at desc, n.name collate "C" limit 1
  ), (
    select v_key from public.service_repositories m where m.organization_id = p_organization_id
      and case p_kind when 'service' then m.service when 'repository' then m.repository end = v_key limit 1
  ));
end $$;
comment on function public.find_place is 'How a service, team or repository (p_kind) is spelled that p_name names in any case: as in its newest deployment of any environment, else in its newest incident, else in lower case where a mapping names it; null when nothing ever named it.';
grant execute on function public.find_place to authenticated, service_role;

create type metrics.lives as (p50 double precision, n bigint);
comment on type metrics.lives is 'How long versions lived: the median in seconds, over n that were superseded.';

create function metrics.measure_lives(p_scope metrics.scope) returns metrics.lives
  language sql stable
  as $$
    with places as materialized (
      select distinct private.find_alike(k.id) as cells from unnest((p_scope).cells) as k (id)
    ), releases as (
      select d.cell, d.started_at, d.tags, d.human, d.ai_assisted, d.bot,
        lead(d.started_at) over (partition by p.cells order by d.started_at, d.no) as until_at
      from places p cross join unnest(p.cells) as k (id) cross join lateral (
        select d.no, d.cell, d.started_at, d.tags, d.human, d.ai_assisted, d.bot from public.deployments d
        where d.cell = k.id and d.started_at >= (p_scope).from_at and d.deleted_at is null and not d.left_out
          and not d.is_rerun offset 0) d
    )
    select percentile_cont(0.5) within group (order by extract(epoch from r.until_at - r.started_at)::double precision),
      count(*)
    from releases r
    where r.until_at is not null and r.started_at < (p_scope).to_at and r.cell = any ((p_scope).cells)
      and metrics.takes_deployment(p_scope, r.tags, r.human, r.ai_assisted, r.bot)
  $$;
comment on function metrics.measure_lives is 'How long the versions lived whose deployments a scope counts: from the start of each until the next deployment of their connection, service and environment started, inside the window or after it. One that repeats the version before it supersedes nothing and is none; the newest, which still lives, is not in it.';
grant execute on function metrics.measure_lives to authenticated, service_role;

create type metrics.knowledge as (deployments bigint, with_commits bigint, with_repository bigint, with_env bigint);
comment on type metrics.knowledge is 'How many deployments there are, and how many of them name what.';

create function metrics.measure_knowledge(p_scope metrics.scope) returns metrics.knowledge
  language sql stable
  as $$
    select coalesce(sum(d.deployments), 0)::bigint, coalesce(sum(d.with_commits), 0)::bigint,
      coalesce(sum(d.deployments) filter (where metrics.repository_of(k.row) is not null), 0)::bigint,
      coalesce(sum(d.deployments) filter (where (k.row).env is not null), 0)::bigint
    from unnest((p_scope).cells) as c (id)
    cross join lateral (select k as row from public.cells k where k.id = c.id offset 0) k
    cross join lateral (
      select count(*) as deployments, count(*) filter (where s.human + s.ai_assisted + s.bot + s.unknown > 0) as with_commits
      from metrics.select_in_cell(p_scope, c.id, tstzrange((p_scope).from_at, (p_scope).to_at)) s offset 0) d
  $$;
comment on function metrics.measure_knowledge is 'Of the deployments of a scope, how many list commits, have a repository of their own or by a mapping, and name an environment.';
grant execute on function metrics.measure_knowledge to authenticated, service_role;

create function public.tell_place(p_organization_id uuid, p_filter jsonb default '{}') returns jsonb
  language plpgsql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v_scope metrics.scope;
  v_lives metrics.lives;
  v_known metrics.knowledge;
  v_named metrics.knowledge;
  v_anywhere metrics.knowledge;
begin
  perform private.require_role(p_organization_id, 'viewer');
  v_scope := metrics.read_scope(p_organization_id, p_filter, false);
  v_lives := metrics.measure_lives(v_scope);
  v_known := metrics.measure_knowledge(v_scope);
  -- Of deployments that were picked by what they name, none lacks it.
  v_named := metrics.measure_knowledge(
    metrics.read_scope(p_organization_id, metrics.as_filter(p_filter) - 'repository', false));
  v_anywhere := metrics.measure_knowledge(
    metrics.read_scope(p_organization_id, metrics.as_filter(p_filter) || '{"env": ["*"]}', false));
  return jsonb_build_object('lives', to_jsonb(v_lives), 'deployments', v_known.deployments,
    'withCommits', v_known.with_commits, 'named', v_named.deployments, 'withRepository', v_named.with_repository,
    'anywhere', v_anywhere.deployments, 'withEnvironment', v_anywhere.with_env);
end $$;
comment on function public.tell_place is 'What the page of a service, team or repository tells beside its report, for a filter as public.report_dora takes it: how long versions lived, how many of its deployments list commits, of those of whatever repository (named) how many have one, and of those in all environments (anywhere) how many name one.';
grant execute on function public.tell_place to authenticated, service_role;

create function public.preview_mapping(p_organization_id uuid, p_service text, p_repository text) returns jsonb
  language plpgsql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
begin
  perform private.require_role(p_organization_id, 'viewer');
  return (
    select jsonb_build_object('gains', coalesce(sum(c.n) filter (where c.before is null), 0),
      'changes', coalesce(sum(c.n) filter (where c.before is not null and c.after is not null), 0),
      'loses', coalesce(sum(c.n) filter (where c.after is null), 0))
    from (
      -- The rule of private.find_repository, with what the mapping is now and with what it would be.
      select d.n, private.find_repository(p_organization_id, k.service, k.repository) as before,
        coalesce(k.repository, p_repository) as after
      from public.cells k cross join lateral (
        select count(*) as n from public.deployments d
        where d.cell = k.id and d.started_at > private.clock() - interval '2160 hours' and d.deleted_at is null
          and not d.left_out offset 0) d
      where k.organization_id = p_organization_id and k.service = lower(p_service)) c
    where c.before is distinct from c.after);
end $$;
comment on function public.preview_mapping is 'How many deployments of the last 90 days, in all environments, would come to have a repository, have another one or have none any more, were a service mapped to p_repository, or to none where that is null.';
grant execute on function public.preview_mapping to authenticated, service_role;

create function public.find_service(p_organization_id uuid, p_service text) returns jsonb
  language plpgsql stable security invoker set search_path = ''
  as $$
begin
  perform private.require_role(p_organization_id, 'viewer');
  return (select metrics.service_as_json(s) from metrics.select_services(p_organization_id, lower(p_service)) s);
end $$;
comment on function public.find_service is 'A service as public.list_services shows it, named in any case; null when no event of the last 90 days names it and it is not mapped.';
grant execute on function public.find_service to authenticated, service_role;
