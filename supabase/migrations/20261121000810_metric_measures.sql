-- What each number means. Every metric is defined here once, for the whole window and for each of its parts at the
-- same time: a row per (dimension, key), dimension being total, bucket, service, team, repository or env.

-- small definitions --------------------------------------------------------------------------------------------

create function metrics.find_interval(p_failed double precision, p_n double precision) returns double precision[]
  language sql immutable
  as $$
    select case when p_n > 0 then array[
      greatest(0, (p + z * z / (2 * p_n) - z * sqrt(greatest(0, p * (1 - p)) / p_n + z * z / (4 * p_n * p_n)))
        / (1 + z * z / p_n)),
      least(1, (p + z * z / (2 * p_n) + z * sqrt(greatest(0, p * (1 - p)) / p_n + z * z / (4 * p_n * p_n)))
        / (1 + z * z / p_n))] end
    from (select p_failed / nullif(p_n, 0) as p, 1.959964::double precision as z) as given
  $$;
comment on function metrics.find_interval is '95 % Wilson interval [low, high] of failed / n, z = 1.959964; n may be a sum of shares. Null when n is 0.';
grant execute on function metrics.find_interval to authenticated, service_role;

create function metrics.pick_fraction(p_sorted double precision[], p_fraction double precision) returns double precision
  language sql immutable
  as $$
    -- One expression, which becomes a part of the query that asks for each of its rows.
    select p_sorted[floor(p_fraction * (cardinality(p_sorted) - 1))::int + 1]
      + coalesce((p_fraction * (cardinality(p_sorted) - 1) - floor(p_fraction * (cardinality(p_sorted) - 1)))
        * (p_sorted[floor(p_fraction * (cardinality(p_sorted) - 1))::int + 2]
          - p_sorted[floor(p_fraction * (cardinality(p_sorted) - 1))::int + 1]), 0)
  $$;
comment on function metrics.pick_fraction is 'The value at a fraction of sorted values, linear interpolation: percentile_cont. Null without values.';
grant execute on function metrics.pick_fraction to authenticated, service_role;

create function metrics.describe(p_sorted double precision[]) returns jsonb
  language sql immutable
  as $$
    select jsonb_build_object('p50', metrics.pick_fraction(p_sorted, 0.5), 'p75', metrics.pick_fraction(p_sorted, 0.75),
      'p90', metrics.pick_fraction(p_sorted, 0.9), 'n', r.n,
      'low', case when r.least_rank >= 1 then p_sorted[r.least_rank] end,
      'high', case when r.least_rank >= 1 then p_sorted[r.n + 1 - r.least_rank] end)
    from (select n, floor((n - 1.959964 * sqrt(n::double precision)) / 2)::int as least_rank
          from (select coalesce(cardinality(p_sorted), 0) as n) c) r
  $$;
comment on function metrics.describe is 'p50, p75, p90 and n of sorted values, and the 95 % interval of their median: the values at ranks floor((n - z sqrt n) / 2) from either end, z = 1.959964, null below six values.';
grant execute on function metrics.describe to authenticated, service_role;

create function metrics.find_band(p_scope metrics.scope, p_metric text, p_value double precision, p_events bigint,
                                  p_days double precision default null)
  returns text language sql stable
  as $$
    select b.band from public.bands b
    where (p_scope).bands = 'dora-' || b.year and coalesce(p_days, (p_scope).covered_days) >= 14 and p_events >= 10
      and b.metric = p_metric and p_value >= b.lower and (b.upper is null or p_value < b.upper)
  $$;
comment on function metrics.find_band is 'The published level of a value over so many events and covered days, those of the window unless given. Null when levels are off, under 14 days, under 10 events, or without a value.';
grant execute on function metrics.find_band to authenticated, service_role;

-- since when there is anything ---------------------------------------------------------------------------------

create function metrics.find_firsts(p_scope metrics.scope) returns table (cell uuid, first_at timestamptz)
  language sql stable rows 200
  as $$
    select k.id, f.started_at from unnest((p_scope).cells) as k (id) cross join lateral (
      -- By the index: the first that the scope takes.
      select d.started_at from public.deployments d
      where d.cell = k.id and d.deleted_at is null and not d.left_out
        and metrics.takes_deployment(p_scope, d.tags, d.human, d.ai_assisted, d.bot)
        and metrics.has_origin((p_scope).origin, d.human, d.ai_assisted, d.bot, d.unknown)
      order by d.started_at limit 1) f
  $$;
comment on function metrics.find_firsts is 'Start of the first deployment of each cell that a scope takes, over all time; no row for a cell that never had one.';
grant execute on function metrics.find_firsts to authenticated, service_role;

