-- What each check measured, by code, as {numbers, items}: the ten largest items, each with its own numbers and with
-- what a link adds to the check to list its rows.

create function metrics.as_item(p_name text, p_numbers jsonb, p_filter jsonb) returns jsonb
  language sql immutable
  as $$ select jsonb_build_object('name', p_name, 'numbers', p_numbers, 'filter', p_filter) $$;
comment on function metrics.as_item is 'One item of a check.';
grant execute on function metrics.as_item to authenticated, service_role;

create function metrics.as_check(p_numbers jsonb, p_items jsonb[]) returns jsonb
  language sql immutable
  as $$ select jsonb_build_object('numbers', p_numbers, 'items', coalesce(to_jsonb(p_items[1:10]), '[]')) $$;
comment on function metrics.as_check is 'What a check measured; of the items, largest first, the first ten.';
grant execute on function metrics.as_check to authenticated, service_role;

create function metrics.check_services(p_scope metrics.scope, p_services metrics.service_count[]) returns jsonb
  language sql stable
  as $$
    with services as (
      select s.*, metrics.is_instant(s) as instant, metrics.is_listed_beside(s) as beside from unnest(p_services) s
    )
    select jsonb_build_object(
      'reruns', metrics.as_check(
        jsonb_build_object('deployments', coalesce(sum(s.deployments) filter (where s.reruns > 0), 0), 'reruns', coalesce(sum(s.reruns), 0)),
        array_agg(metrics.as_item(s.name, jsonb_build_object('reruns', s.reruns, 'deployments', s.deployments),
          jsonb_build_object('service', s.name)) order by s.reruns desc, s.key collate "C") filter (where s.reruns > 0)),
      'one_second', metrics.as_check(
        jsonb_build_object('services', count(*) filter (where s.instant), 'deployments', coalesce(sum(s.deployments) filter (where s.instant), 0)),
        array_agg(metrics.as_item(s.name, jsonb_build_object('deployments', s.deployments), jsonb_build_object('service', s.name))
          order by s.deployments desc, s.key collate "C") filter (where s.instant)),
      'first_lists_all', metrics.as_check(
        jsonb_build_object('services', count(*) filter (where s.beside), 'deployments', coalesce(sum(s.beside_without) filter (where s.beside), 0)),
        array_agg(metrics.as_item(s.name, jsonb_build_object('deployments', s.beside_without), jsonb_build_object('service', s.name))
          order by s.beside_without desc, s.key collate "C") filter (where s.beside)))
    from services s
  $$;
comment on function metrics.check_services is 'Re-runs (reruns, of the deployments of all services), services whose deployments last a second at most, and services that list no commits where another one does.';
grant execute on function metrics.check_services to authenticated, service_role;

create function metrics.check_renamed(p_scope metrics.scope, p_services metrics.service_count[]) returns jsonb
  language sql stable
  as $$
    select metrics.as_check(jsonb_build_object('count', count(*)), array_agg(metrics.as_item((r.old).name,
      jsonb_build_object('lastAt', private.as_iso((r.old).last_at), 'firstAt', private.as_iso((r.new).began_at), 'to', (r.new).name,
        'deployments', (r.new).deployments),
      jsonb_build_object('name', (r.old).name)) order by (r.old).deployments desc, (r.old).key collate "C"))
    from metrics.find_renamed(p_scope, p_services) r
  $$;
comment on function metrics.check_renamed is 'Services that may go by another name since.';
grant execute on function metrics.check_renamed to authenticated, service_role;

create function metrics.check_incidents(p_scope metrics.scope) returns jsonb
  language sql stable
  as $$
    with found as materialized (
      select * from metrics.find_pipeline_incidents(p_scope)
    ), services as (
      select f.service, min(f.short) as short, min(f.closed) as closed, min(f.name) as name from found f group by f.service
    )
    select metrics.as_check(jsonb_build_object('incidents', (select count(distinct f.id) from found f),
        'total', coalesce(sum(s.closed), 0)),
      array_agg(metrics.as_item(s.name, jsonb_build_object('short', s.short, 'incidents', s.closed),
        jsonb_build_object('service', s.service, 'name', s.name)) order by s.short desc, s.service collate "C"))
    from services s
  $$;
comment on function metrics.check_incidents is 'Incidents that look like pipelines that failed, of all closed ones of their services.';
grant execute on function metrics.check_incidents to authenticated, service_role;

create function metrics.check_shared(p_scope metrics.scope) returns jsonb
  language sql stable
  as $$
    select metrics.as_check(jsonb_build_object('ids', count(*), 'services', coalesce(max(s.services), 0),
        'deployments', count(s.no), 'incidents', count(s.incident_id)),
      array_agg(metrics.as_item(s.external_id, jsonb_build_object('services', s.services),
        jsonb_build_object('name', s.external_id)) order by s.services desc, s.external_id collate "C"))
    from metrics.find_shared(p_scope) s
  $$;
comment on function metrics.check_shared is 'Ids that were used for several services; services: how many one id had at most.';
grant execute on function metrics.check_shared to authenticated, service_role;

create function metrics.check_marks(p_scope metrics.scope, p_cells metrics.cell_count[], p_commits metrics.commit_count[]) returns jsonb
  language sql stable
  as $$
    with found as materialized (
      select u.repository, u.commits, (
          select coalesce(sum(c.deployments - c.without_commits), 0) from unnest(p_cells) c
          join metrics.keys_of((p_scope).cells) k on k.cell = c.cell where k.repository = u.repository) as deployments
      from metrics.find_unmarked((p_scope).organization_id, p_commits) u
    )
    select metrics.as_check(jsonb_build_object('repositories', count(*), 'commits', coalesce(sum(f.commits), 0),
        'deployments', coalesce(sum(f.deployments), 0)),
      array_agg(metrics.as_item(f.repository, jsonb_build_object('commits', f.commits, 'deployments', f.deployments),
        jsonb_build_object('repository', f.repository)) order by f.commits desc, f.repository collate "C"))
    from found f
  $$;
