-- What each number means. Every metric is defined here once, for the whole window and for each of its parts at the
-- same time: a row per (dimension, key), dimension being total, bucket, service, team, repository or env.

-- small definitions --------------------------------------------------------------------------------------------

create function metrics.find_interval(p_failed double precision, p_n double precision) returns double precision[]
  language sql immutable set search_path = ''
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

create function metrics.find_band(p_scope metrics.scope, p_metric text, p_value double precision) returns text
  language sql stable set search_path = ''
  as $$
    select b.band from public.bands b
    where (p_scope).bands = 'dora-' || b.year and (p_scope).covered_days >= 14
      and b.metric = p_metric and p_value >= b.lower and (b.upper is null or p_value < b.upper)
  $$;
comment on function metrics.find_band is 'The published level of a value. Null when levels are off, when fewer than 14 days are covered, or without a value.';
grant execute on function metrics.find_band to authenticated, service_role;

-- deployments --------------------------------------------------------------------------------------------------

create type metrics.deployment_measure as (
  dimension text, key text, deployments bigint, active_days bigint, failed bigint, evaluated bigint, pending bigint,
  rework bigint, rollbacks bigint, recovered bigint, recovery double precision[]
);
comment on type metrics.deployment_measure is 'Counts of deployments and p50, p75, p90 of recovery, in seconds, of one part of a window.';

create function metrics.measure_deployments(p_scope metrics.scope) returns setof metrics.deployment_measure
  language sql stable rows 200 set search_path = ''
  as $$
    with population as (
      select d.*,
        d.deployment_type in ('rollback', 'rollforward') or d.external_id in (
          select r.remediation_id from public.deployments r
          where r.organization_id = (p_scope).organization_id and r.deleted_at is null
            and r.change_failure and r.remediation_id is not null) as is_rework
      from metrics.select_deployments(p_scope) d
    )
    select
      case when grouping(bucket) = 0 then 'bucket' when grouping(service) = 0 then 'service'
        when grouping(team) = 0 then 'team' when grouping(repository) = 0 then 'repository'
        when grouping(env) = 0 then 'env' else 'total' end,
      coalesce(bucket::text, service, team, repository, env),
      count(*), count(distinct day),
      count(*) filter (where change_failure),
      count(*) filter (where change_failure is not null),
      count(*) filter (where change_failure is null),
      count(*) filter (where is_rework),
      count(*) filter (where change_failure and remediation_type = 'rollback'),
      count(*) filter (where change_failure and recovery_seconds is not null),
      percentile_cont(array[0.5, 0.75, 0.9]) within group (order by recovery_seconds) filter (where change_failure)
    from population
    group by grouping sets ((), (bucket), (service), (team), (repository), (env))
  $$;
comment on function metrics.measure_deployments is 'failed: verdict true. evaluated: verdict true or false. pending: no verdict. active_days: days of the organisation''s time zone with a deployment. rework: deployment_type rollback or rollforward, or named as the remediation of any live failed deployment of the organisation. rollbacks: failed with remediation.type rollback. recovery: recovery_time of failed deployments that have one, linear interpolation.';
grant execute on function metrics.measure_deployments to authenticated, service_role;

-- commits ------------------------------------------------------------------------------------------------------

create type metrics.commit as (
  deployment_id uuid, service text, env text, team text, repository text, bucket date, change_failure boolean,
  recovery_seconds double precision, remediation_type text, sha text, origin text, tool text,
  lead_seconds double precision, time_to_pr_ready double precision, review_time double precision,
  merge_time double precision, time_to_deploy double precision, deploy_time double precision,
  counted boolean, excluded boolean
);
comment on type metrics.commit is 'A commit in one deployment of the population. counted: it stands for its commit in lead times. excluded: it stands for a commit that has negative times only.';

create function metrics.select_commits(p_scope metrics.scope) returns setof metrics.commit
  language sql stable rows 20000 set search_path = ''
  as $$
    with population as (
      select d.*, row_number() over (order by d.started_at, d.external_id collate "C", d.connection_id) as turn
      from metrics.select_deployments(p_scope) d
    ), shipped as (
      select d.turn, d.id, d.service, d.env, d.team, d.repository, d.bucket, d.change_failure, d.recovery_seconds,
        d.remediation_type, c.sha, c.origin, c.tool,
        coalesce(c.lead_seconds,
          extract(epoch from coalesce(d.finished_at, d.started_at) - c.committed_at)::double precision) as lead,
        c.time_to_pr_ready, c.review_time, c.merge_time, c.time_to_deploy, c.deploy_time
      from population d
      -- Offset 0 keeps this a look-up per deployment, so that the cost follows the window and not the history,
      -- also where the tables were never analysed (the embedded database has no autovacuum).
      cross join lateral (
        select * from public.deployment_commits c
        where c.organization_id = (p_scope).organization_id and c.connection_id = d.connection_id
          and c.external_id = d.external_id
        offset 0) c
    ), ranked as (
      select *, row_number() over (
        partition by sha collate "C", service collate "C"
        order by case when lead >= 0 then 1 when lead < 0 then 2 else 3 end, turn) as place
      from shipped
    )
    select id, service, env, team, repository, bucket, change_failure, recovery_seconds, remediation_type, sha, origin,
      tool, lead, time_to_pr_ready, review_time, merge_time, time_to_deploy, deploy_time,
      place = 1 and coalesce(lead >= 0, false), place = 1 and coalesce(lead < 0, false)
    from ranked
  $$;
comment on function metrics.select_commits is 'The commits of the population. Lead time of a commit: change_lead_time when Datadog gave it, else finished_at (or started_at) of the deployment minus the commit time. A commit (service as written, sha) counts once, at its earliest deployment in the window that gives a usable time (0 or more); excluded are commits with negative times and no usable one.';
grant execute on function metrics.select_commits to authenticated, service_role;

create type metrics.lead_measure as (
  dimension text, key text, n bigint, excluded bigint, lead double precision[], stages double precision[], stage_ns bigint[]
);
comment on type metrics.lead_measure is 'Counted commits, p50, p75, p90 of their lead time in seconds, and median and count of each stage, of one part of a window.';

-- incidents ----------------------------------------------------------------------------------------------------

create type metrics.incident_measure as (
  dimension text, key text, incidents bigint, open bigint, closed bigint, restore double precision[],
  oldest_open_seconds double precision
);
comment on type metrics.incident_measure is 'Counts of incidents and p50, p75, p90 of their restore time in seconds, of one part of a window.';

create function metrics.measure_incidents(p_scope metrics.scope) returns setof metrics.incident_measure
  language sql stable rows 100 set search_path = ''
  as $$
    select case when grouping(bucket) = 0 then 'bucket' else 'total' end, bucket::text,
      count(*), count(*) filter (where finished_at is null), count(restore_seconds),
      percentile_cont(array[0.5, 0.75, 0.9]) within group (order by restore_seconds),
      extract(epoch from least((p_scope).to_at, private.clock())
        - min(least(started_at, private.clock())) filter (where finished_at is null))::double precision
    from metrics.select_incidents(p_scope)
    group by grouping sets ((), (bucket))
  $$;
comment on function metrics.measure_incidents is 'open: no finished_at. restore: percentiles over closed incidents, linear interpolation. oldest_open_seconds: from the start of the oldest open incident to the earlier of the window''s end and now.';
grant execute on function metrics.measure_incidents to authenticated, service_role;