create function metrics.find_first_incident(p_scope metrics.scope) returns timestamptz
  language sql stable
  as $$
    select i.started_at from public.incidents i
    where i.organization_id = (p_scope).organization_id and i.deleted_at is null
      -- True of all: what compares the time is found by it.
      and i.started_at > '-infinity'
      and ((p_scope).repositories is null or coalesce(lower(i.repository), '') = any ((p_scope).repositories))
      and metrics.takes_incident(p_scope, i)
    order by i.started_at limit 1
  $$;
comment on function metrics.find_first_incident is 'Start of the first incident that a scope takes, over all time; null when there never was one.';
grant execute on function metrics.find_first_incident to authenticated, service_role;

create function metrics.measure_since(p_scope metrics.scope, p_first_at timestamptz, p_deployments bigint) returns jsonb
  language sql stable
  as $$
    select jsonb_build_object('at', private.as_iso(p_first_at), 'value', p_deployments / nullif(c.days, 0),
      'coveredDays', c.days)
    from (select metrics.days_of((p_scope).covered
            * tstzmultirange(tstzrange(p_first_at, greatest(p_first_at, (p_scope).to_at)))) as days) c
    where p_first_at > (p_scope).from_at and p_first_at < (p_scope).to_at
  $$;
comment on function metrics.measure_since is 'The frequency from the first deployment on, where that lies inside the window: before it nothing could have been counted. Null otherwise.';
grant execute on function metrics.measure_since to authenticated, service_role;

-- deployments --------------------------------------------------------------------------------------------------

create type metrics.deployment_measure as (
  dimension text, key text, deployments bigint, active_days bigint, failed bigint, evaluated bigint, pending bigint,
  rework bigint, rollbacks bigint, corrected bigint, recoveries double precision[], as_datadog jsonb,
  averages jsonb, place bigint, first_at timestamptz, last_no bigint, spark bigint[]
);
comment on type metrics.deployment_measure is 'Counts of deployments of one part of a window, and the sorted recoveries of it in seconds. key: in lower case. Of the total alone: as_datadog, and the median over deployments of each stage that Datadog gave as their average, {stage: {p50, n, low, high}}. Of a row alone, once it is shown: place, among those of its dimension, most deployments first; first_at, over all time; last_no, its newest deployment, which it is spelled by; spark, deployments in each bucket of the window, null where there are none.';

create function metrics.keys_of(p_cells uuid[]) returns table (cell uuid, service text, team text, repository text, env text)
  language sql stable rows 200
  as $$
    -- As metrics.repository_of, which would be a query of its own for each.
    select k.id, k.service, k.team, coalesce(k.repository, m.repository), k.env
    from unnest(p_cells) as n (id) cross join lateral (select * from public.cells k where k.id = n.id offset 0) k
    left join public.service_repositories m on m.organization_id = k.organization_id and m.service = k.service
  $$;
comment on function metrics.keys_of is 'What cells are, by what rows are grouped.';
grant execute on function metrics.keys_of to authenticated, service_role;

create function metrics.format_as_datadog(p_scope metrics.scope, p_deployments bigint, p_failed bigint,
                                          p_lead double precision, p_recovery double precision)
  returns jsonb language sql immutable
  as $$
    select jsonb_build_object('leadTimeP50', p_lead,
      'changeFailureRate', p_failed::double precision / nullif(p_deployments, 0),
      'deploymentFrequency', p_deployments
        / nullif(extract(epoch from (p_scope).to_at - (p_scope).from_at) / 86400, 0)::double precision,
      'recoveryP50', p_recovery)
  $$;
comment on function metrics.format_as_datadog is 'What Datadog''s screen shows of the same deployments: by its own verdict, per calendar day, and lead time as the median over deployments of the mean of their commits.';
grant execute on function metrics.format_as_datadog to authenticated, service_role;

