-- Rows: what is measured, by service, team, repository and environment.

create type metrics.open_count as (dimension text, key text, open bigint);
comment on type metrics.open_count is 'Open incidents of one row; null where it is not known. A row without any has none.';

create function metrics.measure_open(p_scope metrics.scope) returns setof metrics.open_count
  language plpgsql stable rows 100 set search_path = ''
  as $$
declare
  v_repositories text[] := (p_scope).repositories;
  v_all metrics.scope := p_scope;
begin
  v_all.repositories := null;
  return query
    with incidents as materialized (
      select i.id, i.services, i.teams, i.repository, i.envs, i.finished_at is null
        and (v_repositories is null or coalesce(lower(i.repository), '') = any (v_repositories)) as is_open
      from metrics.select_incidents(v_all) i
    )
    select r.dimension, r.key, case when v_repositories is null or '' = any (v_repositories) or count(i.repository) > 0
      or r.dimension = 'repository' then count(distinct i.id) filter (where i.is_open) end
    from incidents i cross join lateral (
      select 'service' as dimension, lower(s) as key from unnest(i.services) s
      union all select 'service', null where i.services = '{}'
      union all select 'team', lower(t) from unnest(i.teams) t
      union all select 'team', null where i.teams = '{}'
      union all select 'repository', lower(i.repository)
      union all select 'env', lower(e) from unnest(i.envs) e
      -- As the filters: one without environment is production's, and what names none.
      union all select 'env', null where i.envs = '{}'
      union all select 'env', lower(e) from public.organizations o cross join lateral unnest(o.production_envs) e
        where o.id = (p_scope).organization_id and i.envs = '{}') r
    where r.dimension = any ((p_scope).dimensions)
    group by r.dimension, r.key
    union all
    select 'repository', '', null from incidents i where 'repository' = any ((p_scope).dimensions)
    having count(*) > 0 and count(i.repository) = 0;
end $$;
comment on function metrics.measure_open is 'How many incidents of the window are open by service, team, repository and environment, as the page of each row tells it. A repository with an empty name: no incident names any, so that of none it is known.';
grant execute on function metrics.measure_open to authenticated, service_role;

create function metrics.format_row(p_formula text, p_deployments metrics.deployment_measure, p_leads metrics.lead_measure)
  returns jsonb language sql stable
  as $$
    select jsonb_build_object('deployments', d.deployments, 'failed', d.failed, 'evaluated', d.evaluated,
      'cfr', d.failed::double precision / nullif(d.judged, 0), 'low', i.ends[1], 'high', i.ends[2],
      'leadTimeP50', (p_leads).p50, 'leadTimeLow', (p_leads).low, 'leadTimeHigh', (p_leads).high,
      'leadTimeN', coalesce((p_leads).n, 0), 'recoveryP50', r.told -> 'p50', 'recoveryLow', r.told -> 'low',
      'recoveryHigh', r.told -> 'high', 'recoveryN', coalesce(r.told -> 'n', '0'))
    from (select coalesce((p_deployments).deployments, 0) as deployments, coalesce((p_deployments).failed, 0) as failed,
        coalesce((p_deployments).evaluated, 0) as evaluated,
        coalesce(case p_formula when 'all' then (p_deployments).deployments
          else (p_deployments).evaluated end, 0) as judged) d
    -- offset 0: once for all that is told of it, not for each.
    cross join lateral (
      select case when (p_deployments).recoveries is not null then metrics.describe((p_deployments).recoveries) end as told offset 0) r
    cross join lateral (select metrics.find_interval(d.failed, d.judged) as ends offset 0) i
  $$;
comment on function metrics.format_row is 'What a row has in any window: zeros where it had nothing.';
grant execute on function metrics.format_row to authenticated, service_role;

create function metrics.list_ends(p_scope metrics.scope) returns timestamptz[]
  language sql stable
  as $$
    select array(select case when b.covered > 0 then upper(b.span) end from metrics.list_buckets(p_scope) b order by b.at)
  $$;
comment on function metrics.list_ends is 'When each bucket of a window ends; null where nothing of it was read.';
grant execute on function metrics.list_ends to authenticated, service_role;

create function metrics.format_spark(p_ends timestamptz[], p_spark bigint[], p_first_at timestamptz) returns jsonb
  language sql stable
  as $$
    select to_jsonb(array(
      select case when b.ends_at > p_first_at then coalesce(b.deployments, 0) end
      from unnest(p_ends, p_spark) as b (ends_at, deployments)))
  $$;
