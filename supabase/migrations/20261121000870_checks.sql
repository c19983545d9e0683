-- Where a number that is right may mislead: which events of a scope are like that. One definition for what a report
-- counts and what a list shows. Beside what the commits say, all of it is in the index of the report.

-- counting -----------------------------------------------------------------------------------------------------

create type metrics.cell_count as (
  cell uuid, deployments bigint, without_commits bigint, first_at timestamptz, last_at timestamptz, pending bigint,
  oldest_pending_at timestamptz, over_week bigint, reruns bigint, ended bigint, brief bigint, beside_without bigint,
  beside_with bigint
);
comment on type metrics.cell_count is 'The population by cells. over_week: pending for more than 7 days before the end. beside_without, beside_with: those whose commits another service at the same sha lists, without and with commits of their own.';

create function metrics.is_unjudged(p_until timestamptz, p_verdict boolean, p_at timestamptz) returns boolean
  -- Not immutable, as its subtraction is not: it would be called for each row instead of being a part of the query.
  language sql stable
  as $$ select p_verdict is null and p_at < p_until - interval '168 hours' $$;
comment on function metrics.is_unjudged is 'Whether a deployment waits for its verdict for more than a week before the end of a scope.';
grant execute on function metrics.is_unjudged to authenticated, service_role;

create function metrics.count_cells(p_scope metrics.scope) returns setof metrics.cell_count
  language sql stable rows 500
  as $$
    -- Cell by cell, out of the index: three times as fast as grouping what select_deployments hands out row by row.
    select k.id, c.*
    from (select (p_scope).cells, (p_scope).to_at, tstzrange((p_scope).from_at, (p_scope).to_at) as span offset 0) s
    cross join unnest(s.cells) as k (id) cross join lateral (
      select count(*) as deployments, count(*) filter (where d.human + d.ai_assisted + d.bot + d.unknown = 0),
        min(d.started_at), max(d.started_at), count(*) filter (where d.verdict is null), min(d.started_at) filter (where d.verdict is null),
        count(*) filter (where metrics.is_unjudged(s.to_at, d.verdict, d.started_at)), count(*) filter (where d.is_rerun),
        count(d.is_brief), count(*) filter (where d.is_brief),
        count(*) filter (where d.listed_beside and d.human + d.ai_assisted + d.bot + d.unknown = 0),
        count(*) filter (where d.listed_beside and d.human + d.ai_assisted + d.bot + d.unknown > 0)
      from metrics.select_in_cell(p_scope, k.id, s.span) d) c
    where c.deployments > 0
  $$;
comment on function metrics.count_cells is 'What all checks of data quality need of the deployments, in one reading.';
grant execute on function metrics.count_cells to authenticated, service_role;

create type metrics.service_count as (
  key text, name text, repositories text[], deployments bigint, first_at timestamptz, last_at timestamptz,
  began_at timestamptz, reruns bigint, ended bigint, brief bigint, beside_without bigint, beside_with bigint
);
comment on type metrics.service_count is 'The population by services that have a name. name: as the newest spells it. began_at: the first over all time.';

create function metrics.count_services(p_scope metrics.scope, p_cells metrics.cell_count[]) returns setof metrics.service_count
  language sql stable rows 100
  as $$
    select k.service, (
        select d.service from unnest(array_agg(c.cell)) as n (id) cross join lateral (
          select d.service from public.deployments d where d.cell = n.id and d.started_at = max(c.last_at)
            and d.deleted_at is null and not d.left_out limit 1) d limit 1),
      coalesce(array_agg(distinct k.repository) filter (where k.repository is not null), '{}'), sum(c.deployments)::bigint,
      min(c.first_at), max(c.last_at), min(f.at), sum(c.reruns)::bigint, sum(c.ended)::bigint, sum(c.brief)::bigint,
      sum(c.beside_without)::bigint, sum(c.beside_with)::bigint
    from metrics.keys_of((p_scope).cells) k left join unnest(p_cells) c on c.cell = k.cell
    left join lateral (
      select d.started_at as at from public.deployments d where d.cell = k.cell and d.deleted_at is null and not d.left_out
      order by d.started_at limit 1) f on true
    where k.service is not null group by k.service having sum(c.deployments) > 0
  $$;