create function metrics.measure_deployments(p_scope metrics.scope, p_parts text[]) returns setof metrics.deployment_measure
  language sql stable rows 200
  as $$
    with population as materialized (
      select d.day, d.verdict, d.is_rework, d.corrected, d.repair, d.recovery, d.change_failure, d.recovery_seconds,
        d.mean_lead, d.averages
      from metrics.select_deployments(p_scope) d where p_parts && '{figures,series}'
    ), counts as materialized (
      select day, count(*) as deployments, count(*) filter (where verdict) as failed, count(verdict) as evaluated,
        count(*) filter (where is_rework) as rework, count(*) filter (where verdict and repair = 'rollback') as rollbacks,
        count(*) filter (where corrected) as corrected
      from population group by day
    ), summed as (
      select 'total' as dimension, null as key, sum(deployments) as deployments, count(distinct day) as active_days,
        sum(failed) as failed, sum(evaluated) as evaluated, sum(rework) as rework, sum(rollbacks) as rollbacks,
        sum(corrected) as corrected
      from counts where 'figures' = any (p_parts) having 'figures' = any (p_parts)
      union all
      select 'bucket', metrics.bucket_of(p_scope, day)::text, sum(deployments), null, sum(failed), sum(evaluated),
        sum(rework), sum(rollbacks), sum(corrected)
      from counts where 'series' = any (p_parts) group by 2
    ), recovered as materialized (
      select day, recovery from population where verdict and recovery is not null
    ), recoveries as (
      select 'total' as dimension, null as key, array_agg(recovery order by recovery) as vals
      from recovered where 'figures' = any (p_parts)
      union all
      select 'bucket', metrics.bucket_of(p_scope, day)::text, array_agg(recovery order by recovery)
      from recovered where 'series' = any (p_parts) group by 2
    )
    select s.dimension, s.key, s.deployments, s.active_days, s.failed, s.evaluated, s.deployments - s.evaluated,
      s.rework, s.rollbacks, s.corrected, r.vals,
      case when s.dimension = 'total' then (
        select metrics.format_as_datadog(p_scope, count(*), count(*) filter (where p.change_failure),
          percentile_cont(0.5) within group (order by p.mean_lead),
          percentile_cont(0.5) within group (order by p.recovery_seconds) filter (where p.change_failure))
        from population p) end,
      case when s.dimension = 'total' then (
        select jsonb_object_agg(a.stage, metrics.describe(a.averages) - '{p75,p90}'::text[])
        from (select n.stage, array_agg(p.averages[n.place] order by p.averages[n.place])
                filter (where p.averages[n.place] is not null) as averages
              from population p cross join unnest(private.stages()) with ordinality as n (stage, place)
              where p.averages is not null group by n.stage) a) end,
      null::bigint, null::timestamptz, null::bigint, null::bigint[]
    from summed s
    left join recoveries r on r.dimension = s.dimension and (r.key = s.key or r.key is null and s.key is null)
  $$;
comment on function metrics.measure_deployments is 'failed: verdict true. evaluated: verdict true or false. pending: no verdict. active_days: days of the organisation''s time zone with a deployment. rework, rollbacks: failed and repaired by a rollback; corrected: as the columns of public.deployments say. Parts: figures gives the total, series the buckets; metrics.measure_rows the rows.';
grant execute on function metrics.measure_deployments to authenticated, service_role;

-- incidents ----------------------------------------------------------------------------------------------------

create type metrics.incident_measure as (
  dimension text, key text, incidents bigint, open bigint, restores double precision[],
  oldest_open_seconds double precision
);
comment on type metrics.incident_measure is 'Counts of incidents of one part of a window, and its sorted restore times in seconds.';

create function metrics.measure_incidents(p_scope metrics.scope) returns setof metrics.incident_measure
  language sql stable rows 100
  as $$
    select case when grouping(bucket) = 0 then 'bucket' else 'total' end, bucket::text,
      count(*), count(*) filter (where finished_at is null),
      array_agg(restore_seconds order by restore_seconds) filter (where restore_seconds is not null),
      extract(epoch from least((p_scope).to_at, private.clock())
        - min(least(started_at, private.clock())) filter (where finished_at is null))::double precision
    from (select *, metrics.bucket_of(p_scope, day) as bucket from metrics.select_incidents(p_scope)) i
    group by grouping sets ((), (bucket))
  $$;
comment on function metrics.measure_incidents is 'open: no finished_at. oldest_open_seconds: from the start of the oldest open incident to the earlier of the window''s end and now.';
grant execute on function metrics.measure_incidents to authenticated, service_role;

create type metrics.naming as (without_repository bigint, is_known boolean);
comment on type metrics.naming is 'Under a repository filter: how many incidents name no repository, and whether what the others say can be told.';

create function metrics.measure_naming(p_scope metrics.scope) returns metrics.naming
  language sql stable
  as $$
    select row(count(*) filter (where i.repository is null and '' <> all ((p_scope).repositories)),
      count(*) = 0 or count(i.repository) > 0 or coalesce('' = any ((p_scope).repositories), false))::metrics.naming
    from public.incidents i
    where (p_scope).repositories is not null and i.organization_id = (p_scope).organization_id and i.deleted_at is null
      and i.started_at >= (p_scope).from_at and i.started_at < (p_scope).to_at and metrics.takes_incident(p_scope, i)
  $$;
comment on function metrics.measure_naming is 'Incidents of a window that name no repository, 0 unless one is filtered by and they are not asked for themselves. Not known: there are incidents, and none names one.';
grant execute on function metrics.measure_naming to authenticated, service_role;
