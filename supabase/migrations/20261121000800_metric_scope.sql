-- What a report or a list is about: one reading of the filter, one definition of the population.

create schema metrics;
comment on schema metrics is 'The definitions behind the report and the lists. Not exposed through the API; every function runs as the caller.';
revoke all on schema metrics from public;
grant usage on schema metrics to authenticated, service_role;

-- reading the filter -------------------------------------------------------------------------------------------

create function metrics.as_filter(p_filter jsonb) returns jsonb
  language sql stable set search_path = ''
  as $$
    select case when jsonb_typeof(p_filter) = 'string' and not pg_input_is_valid(p_filter #>> '{}', 'jsonb') then '{}'
      else coalesce(private.as_jsonb(p_filter), '{}') end
  $$;
comment on function metrics.as_filter is 'A filter argument as an object to look into; odd values read as nothing given.';
grant execute on function metrics.as_filter to authenticated, service_role;

create function metrics.as_moment(p_text text) returns timestamptz
  language sql stable set search_path = ''
  as $$
    select case when pg_input_is_valid(p_text, 'timestamptz')
      and p_text::timestamptz between '1900-01-01T00:00:00Z' and '2200-01-01T00:00:00Z' then p_text::timestamptz end
  $$;
comment on function metrics.as_moment is 'A text as a moment between 1900 and 2200; null for anything else.';
grant execute on function metrics.as_moment to authenticated, service_role;

create function metrics.as_names(p_value jsonb) returns text[]
  language sql immutable set search_path = ''
  as $$
    select case jsonb_typeof(p_value) when 'string' then array[p_value #>> '{}']
      else nullif(array_remove(private.as_text_array(p_value), null), '{}') end
  $$;
comment on function metrics.as_names is 'A JSON array of strings, or one string, as given; null when absent, empty or something else.';
grant execute on function metrics.as_names to authenticated, service_role;

create function metrics.as_lower(p_names text[]) returns text[]
  language sql immutable set search_path = ''
  as $$ select case when p_names is not null then array(select lower(n) from unnest(p_names) n) end $$;
comment on function metrics.as_lower is 'Names for comparison without case; null stays null.';
grant execute on function metrics.as_lower to authenticated, service_role;

create function metrics.as_ids(p_names text[]) returns uuid[]
  language sql immutable set search_path = ''
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

-- scope --------------------------------------------------------------------------------------------------------

create type metrics.scope as (
  organization_id uuid,
  from_at timestamptz,
  to_at timestamptz,
  time_zone text,
  bucket text,
  envs text[],
  takes_unnamed_envs boolean,
  services text[],
  teams text[],
  repositories text[],
  connections uuid[],
  covered tstzmultirange,
  covered_days double precision,
  covered_from timestamptz,
  covered_to timestamptz,
  formula text,
  bands text,
  filters jsonb
);
comment on type metrics.scope is 'A window [from_at, to_at) and its filters, names in lower case, null where nothing is filtered. bucket: day or week. takes_unnamed_envs: incidents without env belong. covered: what of it was read completely, in parts, in days, its first and its last moment. filters: as applied, to be shown.';

create function metrics.read_scope(p_organization_id uuid, p_filter jsonb, p_previous boolean) returns metrics.scope
  language sql stable set search_path = ''
  as $$
    with given as (
      select o.id, metrics.as_time_zone(o.time_zone) as time_zone, o.cfr_denominator, o.bands, o.production_envs,
        coalesce(metrics.as_moment(f.value ->> 'to'), private.clock()) as to_at, metrics.as_moment(f.value ->> 'from') as from_at,
        coalesce(metrics.as_names(f.value -> 'env'), o.production_envs) as envs,
        metrics.as_names(f.value -> 'service') as services, metrics.as_names(f.value -> 'team') as teams,
        metrics.as_names(f.value -> 'repository') as repositories,
        metrics.as_names(f.value -> 'connection') as connections
      from public.organizations o cross join metrics.as_filter(p_filter) as f (value)
      where o.id = p_organization_id
    ), asked as (
      -- 800 days and 30 days in hours, so that no daylight saving of the session bends them.
      select *, greatest(least(coalesce(from_at, to_at - interval '720 hours'), to_at),
                         to_at - interval '19200 hours') as since_at
      from given
    ), placed as (
      select *, case when p_previous then since_at else to_at end as until_at,
        case when p_previous then since_at - make_interval(secs => extract(epoch from to_at - since_at)::double precision)
          else since_at end as start_at
      from asked
    ), covered as (
      select p.id, range_agg(c.covered) * tstzmultirange(tstzrange(p.start_at, p.until_at)) as ranges
      from placed p join public.covered_ranges c on c.organization_id = p.id and c.stream = 'deployments'
        and (p.connections is null or c.connection_id = any (metrics.as_ids(p.connections)))
      group by p.id, p.start_at, p.until_at
    )
    select p.id, p.start_at, p.until_at, p.time_zone,
      -- Either clock may say 92 days, so that a quarter with a change of the clocks stays in days.
      case when least(p.until_at - p.start_at, p.until_at at time zone p.time_zone - p.start_at at time zone p.time_zone)
        <= interval '92 days' then 'day' else 'week' end,
      case when '*' <> all (p.envs) then metrics.as_lower(p.envs) end,
      '*' = any (p.envs) or metrics.as_lower(p.envs) && metrics.as_lower(p.production_envs),
      metrics.as_lower(p.services), metrics.as_lower(p.teams), metrics.as_lower(p.repositories),
      metrics.as_ids(p.connections), coalesce(c.ranges, '{}'),
      coalesce((select sum(extract(epoch from upper(r) - lower(r))) from unnest(c.ranges) r) / 86400, 0)::double precision,
      lower(c.ranges), upper(c.ranges), p.cfr_denominator, p.bands,
      jsonb_build_object('env', case when '*' = any (p.envs) then '["*"]' else to_jsonb(p.envs) end)
        || jsonb_strip_nulls(jsonb_build_object('service', p.services, 'team', p.teams, 'repository', p.repositories,
                                                'connection', p.connections))
    from placed p left join covered c on c.id = p.id
  $$;
comment on function metrics.read_scope is 'The scope that a filter asks for, or the equally long window just before it. Defaults: the last 30 days, the organisation''s production environments; at most 800 days. Covered days: seconds / 86,400 of the window inside the ranges of the selected connections that were read completely. Null when the caller does not see the organisation.';
grant execute on function metrics.read_scope to authenticated, service_role;

-- page ---------------------------------------------------------------------------------------------------------

create type private.page as (
  max_rows integer,
  before_at timestamptz,
  before_id uuid,
  before_number bigint,
  wanted text[],
  query text
);
comment on type private.page is 'A part of a list, newest first, after the row (before_at, before_id), or before_number where rows are numbered; readers fetch one row more than max_rows, to know whether more follow. wanted: failed, pending, open; null for all. query: text to look for, in lower case. All null is everything.';

create function private.read_page(p_filter jsonb) returns private.page
  language sql stable set search_path = ''
  as $$
    select
      case when jsonb_typeof(f -> 'limit') = 'number'
        then least(greatest((f ->> 'limit')::numeric, 1), 500)::integer else 50 end,
      case when pg_input_is_valid(c.id, 'uuid') then c.at end,
      case when c.at is not null and pg_input_is_valid(c.id, 'uuid') then c.id::uuid end,
      case when c.at is not null and c.id ~ '^[1-9][0-9]{0,17}$' then c.id::bigint end,
      nullif(array(select k from unnest(array['failed', 'pending', 'open']) k where f -> k = 'true'), '{}'),
      nullif(lower(f ->> 'q'), '')
    from metrics.as_filter(p_filter) f
      cross join lateral (select f #>> '{cursor,id}', metrics.as_moment(f #>> '{cursor,at}')) c (id, at)
  $$;
comment on function private.read_page is 'The page that a filter asks for: 50 rows unless asked otherwise, at most 500; an odd cursor begins at the newest.';
grant execute on function private.read_page to authenticated, service_role;

create function private.as_cursor(p_at timestamptz, p_id anyelement) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select jsonb_build_object('at', to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      'id', p_id::text)
  $$;
comment on function private.as_cursor is 'The place of a row in a list, to the microsecond.';
grant execute on function private.as_cursor to authenticated, service_role;

create function private.as_page(p_page private.page, p_items jsonb[], p_cursors jsonb[]) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select jsonb_build_object('items', coalesce(to_jsonb(p_items[1:(p_page).max_rows]), '[]'),
      'next', case when cardinality(p_items) > (p_page).max_rows then p_cursors[(p_page).max_rows] end)
  $$;
comment on function private.as_page is 'A page as lists answer it, from one row more than it holds and the places of those rows. next is the cursor of the following page; null on the last.';
grant execute on function private.as_page to authenticated, service_role;

-- population ---------------------------------------------------------------------------------------------------

create type metrics.deployment as (
  connection_id uuid, external_id text, id uuid, service text, env text, team text, repository text,
  started_at timestamptz, finished_at timestamptz, change_failure boolean, recovery_seconds double precision,
  remediation_type text, deployment_type text, day date, bucket date
);
comment on type metrics.deployment is 'What the metrics need to know of a deployment. day, bucket: where it started, in the organisation''s time zone; a bucket is named by its first day.';

create function metrics.select_deployments(p_scope metrics.scope, p_page private.page default null)
  returns setof metrics.deployment
  language sql stable rows 5000 set search_path = ''
  as $$
    select d.connection_id, d.external_id, d.id, d.service, d.env, d.team, d.repository, d.started_at, d.finished_at,
      d.change_failure, d.recovery_seconds, d.remediation_type, d.deployment_type,
      (d.started_at at time zone (p_scope).time_zone)::date,
      date_trunc((p_scope).bucket, d.started_at at time zone (p_scope).time_zone)::date
    from public.deployments d
    where d.organization_id = (p_scope).organization_id and d.deleted_at is null
      and d.started_at >= (p_scope).from_at and d.started_at < (p_scope).to_at
      and ((p_scope).envs is null or lower(d.env) = any ((p_scope).envs))
      and ((p_scope).services is null or lower(d.service) = any ((p_scope).services))
      and ((p_scope).teams is null or lower(d.team) = any ((p_scope).teams))
      and ((p_scope).repositories is null or lower(d.repository) = any ((p_scope).repositories))
      and ((p_scope).connections is null or d.connection_id = any ((p_scope).connections))
      and d.started_at <= coalesce((p_page).before_at, 'infinity')
      and ((p_page).before_id is null or (d.started_at, d.id) < ((p_page).before_at, (p_page).before_id))
      and (not coalesce((p_page).wanted && '{failed,pending}', false)
        or 'failed' = any ((p_page).wanted) and d.change_failure
        or 'pending' = any ((p_page).wanted) and d.change_failure is null)
      and ((p_page).query is null
        or strpos(lower(concat_ws(E'\n', d.service, d.version, d.repository, d.external_id)), (p_page).query) > 0
        or starts_with(lower(d.commit_sha), (p_page).query)
        -- Not exists: the planner could read the commits of all deployments for it, once.
        or (select true from public.deployment_commits c
            where c.organization_id = d.organization_id and c.connection_id = d.connection_id
              and c.external_id = d.external_id and starts_with(lower(c.sha), (p_page).query) limit 1))
    order by d.started_at desc, d.id desc
    limit (p_page).max_rows + 1
  $$;
comment on function metrics.select_deployments is 'Population: the live deployments of the organisation that started in the window and match the filters; names compare without case, a deployment without env is not production. The one predicate of the report and of the list; a page narrows the list only.';
grant execute on function metrics.select_deployments to authenticated, service_role;

create type metrics.incident as (
  connection_id uuid, external_id text, id uuid, started_at timestamptz, finished_at timestamptz,
  restore_seconds double precision, bucket date
);
comment on type metrics.incident is 'What the metrics need to know of an incident. restore_seconds, once it is closed: time_to_restore when Datadog gave it, else finished_at minus started_at. bucket as in metrics.deployment.';

create function metrics.matches_any(p_values text[], p_names text[]) returns boolean
  language sql immutable set search_path = ''
  as $$ select p_names is null or exists (select from unnest(p_values) v where lower(v) = any (p_names)) $$;
comment on function metrics.matches_any is 'Whether a list contains one of the names, which are in lower case; no names match everything.';
grant execute on function metrics.matches_any to authenticated, service_role;

create function metrics.select_incidents(p_scope metrics.scope, p_page private.page default null)
  returns setof metrics.incident
  language sql stable rows 500 set search_path = ''
  as $$
    select i.connection_id, i.external_id, i.id, i.started_at, i.finished_at,
      case when i.finished_at is not null then coalesce(i.restore_seconds,
        extract(epoch from i.finished_at - i.started_at)::double precision) end,
      date_trunc((p_scope).bucket, i.started_at at time zone (p_scope).time_zone)::date
    from public.incidents i
    where i.organization_id = (p_scope).organization_id and i.deleted_at is null
      and i.started_at >= (p_scope).from_at and i.started_at < (p_scope).to_at
      and (p_scope).repositories is null
      and ((p_scope).envs is null
        or case when i.envs = '{}' then (p_scope).takes_unnamed_envs
           else metrics.matches_any(i.envs, (p_scope).envs) end)
      and ((p_scope).services is null or metrics.matches_any(i.services, (p_scope).services))
      and ((p_scope).teams is null or metrics.matches_any(i.teams, (p_scope).teams))
      and ((p_scope).connections is null or i.connection_id = any ((p_scope).connections))
      and i.started_at <= coalesce((p_page).before_at, 'infinity')
      and ((p_page).before_id is null or (i.started_at, i.id) < ((p_page).before_at, (p_page).before_id))
      and (not coalesce('open' = any ((p_page).wanted), false) or i.finished_at is null)
      and ((p_page).query is null or strpos(lower(concat_ws(E'\n', i.name, i.version, i.external_id,
             array_to_string(i.services, E'\n'))), (p_page).query) > 0)
    order by i.started_at desc, i.id desc
    limit (p_page).max_rows + 1
  $$;
comment on function metrics.select_incidents is 'Population: the live incidents of the organisation that started in the window and whose lists contain a value of each filter; one without env counts as production. Incidents carry no repository, so none belongs under a repository filter. The one predicate of the report and of the list.';
grant execute on function metrics.select_incidents to authenticated, service_role;