comment on function metrics.format_spark is 'Deployments of a row in each bucket of the series; null where it was not read, or lies wholly before the first of the row.';
grant execute on function metrics.format_spark to authenticated, service_role;

create function metrics.find_effect(p_failed bigint, p_judged bigint, p_all_failed bigint, p_all_judged bigint)
  returns double precision language sql immutable
  as $$
    select p_all_failed::double precision / nullif(p_all_judged, 0)
      - (p_all_failed - p_failed)::double precision / nullif(p_all_judged - p_judged, 0)
  $$;
comment on function metrics.find_effect is 'The failure rate of all minus that of all but these: what they add to it. Null without others.';
grant execute on function metrics.find_effect to authenticated, service_role;

create function metrics.format_breakdown(p_now metrics.measured, p_before metrics.measured) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
declare
  v_scope metrics.scope := (p_now).scope;
  v_ends timestamptz[] := metrics.list_ends(v_scope);
  v_compares boolean := ((p_before).scope).organization_id is not null;
begin
  return (
    with ranked as (
      select d as measure, d.dimension, d.key, d.failed, n.judged,
        sum(d.failed) over (partition by d.dimension)::bigint as all_failed,
        sum(n.judged) over (partition by d.dimension)::bigint as all_judged, d.place
      from unnest((p_now).deployments) d cross join lateral (
        select case v_scope.formula when 'all' then d.deployments else d.evaluated end as judged) n
      where d.dimension = any (v_scope.dimensions)
    ), open as materialized (
      select * from metrics.measure_open(v_scope)
    ), shown as (
      select r.dimension, jsonb_agg(metrics.format_row(v_scope.formula, r.measure, l) || jsonb_build_object(
          'key', coalesce(case r.dimension when 'service' then n.service when 'team' then n.team when 'env' then n.env
            else n.repository end, r.key),
          'pending', (r.measure).pending, 'rework', (r.measure).rework,
          'firstAt', private.as_iso((r.measure).first_at),
          'incidentsOpen', case when o.dimension is not null then o.open when r.key is null
            or not exists (select from open u where u.dimension = r.dimension and u.key = '') then 0 end,
          'spark', metrics.format_spark(v_ends, (r.measure).spark, (r.measure).first_at),
          'effect', metrics.find_effect(r.failed, r.judged, r.all_failed, r.all_judged),
          'previous', case when v_compares then metrics.format_row(v_scope.formula, b, k) end) order by r.place) as rows
      from ranked r
      left join unnest((p_now).leads) l on l.dimension = r.dimension
        and coalesce(l.key, '') = coalesce(r.key, '') and (l.key is null) = (r.key is null)
      left join unnest((p_before).deployments) b on b.dimension = r.dimension
        and coalesce(b.key, '') = coalesce(r.key, '') and (b.key is null) = (r.key is null)
      left join unnest((p_before).leads) k on k.dimension = r.dimension
        and coalesce(k.key, '') = coalesce(r.key, '') and (k.key is null) = (r.key is null)
      left join open o on o.dimension = r.dimension
        and coalesce(o.key, '') = coalesce(r.key, '') and (o.key is null) = (r.key is null)
      -- Names as the newest deployment writes them; a repository that only a mapping names as the mapping does.
      left join lateral (
        select d.service, d.team, d.env, d.repository from public.deployments d
        where d.no = (r.measure).last_no offset 0) n on true
      where r.place <= 200
      group by r.dimension
    )
    select jsonb_object_agg(n.dimension, coalesce(s.rows, '[]'))
      || jsonb_build_object('truncated', coalesce(jsonb_agg(n.dimension order by n.place) filter (where exists (
        select from ranked r where r.dimension = n.dimension and r.place > 200)), '[]'))
    from unnest(v_scope.dimensions) with ordinality as n (dimension, place)
    left join shown s on s.dimension = n.dimension);
end $$;
comment on function metrics.format_breakdown is 'Rows by each dimension that is measured: at most 200 a dimension, most deployments first, then by key in lower case; truncated names the dimensions that were cut. previous: the same row in the window that is compared with.';
grant execute on function metrics.format_breakdown to authenticated, service_role;

create function metrics.format_rows(p_now metrics.measured, p_before metrics.measured, p_by text) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
declare
  v_all jsonb := metrics.format_breakdown(p_now, p_before);
begin
  return jsonb_build_object('rows', v_all -> p_by, 'truncated', v_all -> 'truncated' ? p_by);
end $$;
comment on function metrics.format_rows is 'The rows of one dimension, as the breakdown has them, and whether they were cut.';
grant execute on function metrics.format_rows to authenticated, service_role;
