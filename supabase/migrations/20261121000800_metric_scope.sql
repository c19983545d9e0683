-- What a report or a list is about: one reading of the filter.

create schema metrics;
comment on schema metrics is 'The definitions behind the report and the lists. Not exposed through the API; every function runs as the caller.';
revoke all on schema metrics from public;
grant usage on schema metrics to authenticated, service_role;

-- reading the filter -------------------------------------------------------------------------------------------

create function metrics.as_filter(p_filter jsonb) returns jsonb
  language sql stable
  as $$
    select case when jsonb_typeof(p_filter) = 'string' and not pg_input_is_valid(p_filter #>> '{}', 'jsonb') then '{}'
      else coalesce(private.as_jsonb(p_filter), '{}') end
  $$;
comment on function metrics.as_filter is 'A filter argument as an object to look into; odd values read as nothing given.';
grant execute on function metrics.as_filter to authenticated, service_role;

create function metrics.as_moment(p_text text) returns timestamptz
  language sql stable
  as $$
    select case when pg_input_is_valid(p_text, 'timestamptz')
      and p_text::timestamptz between '1900-01-01T00:00:00Z' and '2200-01-01T00:00:00Z' then p_text::timestamptz end
  $$;
comment on function metrics.as_moment is 'A text as a moment between 1900 and 2200; null for anything else.';
grant execute on function metrics.as_moment to authenticated, service_role;

create function metrics.as_names(p_value jsonb) returns text[]
  language sql immutable
  as $$
    select case jsonb_typeof(p_value) when 'string' then array[p_value #>> '{}']
      else nullif(array_remove(private.as_text_array(p_value), null), '{}') end
  $$;
comment on function metrics.as_names is 'A JSON array of strings, or one string, as given; null when absent, empty or something else.';
grant execute on function metrics.as_names to authenticated, service_role;

create function metrics.as_lower(p_names text[]) returns text[]
  language sql immutable
  as $$ select case when p_names is not null then array(select lower(n) from unnest(p_names) n where n <> '') end $$;
comment on function metrics.as_lower is 'Names for comparison without case, empty ones left out: those stand for none. null stays null.';
grant execute on function metrics.as_lower to authenticated, service_role;

create function metrics.as_keys(p_names text[], p_none boolean) returns text[]
  language sql immutable
  as $$
    select case when p_none then coalesce(metrics.as_lower(p_names), '{}') || array[''] else metrics.as_lower(p_names) end
  $$;
comment on function metrics.as_keys is 'Names for comparison without case, and an empty one where what names none is taken too.';
grant execute on function metrics.as_keys to authenticated, service_role;

create function metrics.days_of(p_ranges tstzmultirange) returns double precision
  language sql immutable
  as $$ select coalesce(sum(extract(epoch from upper(r) - lower(r))) / 86400, 0)::double precision from unnest(p_ranges) r $$;
comment on function metrics.days_of is 'How long ranges are together, in days of 86,400 seconds.';
grant execute on function metrics.days_of to authenticated, service_role;

create function metrics.as_ids(p_names text[]) returns uuid[]
  language sql immutable
  as $$
    select case when p_names is not null
      then array(select n::uuid from unnest(p_names) n where pg_input_is_valid(n, 'uuid')) end
  $$;
comment on function metrics.as_ids is 'The ids among the names: a list of nothing but odd ones matches nothing. null stays null.';
grant execute on function metrics.as_ids to authenticated, service_role;

create function metrics.as_time_zone(p_name text) returns text
  language plpgsql stable set search_path = ''
  as $$
begin
  perform private.clock() at time zone p_name;
  return coalesce(p_name, 'UTC');
exception when invalid_parameter_value then
  return 'UTC';
end $$;
comment on function metrics.as_time_zone is 'The time zone when the database knows it, else UTC.';
grant execute on function metrics.as_time_zone to authenticated, service_role;

-- days ---------------------------------------------------------------------------------------------------------

create function metrics.search_first_moment(p_day date, p_time_zone text) returns timestamptz
  language sql stable
  as $$
    select coalesce((
      select min(q) from generate_series(m.at - interval '3 hours', m.at, interval '15 minutes') q
      where (q at time zone p_time_zone)::date = p_day), m.at)
    from (select p_day::timestamp at time zone p_time_zone as at) m
  $$;
comment on function metrics.search_first_moment is 'metrics.first_moment where the clocks change near midnight: 00:00 may come twice, and the later one is what PostgreSQL takes, or never.';
grant execute on function metrics.search_first_moment to authenticated, service_role;

create function metrics.first_moment(p_day date, p_time_zone text) returns timestamptz
  language sql stable
  as $$
    -- One expression, which becomes a part of the query that asks for a thousand days.
    select case when ((p_day::timestamp at time zone p_time_zone) - interval '3 hours') at time zone p_time_zone
        = p_day::timestamp - interval '3 hours' then p_day::timestamp at time zone p_time_zone
      else metrics.search_first_moment(p_day, p_time_zone) end
  $$;
comment on function metrics.first_moment is 'The first moment of a day of a time zone, also where the clocks change at midnight; of a day that its calendar left out, the moment of the next.';
grant execute on function metrics.first_moment to authenticated, service_role;

create function metrics.as_edge(p_text text, p_time_zone text) returns timestamptz
  language sql stable
  as $$
    select case when p_text ~ '^\d{4}-\d{2}-\d{2}$' and pg_input_is_valid(p_text, 'date')
        and p_text::date between '1900-01-01' and '2200-01-01' then metrics.first_moment(p_text::date, p_time_zone)
      else metrics.as_moment(p_text) end
  $$;
comment on function metrics.as_edge is 'An edge of a window: a date is the first moment of that day in the time zone, anything else a moment.';
grant execute on function metrics.as_edge to authenticated, service_role;

-- scope --------------------------------------------------------------------------------------------------------

create type metrics.scope as (
  organization_id uuid,
  from_at timestamptz,
  to_at timestamptz,
  time_zone text,
  bucket text,
  first_day date,
  days timestamptz[],
  week_day integer,
  envs text[],
  takes_unnamed_envs boolean,
  services text[],
  teams text[],
  repositories text[],
  connections uuid[],
  tags text[],
  without_bots boolean,
  cells uuid[],
  covered tstzmultirange,
  covered_days double precision,
  formula text,
  bands text,
  filters jsonb,
  begins jsonb,
  unfiltered boolean,
  mixed boolean,
  origin text,
  dimensions text[]
);
comment on type metrics.scope is 'A window [from_at, to_at) and its filters, names in lower case, null where nothing is filtered, an empty one for what names none. bucket: day, week or month. days: first moment of each local day of the window, the first of them first_day. week_day: ISO number of the day that weeks begin on. takes_unnamed_envs: incidents without env belong. cells: those of the deployments that the filters pick. covered: what of the window was read completely, in parts and in days. filters: as applied, to be shown. begins: connections that begin inside the window. unfiltered: production environments, and nothing filtered. mixed: its cells are of several environments. origin: of one line of a split series, the deployments that have such a commit, and the changes by it. dimensions: by what its rows are measured.';

create function metrics.repository_of(p_cell public.cells) returns text
  language sql stable
  as $$ select private.find_repository((p_cell).organization_id, (p_cell).service, (p_cell).repository) $$;
comment on function metrics.repository_of is 'The repository of the deployments of a cell, in lower case: Datadog''s, else what their service is mapped to.';
grant execute on function metrics.repository_of to authenticated, service_role;

create function metrics.pick_cells(p_organization_id uuid, p_envs text[], p_services text[], p_teams text[],
                                   p_repositories text[], p_connections uuid[])
  returns table (cells uuid[], mixed boolean) language sql stable
  as $$
    select coalesce(array_agg(k.id), '{}'), coalesce(min(coalesce(k.env, '')) <> max(coalesce(k.env, '')), false)
    from public.cells k
    where k.organization_id = p_organization_id and (p_envs is null or coalesce(k.env, '') = any (p_envs))
      and (p_services is null or coalesce(k.service, '') = any (p_services))
      and (p_teams is null or coalesce(k.team, '') = any (p_teams))
      and (p_repositories is null or coalesce(metrics.repository_of(k), '') = any (p_repositories))
      and (p_connections is null or k.connection_id = any (p_connections))
  $$;
comment on function metrics.pick_cells is 'The cells that filters pick, and whether they are of several environments: names compare without case, and a deployment without env is not production.';
grant execute on function metrics.pick_cells to authenticated, service_role;

create function metrics.measure_reading(p_organization_id uuid, p_connections uuid[])
  returns table (connection_id uuid, name text, begun_at timestamptz, covered tstzmultirange, missed tstzmultirange)
  language sql stable
  as $$
    select c.id, c.name, lower(r.covered), r.covered * tstzmultirange(l.life), tstzmultirange(l.life) - r.covered
    from public.connections c join public.covered_ranges r on r.organization_id = c.organization_id
      and r.connection_id = c.id and r.stream = 'deployments' and not isempty(r.covered)
    cross join lateral (
      select tstzrange(lower(r.covered),
        case when c.disconnected_at is not null then greatest(c.disconnected_at, lower(r.covered)) end) as life) l
    where c.organization_id = p_organization_id and (p_connections is null or c.id = any (p_connections))
  $$;
comment on function metrics.measure_reading is 'Of each selected connection that was ever read: what of its life, from its first covered moment until it was disconnected, was read completely, and what was not.';
grant execute on function metrics.measure_reading to authenticated, service_role;

create function metrics.as_parts(p_filter jsonb) returns text[]
  language sql stable
  as $$ select coalesce(metrics.as_names(metrics.as_filter(p_filter) -> 'parts'), array['figures', 'series', 'breakdown', 'byOrigin']) $$;
comment on function metrics.as_parts is 'The parts of a report that are asked for; all unless named.';
grant execute on function metrics.as_parts to authenticated, service_role;

create function metrics.rows_by(p_filter jsonb) returns text
  language sql immutable
  as $$ select case when p_filter ->> 'by' in ('team', 'repository', 'env', 'tag') then p_filter ->> 'by' else 'service' end $$;
comment on function metrics.rows_by is 'By what the part rows of a report is: services unless named.';
grant execute on function metrics.rows_by to authenticated, service_role;

create function metrics.as_dimensions(p_filter jsonb) returns text[]
  language sql stable
  as $$
    select array(select d.name from unnest(array['service', 'team', 'repository', 'env']) as d (name)
      where 'breakdown' = any (metrics.as_parts(p_filter))
        or 'rows' = any (metrics.as_parts(p_filter)) and d.name = metrics.rows_by(p_filter))
  $$;
comment on function metrics.as_dimensions is 'By what the rows are that parts of a report need of cells: all four for the breakdown, one for the part rows, none for those by tag.';
grant execute on function metrics.as_dimensions to authenticated, service_role;

create function metrics.read_scope(p_organization_id uuid, p_filter jsonb, p_previous boolean) returns metrics.scope
  language plpgsql stable set search_path = ''
  as $$
declare
  v metrics.scope;
begin
  with given as (
    select o.id, metrics.as_time_zone(o.time_zone) as time_zone, o.cfr_denominator, o.bands, o.production_envs,
      case o.week_start when 'saturday' then 6 when 'sunday' then 7 else 1 end as week_day, f.value as filter,
      coalesce(metrics.as_names(f.value -> 'env'), case when w.without @> '{env}' then '{}' else o.production_envs end) as envs,
      w.without,
      metrics.as_names(f.value -> 'service') as services, metrics.as_names(f.value -> 'team') as teams,
      metrics.as_names(f.value -> 'repository') as repositories, metrics.as_names(f.value -> 'tag') as tags,
      metrics.as_names(f.value -> 'connection') as connections, f.value ->> 'automation' = 'exclude' as without_bots
    from public.organizations o cross join metrics.as_filter(p_filter) as f (value)
    cross join lateral (select coalesce(metrics.as_names(f.value -> 'without'), '{}') as without) w
    where o.id = p_organization_id
  ), edges as (
    select *, coalesce(metrics.as_edge(filter ->> 'to', time_zone), private.clock()) as to_at,
      metrics.as_edge(filter ->> 'from', time_zone) as from_at
    from given
  ), asked as (
    -- 800 days and 30 days in hours, so that no daylight saving of the session bends them.
    select *, greatest(least(coalesce(from_at, to_at - interval '720 hours'), to_at),
                       to_at - interval '19200 hours') as since_at
    from edges
  ), placed as materialized (
    -- Materialized: in the condition of the cells, each of these would be made anew for each of them.
    select a.*, case when '*' <> all (envs) then metrics.as_keys(envs, without @> '{env}') end as keys,
      metrics.as_keys(services, without @> '{service}') as service_keys,
      metrics.as_keys(teams, without @> '{team}') as team_keys,
      metrics.as_keys(repositories, without @> '{repository}') as repository_keys,
      metrics.as_ids(connections) as connection_ids, metrics.as_lower(production_envs) as production_keys,
      case when p_previous then c.edges[2] else to_at end as until_at,
      case when p_previous then c.edges[1] else since_at end as start_at
    from asked a cross join lateral (
      select case when p_previous then metrics.find_compared(a.filter, a.time_zone, a.since_at, a.to_at) end as edges) c
  ), read as (
    select p.id, (range_agg(r.covered) - coalesce(range_agg(r.missed), '{}'))
        * tstzmultirange(tstzrange(p.start_at, p.until_at)) as covered,
      jsonb_agg(jsonb_build_object('connectionId', r.connection_id, 'name', r.name, 'at', private.as_iso(r.begun_at))
        order by r.begun_at, r.connection_id) filter (where r.begun_at > p.start_at and r.begun_at < p.until_at) as begins
    from placed p cross join lateral metrics.measure_reading(p.id, p.connection_ids) r
    group by p.id, p.start_at, p.until_at
  )
  select p.id, p.start_at, p.until_at, p.time_zone,
    case when p.filter ->> 'bucket' in ('day', 'week', 'month') then p.filter ->> 'bucket'
    -- Either clock may say 92 days, so that a quarter with a change of the clocks stays in days.
      when least(p.until_at - p.start_at, p.until_at at time zone p.time_zone - p.start_at at time zone p.time_zone)
      <= interval '92 days' then 'day' else 'week' end,
    d.first_day, d.days, p.week_day,
    p.keys, coalesce(p.keys && p.production_keys or '' = any (p.keys), true), p.service_keys, p.team_keys, p.repository_keys,
    p.connection_ids, metrics.as_lower(p.tags), coalesce(p.without_bots, false),
    k.cells,
    coalesce(r.covered, '{}'), metrics.days_of(coalesce(r.covered, '{}')), p.cfr_denominator, p.bands,
    jsonb_build_object('env', case when '*' = any (p.envs) then '["*"]' else to_jsonb(p.envs) end)
      || jsonb_strip_nulls(jsonb_build_object('service', p.services, 'team', p.teams, 'repository', p.repositories,
           'connection', p.connections, 'tag', p.tags, 'without', nullif(p.without, '{}'), 'automation', case when p.without_bots then 'exclude' end)),
    coalesce(r.begins, '[]'),
    coalesce(p.keys @> p.production_keys and p.keys <@ p.production_keys
      and num_nonnulls(p.service_keys, p.team_keys, p.repository_keys, p.connections, p.tags) = 0
      and p.without_bots is not true, false),
    k.mixed, null, metrics.as_dimensions(p.filter)
  into v from placed p left join read r on r.id = p.id
  cross join lateral metrics.pick_cells(p.id, p.keys, p.service_keys, p.team_keys, p.repository_keys,
    p.connection_ids) k
  cross join lateral (
    select min(s.day)::date as first_day, array_agg(metrics.first_moment(s.day::date, p.time_zone) order by s.day) as days
    from generate_series((p.start_at at time zone p.time_zone)::date::timestamp,
      greatest(p.start_at, p.until_at - interval '1 microsecond') at time zone p.time_zone, interval '1 day') s (day)) d;
  return v;
end $$;
comment on function metrics.read_scope is 'The scope that a filter asks for, or that of the window which it compares with (metrics.find_compared). Defaults: the last 30 days, the organisation''s production environments; at most 800 days. Covered: every selected connection that had begun by then, and had not been disconnected, was read completely. Null when the caller does not see the organisation.';
grant execute on function metrics.read_scope to authenticated, service_role;

create function metrics.bucket_of(p_scope metrics.scope, p_day date) returns date
  language sql immutable
  as $$
    select case (p_scope).bucket when 'day' then p_day when 'month' then p_day - extract(day from p_day)::int + 1
      else p_day - (extract(isodow from p_day)::int - (p_scope).week_day + 7) % 7 end
  $$;
comment on function metrics.bucket_of is 'The bucket that a local day lies in, by its first day: the day itself, or the first day of its week or month.';
grant execute on function metrics.bucket_of to authenticated, service_role;

create function metrics.day_of(p_scope metrics.scope, p_at timestamptz) returns date
  language sql immutable
  as $$ select (p_scope).first_day + width_bucket(p_at, (p_scope).days) - 1 $$;
comment on function metrics.day_of is 'The local day of a moment of the window.';
grant execute on function metrics.day_of to authenticated, service_role;