comment on function metrics.count_services is 'The services of a scope, from what metrics.count_cells counted.';
grant execute on function metrics.count_services to authenticated, service_role;

-- which services -----------------------------------------------------------------------------------------------

create function metrics.is_instant(p_service metrics.service_count) returns boolean
  language sql immutable
  as $$
    select (p_service).deployments >= 5 and (p_service).ended = (p_service).deployments
      and (p_service).brief = (p_service).deployments
  $$;
comment on function metrics.is_instant is 'Whether all deployments of a service, five or more, ended within a second of their start: their end is not that of a rollout.';
grant execute on function metrics.is_instant to authenticated, service_role;

create function metrics.is_listed_beside(p_service metrics.service_count) returns boolean
  language sql immutable
  as $$
    select (p_service).beside_without > 0 and (p_service).beside_with = 0
      and ((p_service).beside_without >= 3 or (p_service).beside_without = (p_service).deployments)
  $$;
comment on function metrics.is_listed_beside is 'Whether a service lists no commits wherever another one at the same sha does: three times, or in all that it deployed.';
grant execute on function metrics.is_listed_beside to authenticated, service_role;

create function metrics.find_renamed(p_scope metrics.scope, p_services metrics.service_count[])
  returns table (old metrics.service_count, new metrics.service_count)
  language sql stable rows 10
  as $$
    select distinct on (o.key) o, n
    from unnest(p_services) o join unnest(p_services) n on n.key <> o.key and n.repositories && o.repositories
    where n.began_at >= (p_scope).from_at
      and abs(metrics.day_of(p_scope, n.began_at) - metrics.day_of(p_scope, o.last_at)) <= 1
      -- Longer than it ever paused, on average, and than a week: in a repository of many somebody always rests.
      and (p_scope).to_at - o.last_at >= interval '168 hours'
      and (p_scope).to_at - o.last_at > (o.last_at - o.first_at) / greatest(1, o.deployments - 1)
      and n.last_at > o.last_at
    order by o.key, abs(extract(epoch from n.began_at - o.last_at)), n.key
  $$;
comment on function metrics.find_renamed is 'Services that fell silent when another with the same repository appeared, by a day: they may be one.';
grant execute on function metrics.find_renamed to authenticated, service_role;

create function metrics.find_unmarked(p_organization_id uuid, p_commits metrics.commit_count[])
  returns table (repository text, commits bigint)
  language sql stable rows 50
  as $$
    select c.repository, sum(c.commits)::bigint
    from unnest(p_commits) c where c.repository is not null group by c.repository
    having coalesce(sum(c.commits) filter (where c.origin = 'human'), 0) >= 20
      and coalesce(sum(c.commits) filter (where c.origin = 'ai_assisted'), 0) = 0
      and not exists (
        select from public.commits k where (k.organization_id = p_organization_id) is true and k.repository = c.repository
          and k.is_reported)
  $$;
comment on function metrics.find_unmarked is 'Repositories with 20 commits by people and none by a tool, of which nobody but Datadog ever said anything: human may mean that nobody signs.';
grant execute on function metrics.find_unmarked to authenticated, service_role;

-- which events -------------------------------------------------------------------------------------------------

create function metrics.find_statements(p_scope metrics.scope)
  returns table (statement text, commit_id uuid, deployment_no bigint)
  language sql stable rows 1000
  as $$
    select s.statement, k.id, d.no
    from public.commits k cross join lateral (select distinct lower(t) as statement from unnest(k.statements) t) s
    cross join lateral (
      select c.deployment_no from public.deployment_commits c where c.commit_id = k.id offset 0) c
    cross join lateral (
      select * from public.deployments d where d.no = c.deployment_no and d.deleted_at is null and not d.left_out
        and d.started_at >= (p_scope).from_at and d.started_at < (p_scope).to_at offset 0) d
    where k.organization_id::text = (p_scope).organization_id::text and k.statements is not null
      and k.origin in ('human', 'unknown') and d.cell in (select n.id from unnest((p_scope).cells) as n (id))
      and metrics.takes_deployment(p_scope, d.tags, d.human, d.ai_assisted, d.bot)
  $$;
comment on function metrics.find_statements is 'What may say who wrote a commit, in lower case, of commits of which no rule knew more, with the deployments that list them.';
grant execute on function metrics.find_statements to authenticated, service_role;