comment on function metrics.check_marks is 'Repositories in which no tool signs.';
grant execute on function metrics.check_marks to authenticated, service_role;

create function metrics.check_statements(p_scope metrics.scope) returns jsonb
  language sql stable
  as $$
    with found as materialized (
      select * from metrics.find_repeated_statements(p_scope)
    ), trailers as (
      select f.statement, count(distinct f.commit_id) as commits, count(distinct f.deployment_no) as deployments, (
          select t from public.commits k cross join unnest(k.statements) t
          where k.id = (array_agg(f.commit_id))[1] and lower(t) = f.statement limit 1) as name
      from found f group by f.statement
    )
    select metrics.as_check(jsonb_build_object('trailers', count(*),
        'commits', (select count(distinct f.commit_id) from found f),
        'deployments', (select count(distinct f.deployment_no) from found f)),
      array_agg(metrics.as_item(t.name, jsonb_build_object('commits', t.commits, 'deployments', t.deployments),
        jsonb_build_object('name', t.name)) order by t.commits desc, t.statement collate "C"))
    from trailers t
  $$;
comment on function metrics.check_statements is 'Lines of commits that look as if they said who wrote them, repeat, and no rule reads.';
grant execute on function metrics.check_statements to authenticated, service_role;

create function metrics.check_vanished(p_scope metrics.scope) returns jsonb
  language sql stable
  as $$
    select metrics.as_check(jsonb_build_object('deployments', count(f.no), 'incidents', count(f.incident_id)), null)
    from metrics.find_vanished(p_scope) f
  $$;
comment on function metrics.check_vanished is 'How many events of a scope are in doubt; of how many of all, the connections say.';
grant execute on function metrics.check_vanished to authenticated, service_role;

create function metrics.began_inside(p_scope metrics.scope, p_covered tstzmultirange, p_at timestamptz, p_since timestamptz) returns boolean
  language sql immutable
  as $$
    select coalesce(p_at >= (p_scope).from_at and p_at < (p_scope).to_at and p_since < p_at
      and metrics.days_of(p_covered * tstzmultirange(tstzrange(greatest(p_since, (p_scope).from_at), p_at))) >= 7, false)
  $$;
comment on function metrics.began_inside is 'Whether something began inside the window: at least 7 days since another moment, or since the window began, were read completely and had nothing of it.';
grant execute on function metrics.began_inside to authenticated, service_role;

create function metrics.check_beginnings(p_scope metrics.scope, p_services metrics.service_count[]) returns jsonb
  language sql stable
  as $$
    with streams as (
      select (
          select min(f.at) from unnest((p_scope).cells) as k (id) cross join lateral (
            select d.started_at as at from public.deployments d where d.cell = k.id and d.deleted_at is null
              and not d.left_out order by d.started_at limit 1) f) as deployed_at,
        (select min(coalesce(i.registered_at, i.started_at)) from public.incidents i
          where i.organization_id = (p_scope).organization_id and i.deleted_at is null
            and metrics.takes_incident(p_scope, i)) as registered_at,
        (select range_agg(r.covered) from public.covered_ranges r
          where r.organization_id = (p_scope).organization_id and r.stream = 'incidents') as incidents_covered
    ), services as (
      select s.name, s.key, s.deployments, s.began_at,
        s.deployments / (extract(epoch from (p_scope).to_at - s.began_at) / 86400) as per_day
      from unnest(p_services) s cross join streams t
      where metrics.began_inside(p_scope, (p_scope).covered, s.began_at, t.deployed_at)
    )
    select metrics.as_check(jsonb_build_object(
        'deploymentsAt', case when metrics.began_inside(p_scope, (p_scope).covered, t.deployed_at, '-infinity') then private.as_iso(t.deployed_at) end,
        'incidentsAt', case when metrics.began_inside(p_scope, t.incidents_covered, t.registered_at, '-infinity') then private.as_iso(t.registered_at) end,
        'services', (select count(*) from services)),
      (select array_agg(metrics.as_item(s.name, jsonb_build_object('at', private.as_iso(s.began_at), 'deployments', s.deployments,
          'perDay', round(s.per_day, 2)), jsonb_build_object('service', s.name)) order by s.deployments desc, s.key collate "C")
        from services s))
    from streams t
  $$;
comment on function metrics.check_beginnings is 'When the first deployment and the first incident of all time came, where that is inside the window behind 7 days that were read; and the services that began a week or more behind the first of all.';
grant execute on function metrics.check_beginnings to authenticated, service_role;

create function metrics.measure_checks(p_scope metrics.scope, p_cells metrics.cell_count[], p_commits metrics.commit_count[]) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
declare
  v_services metrics.service_count[] := array(select s from metrics.count_services(p_scope, p_cells) s);
begin
  return metrics.check_services(p_scope, v_services) || jsonb_build_object(
    'pipeline_incidents', metrics.check_incidents(p_scope),
    'shared_ids', metrics.check_shared(p_scope),
    'renamed', metrics.check_renamed(p_scope, v_services),
    'sending_began', metrics.check_beginnings(p_scope, v_services),
    'no_marks', metrics.check_marks(p_scope, p_cells, p_commits),
    'unknown_trailers', metrics.check_statements(p_scope),
    'vanished', metrics.check_vanished(p_scope));
end $$;
comment on function metrics.measure_checks is 'What each check finds in the events of a scope, by code.';
grant execute on function metrics.measure_checks to authenticated, service_role;
