-- The rows of a check, as lists filter by it: always found in the whole of a window and its environments, so that
-- other filters pick among them and never change what is one.

create function metrics.find_checked_services(p_scope metrics.scope, p_code text, p_name text) returns text[]
  language sql stable
  as $$
    with services as materialized (
      select array_agg(s) as found from metrics.count_services(p_scope, array(select c from metrics.count_cells(p_scope) c)) s
    )
    select array(
      select u.key from services s cross join lateral unnest(s.found) u
      where case p_code when 'one_second' then metrics.is_instant(u) when 'first_lists_all' then metrics.is_listed_beside(u) end
        and (p_name is null or u.key = lower(p_name))
      union
      select (r.new).key from services s cross join lateral metrics.find_renamed(p_scope, s.found) r
      where p_code = 'renamed' and (p_name is null or (r.old).key = lower(p_name)))
  $$;
comment on function metrics.find_checked_services is 'The services, in lower case, of whose deployments a check is about; of renamed the new ones, and its p_name is an old one.';
grant execute on function metrics.find_checked_services to authenticated, service_role;

create function metrics.narrow_to_unmarked(p_scope metrics.scope) returns metrics.scope
  language plpgsql stable set search_path = ''
  as $$
declare
  v metrics.scope := p_scope;
begin
  v.cells := array(
    select unnest(array_agg(k.cell)) from metrics.keys_of((p_scope).cells) k cross join lateral (
      select sum(d.ai_assisted) as marked
      from metrics.select_in_cell(p_scope, k.cell, tstzrange((p_scope).from_at, (p_scope).to_at)) d) c
    where k.repository is not null group by k.repository having coalesce(sum(c.marked), 0) = 0);
  return v;
end $$;
comment on function metrics.narrow_to_unmarked is 'A scope without the repositories in which a tool signed: of those no commits need to be told apart to know that they are none that metrics.find_unmarked finds.';
grant execute on function metrics.narrow_to_unmarked to authenticated, service_role;

create function metrics.narrow_cells(p_scope metrics.scope, p_code text, p_name text) returns uuid[]
  language sql stable
  as $$
    select array(
      select k.cell from metrics.keys_of((p_scope).cells) k
      where case
        when p_code in ('one_second', 'first_lists_all', 'renamed')
          then k.service = any (array(select unnest(metrics.find_checked_services(p_scope, p_code, p_name))))
        when p_code = 'no_marks' then (p_name is null or k.repository = lower(p_name)) and k.repository = any (array(
          select u.repository from metrics.find_unmarked((p_scope).organization_id,
            array(select c from metrics.count_commits(metrics.narrow_to_unmarked(p_scope)) c)) u))
        else (p_name is null or k.service = lower(p_name)) and case p_code when 'no_repository' then k.repository is null
          when 'no_service' then k.service is null when 'no_team' then k.team is null else true end end)
  $$;
comment on function metrics.narrow_cells is 'The cells of a scope in which the deployments are that a check is about.';
grant execute on function metrics.narrow_cells to authenticated, service_role;

create function metrics.is_checked(p_scope metrics.scope, p_code text, p_deployment metrics.deployment) returns boolean
  language sql stable
  as $$
    -- One expression, which becomes a part of the query: called for each row it took three quarters of the time.
    select case p_code
      when 'reruns' then (p_deployment).is_rerun
      when 'first_lists_all' then (p_deployment).listed_beside
      when 'no_marks' then (p_deployment).human + (p_deployment).ai_assisted + (p_deployment).bot + (p_deployment).unknown > 0
      when 'no_commits' then (p_deployment).human + (p_deployment).ai_assisted + (p_deployment).bot + (p_deployment).unknown = 0
      when 'unjudged' then metrics.is_unjudged((p_scope).to_at, (p_deployment).verdict, (p_deployment).started_at)
      else p_code in ('one_second', 'renamed', 'no_repository', 'no_service', 'no_team') end
  $$;
comment on function metrics.is_checked is 'Whether a check is about a deployment of the cells that it narrows a scope to.';
grant execute on function metrics.is_checked to authenticated, service_role;

create function metrics.select_checked(p_scope metrics.scope, p_code text, p_name text default null) returns setof bigint
  language plpgsql stable set search_path = ''
  as $$