create function metrics.find_repeated_statements(p_scope metrics.scope)
  returns table (statement text, commit_id uuid, deployment_no bigint)
  language sql stable rows 1000
  as $$
    with found as materialized (select * from metrics.find_statements(p_scope))
    select f.* from found f
    where f.statement in (select r.statement from found r group by r.statement having count(distinct r.commit_id) >= 5)
  $$;
comment on function metrics.find_repeated_statements is 'Those that five commits repeat.';
grant execute on function metrics.find_repeated_statements to authenticated, service_role;

create function metrics.find_pipeline_incidents(p_scope metrics.scope)
  returns table (id uuid, service text, name text, short bigint, closed bigint)
  language sql stable rows 100
  as $$
    with closed as materialized (
      select i.id, lower(s.name) as service, i.name, i.restore_seconds < 300 as is_short
      from metrics.select_incidents(p_scope) i cross join lateral unnest(i.services) as s (name)
      where i.restore_seconds is not null
    ), services as (
      select c.service, count(distinct c.id) as closed from closed c group by c.service having count(distinct c.id) >= 5
    ), named as (
      select c.service, lower(c.name) as key, count(distinct c.id) as short
      from closed c where c.is_short and c.name is not null group by c.service, lower(c.name)
    )
    select distinct c.id, c.service, c.name, n.short, s.closed
    from services s join named n on n.service = s.service and n.short * 2 > s.closed
    join closed c on c.service = s.service and lower(c.name) = n.key and c.is_short
  $$;
comment on function metrics.find_pipeline_incidents is 'Incidents of under five minutes that share their name with more than half of the closed ones of a service, of five or more: pipelines that failed, most likely. Once for each such service.';
grant execute on function metrics.find_pipeline_incidents to authenticated, service_role;

create function metrics.find_shared(p_scope metrics.scope)
  returns table (no bigint, incident_id uuid, external_id text, services integer)
  language sql stable rows 100
  as $$
    select d.no, null::uuid, d.external_id, cardinality(d.other_services) + 1
    from unnest((p_scope).cells) as k (id) cross join lateral (
      select * from public.deployments d where d.cell = k.id and d.other_services is not null and d.deleted_at is null
        and not d.left_out and d.started_at >= (p_scope).from_at and d.started_at < (p_scope).to_at offset 0) d
    where metrics.takes_deployment(p_scope, d.tags, d.human, d.ai_assisted, d.bot)
    union all
    select null, i.id, i.external_id, cardinality(i.other_services) + cardinality(i.services)
    from metrics.select_incidents(p_scope) i where i.other_services is not null
  $$;
comment on function metrics.find_shared is 'Events whose id was told of several services, and of how many.';
grant execute on function metrics.find_shared to authenticated, service_role;

create function metrics.find_vanished(p_scope metrics.scope) returns table (no bigint, incident_id uuid, connection text)
  language sql stable rows 100
  as $$
    with doubted as materialized (
      select v.organization_id, v.connection_id, v.stream, v.external_id, c.name
      from public.vanished_events v join public.connections c
        on c.organization_id = v.organization_id and c.id = v.connection_id
      where v.organization_id = (p_scope).organization_id and v.doubted_at is not null and v.kept_at is null
        and v.confirmed_at is null)
    select d.no, null::uuid, v.name
    from doubted v cross join lateral (
      select * from public.deployments d where d.organization_id = v.organization_id
        and d.connection_id = v.connection_id and d.external_id = v.external_id offset 0) d
    where v.stream = 'deployments' and d.deleted_at is null and not d.left_out and d.started_at >= (p_scope).from_at
      and d.started_at < (p_scope).to_at and d.cell in (select n.id from unnest((p_scope).cells) as n (id))
      and metrics.takes_deployment(p_scope, d.tags, d.human, d.ai_assisted, d.bot)
    union all
    select null, i.id, v.name
    from doubted v cross join lateral (
      select * from public.incidents i where i.organization_id = v.organization_id
        and i.connection_id = v.connection_id and i.external_id = v.external_id offset 0) i
    where v.stream = 'incidents' and i.id in (select s.id from metrics.select_incidents(p_scope) s)
  $$;
comment on function metrics.find_vanished is 'Events of a scope that their source no longer lists, while nobody has decided about them.';
grant execute on function metrics.find_vanished to authenticated, service_role;