declare
  v metrics.scope := p_scope;
begin
  if p_code = 'shared_ids' then
    return query select s.no from metrics.find_shared(v) s
      where s.no is not null and (p_name is null or s.external_id = p_name);
  elsif p_code = 'vanished' then
    return query select f.no from metrics.find_vanished(v) f
      where f.no is not null and (p_name is null or f.connection = p_name);
  elsif p_code = 'unknown_trailers' then
    return query select distinct s.deployment_no from metrics.find_repeated_statements(v) s
      where p_name is null or s.statement = lower(p_name);
  else
    v.cells := metrics.narrow_cells(p_scope, p_code, p_name);
    return query select d.no from metrics.select_deployments(v) d where metrics.is_checked(v, p_code, d);
  end if;
end $$;
comment on function metrics.select_checked is 'The no of the deployments that a check is about, or one item of it by its name: as many as the report of data quality counts.';
grant execute on function metrics.select_checked to authenticated, service_role;

create function metrics.select_checked_incidents(p_scope metrics.scope, p_code text, p_name text default null)
  returns setof uuid language plpgsql stable set search_path = ''
  as $$
begin
  if p_code = 'shared_ids' then
    return query select s.incident_id from metrics.find_shared(p_scope) s
      where s.incident_id is not null and (p_name is null or s.external_id = p_name);
  elsif p_code = 'vanished' then
    return query select f.incident_id from metrics.find_vanished(p_scope) f
      where f.incident_id is not null and (p_name is null or f.connection = p_name);
  elsif p_code = 'pipeline_incidents' then
    return query select distinct i.id from metrics.find_pipeline_incidents(p_scope) i
      where p_name is null or lower(i.name) = lower(p_name);
  end if;
end $$;
comment on function metrics.select_checked_incidents is 'The incidents that a check is about, or one item of it by its name.';
grant execute on function metrics.select_checked_incidents to authenticated, service_role;

create function metrics.checked_scope(p_organization_id uuid, p_filter jsonb) returns metrics.scope
  language sql stable
  as $$
    select metrics.read_scope(p_organization_id, p_filter - array['service', 'team', 'repository', 'connection', 'tag', 'automation', 'without'], false)
  $$;
comment on function metrics.checked_scope is 'In what the rows of a check are looked for: window and environments of a filter.';
grant execute on function metrics.checked_scope to authenticated, service_role;

create function metrics.read_checked_page(p_organization_id uuid, p_filter jsonb) returns private.page
  language plpgsql stable set search_path = ''
  as $$
declare
  v private.page := metrics.read_searched_page(p_organization_id, p_filter);
  f jsonb := metrics.as_filter(p_filter);
begin
  if f ->> 'check' is not null then
    v.checked := coalesce((
      select range_agg(int8range(c.no, c.no + 1))
      from metrics.select_checked(metrics.checked_scope(p_organization_id, f), f ->> 'check', f ->> 'name') as c (no)), '{}');
  end if;
  return v;
end $$;
comment on function metrics.read_checked_page is 'metrics.read_searched_page of a list of deployments, with the rows of its check.';
grant execute on function metrics.read_checked_page to authenticated, service_role;

create function metrics.list_incidents(p_scope metrics.scope, p_page private.page, p_filter jsonb)
  returns setof metrics.incident language plpgsql stable set search_path = ''
  as $$
declare
  v_all private.page := p_page;
begin
  if p_filter ->> 'check' is null then
    return query select i.* from metrics.select_incidents(p_scope, p_page) i;
  else
    v_all.max_rows := null;
    return query select i.* from metrics.select_incidents(p_scope, v_all) i
      where i.id in (select c.id from metrics.select_checked_incidents(
        metrics.checked_scope((p_scope).organization_id, p_filter), p_filter ->> 'check', p_filter ->> 'name') as c (id))
      order by i.started_at desc, i.id desc limit (p_page).max_rows + 1;
  end if;
end $$;
comment on function metrics.list_incidents is 'The incidents as a page of a list, newest first, with one row more than the page holds; of a check alone where one is given.';
grant execute on function metrics.list_incidents to authenticated, service_role;
