-- The report: one call, run as the caller, so that row level security decides what it sees.

create function metrics.format_figures(p_scope metrics.scope, p_deployments metrics.deployment_measure,
                                       p_leads metrics.lead_measure, p_incidents metrics.incident_measure)
  returns jsonb
  language sql stable set search_path = ''
  as $$
    select jsonb_build_object(
      'deployment_frequency', jsonb_build_object('value', f.frequency, 'deployments', d.deployments,
        'activeDays', d.active_days, 'band', metrics.find_band(p_scope, 'deployment_frequency', f.frequency)),
      'lead_time', jsonb_build_object('p50', l.lead[1], 'p75', l.lead[2], 'p90', l.lead[3], 'n', l.n,
        'excluded', l.excluded, 'band', metrics.find_band(p_scope, 'lead_time', l.lead[1])),
      'lead_time_stages', (
        select jsonb_object_agg(s.stage, jsonb_build_object('p50', l.stages[s.place], 'n', l.stage_ns[s.place]))
        from unnest(array['time_to_pr_ready', 'review_time', 'merge_time', 'time_to_deploy', 'deploy_time'])
          with ordinality as s (stage, place)),
      'change_failure_rate', jsonb_build_object('value', d.failed::double precision / nullif(f.judged, 0),
        'formula', (p_scope).formula, 'ofEvaluated', d.failed::double precision / nullif(d.evaluated, 0),
        'ofAll', d.failed::double precision / nullif(d.deployments, 0), 'failed', d.failed,
        'evaluated', d.evaluated, 'pending', d.pending, 'low', i.ends[1], 'high', i.ends[2]),
      'recovery_time', jsonb_build_object('p50', d.recovery[1], 'p75', d.recovery[2], 'p90', d.recovery[3],
        'n', d.recovered, 'unrecovered', d.failed - d.recovered,
        'band', metrics.find_band(p_scope, 'recovery_time', d.recovery[1])),
      'time_to_restore', jsonb_build_object('p50', r.restore[1], 'p75', r.restore[2], 'p90', r.restore[3],
        'n', r.closed, 'incidents', r.incidents, 'open', r.open, 'oldestOpenSeconds', r.oldest_open_seconds),
      'rework_rate', jsonb_build_object('value', d.rework::double precision / nullif(d.deployments, 0),
        'rework', d.rework, 'deployments', d.deployments),
      'rollback_rate', jsonb_build_object('value', d.rollbacks::double precision / nullif(d.failed, 0),
        'rollbacks', d.rollbacks, 'failed', d.failed))
    from (select (p_deployments).*) d, (select (p_leads).*) l, (select (p_incidents).*) r,
      lateral (select d.deployments / nullif((p_scope).covered_days, 0) as frequency,
        case (p_scope).formula when 'all' then d.deployments else d.evaluated end as judged) f,
      lateral (select metrics.find_interval(d.failed, f.judged) as ends) i
  $$;
comment on function metrics.format_figures is 'The figures of a window. deployment_frequency: deployments / covered days. change_failure_rate: failed / evaluated or failed / all, as the organisation chose, with its 95 % Wilson interval. unrecovered: failed without a recovery time. rework_rate: rework / deployments. rollback_rate: rollbacks / failed. Null on an empty denominator.';
grant execute on function metrics.format_figures to authenticated, service_role;

create function metrics.list_buckets(p_scope metrics.scope) returns table (at date, covered double precision, nothing integer)
  language sql stable rows 100 set search_path = ''
  as $$
    select b.at, r.share, case when r.share > 0 then 0 end
    from (
      select first::date as at, tstzrange((p_scope).from_at, (p_scope).to_at) * tstzrange(
        first at time zone (p_scope).time_zone,
        (first + ('1 ' || (p_scope).bucket)::interval) at time zone (p_scope).time_zone) as span
      from generate_series(
        date_trunc((p_scope).bucket, (p_scope).from_at at time zone (p_scope).time_zone),
        date_trunc((p_scope).bucket, ((p_scope).to_at - interval '1 microsecond') at time zone (p_scope).time_zone),
        ('1 ' || (p_scope).bucket)::interval) as first
      where (p_scope).from_at < (p_scope).to_at
    ) b, lateral (
      select (coalesce(sum(extract(epoch from upper(c) - lower(c))), 0)
        / extract(epoch from upper(b.span) - lower(b.span)))::double precision as share
      from unnest((p_scope).covered * tstzmultirange(b.span)) c) r
  $$;
comment on function metrics.list_buckets is 'First days of the buckets of the window, empty ones included. covered: how much of a bucket''s part of the window was read completely, 0 to 1. nothing: what no event in it means, 0 where it was read, null where it was not.';
grant execute on function metrics.list_buckets to authenticated, service_role;

create function metrics.measure_window(p_scope metrics.scope, p_detailed boolean) returns jsonb
  language sql stable set search_path = ''
  as $$
    with deployments as materialized (
      select * from metrics.measure_deployments(p_scope)
    ), commits as materialized (
      select c.leads, c.by_origin from metrics.measure_commits(p_scope, p_detailed) c
    ), leads as materialized (
      select l.* from commits c, unnest(c.leads) l
    ), incidents as materialized (
      select * from metrics.measure_incidents(p_scope)
    ), series as (
      select jsonb_agg(jsonb_build_object('at', b.at, 'covered', b.covered,
          'deployments', coalesce(d.deployments, b.nothing), 'failed', coalesce(d.failed, b.nothing),
          'evaluated', coalesce(d.evaluated, b.nothing), 'pending', coalesce(d.pending, b.nothing),
          'rework', coalesce(d.rework, b.nothing), 'leadTimeP50', l.lead[1], 'recoveryP50', d.recovery[1],
          'incidents', case when (p_scope).repositories is null then coalesce(i.incidents, b.nothing) end)
          order by b.at) as points
      from metrics.list_buckets(p_scope) b
      -- A bucket that was not read is not known, whatever single event of it came in by another way.
      left join deployments d on d.dimension = 'bucket' and d.key = b.at::text and b.covered > 0
      left join leads l on l.dimension = 'bucket' and l.key = b.at::text and b.covered > 0
      left join incidents i on i.dimension = 'bucket' and i.key = b.at::text and b.covered > 0
    ), ranked as (
      select d.*, row_number() over (partition by d.dimension
        order by d.deployments desc, d.key collate "C" nulls last) as place
      from deployments d where d.dimension in ('service', 'team', 'repository', 'env')
    ), shown as (
      select r.dimension, jsonb_agg(jsonb_build_object('key', r.key, 'deployments', r.deployments,
          'cfr', r.failed::double precision
            / nullif(case (p_scope).formula when 'all' then r.deployments else r.evaluated end, 0),
          'failed', r.failed, 'evaluated', r.evaluated, 'leadTimeP50', l.lead[1], 'recoveryP50', r.recovery[1])
          order by r.place) as rows
      from ranked r left join leads l on l.dimension = r.dimension
        and coalesce(l.key, '') = coalesce(r.key, '') and (l.key is null) = (r.key is null)
      where r.place <= 200
      group by r.dimension
    )
    select jsonb_build_object(
      'figures', (
        select metrics.format_figures(p_scope, d, l, i)
        from deployments d, leads l, incidents i
        where d.dimension = 'total' and l.dimension = 'total' and i.dimension = 'total'),
      'byOrigin', (select c.by_origin from commits c),
      'series', (select coalesce(points, '[]') from series),
      'breakdown', (
        select jsonb_object_agg(n.dimension, coalesce(s.rows, '[]'))
          || jsonb_build_object('truncated', coalesce(jsonb_agg(n.dimension order by n.place) filter (where exists (
            select from ranked r where r.dimension = n.dimension and r.place > 200)), '[]'))
        from unnest(array['service', 'team', 'repository', 'env']) with ordinality as n (dimension, place)
        left join shown s on s.dimension = n.dimension))
  $$;
comment on function metrics.measure_window is 'Figures, series and breakdown of one window. A bucket that was not read has null in all its values. A bucket''s or row''s leadTimeP50 is over the commits whose counted deployment lies in it. Breakdown: at most 200 rows a dimension, most deployments first, then by key; truncated names the dimensions that were cut.';
grant execute on function metrics.measure_window to authenticated, service_role;

create function metrics.format_window(p_scope metrics.scope) returns jsonb
  language sql stable set search_path = ''
  as $$
    select jsonb_build_object('from', private.as_iso((p_scope).from_at), 'to', private.as_iso((p_scope).to_at),
      'coveredDays', (p_scope).covered_days, 'coveredFrom', private.as_iso((p_scope).covered_from),
      'coveredTo', private.as_iso((p_scope).covered_to), 'filters', (p_scope).filters)
  $$;
comment on function metrics.format_window is 'The window of a scope, what of it was read completely, and the filters as applied.';
grant execute on function metrics.format_window to authenticated, service_role;

create function metrics.measure_freshness(p_organization_id uuid) returns jsonb
  language sql stable set search_path = ''
  as $$
    select jsonb_build_object(
      'status', case when count(*) = 0 then 'disconnected' when not bool_and(c.last_synced_at is not null) then 'never'
        when min(c.last_synced_at) < private.clock() - interval '26 hours' then 'stale' else 'fresh' end,
      'lastSyncedAt', case when bool_and(c.last_synced_at is not null)
        then private.as_iso(min(c.last_synced_at)) end,
      'gaps', (
        select count(*) from public.sync_gaps g
        where g.organization_id = p_organization_id and exists (
          select from public.connections k where k.organization_id = g.organization_id and k.id = g.connection_id
            and k.status <> 'disconnected')),
      'quarantined', public.count_quarantined(p_organization_id))
    from public.connections c
    where c.organization_id = p_organization_id and c.status <> 'disconnected'
  $$;
comment on function metrics.measure_freshness is 'State of the worst connection that is not disconnected: fresh when its last run that came to its end did so at most 26 h ago, stale after that, never before the first; disconnected when there is none.';
grant execute on function metrics.measure_freshness to authenticated, service_role;

create function public.report_dora(p_organization_id uuid, p_filter jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off set work_mem = '32MB'
  as $$
    with scope as materialized (
      select metrics.read_scope(p_organization_id, p_filter, false) as now,
        case when metrics.as_filter(p_filter) ->> 'compare' = 'previous'
          then metrics.read_scope(p_organization_id, p_filter, true) end as before
    ), measured as materialized (
      select s.now, s.before, metrics.measure_window(s.now, true) as window,
        case when (s.before).organization_id is not null then metrics.measure_window(s.before, false) end as previous
      from scope s where (s.now).organization_id is not null
    )
    select jsonb_build_object(
      'window', metrics.format_window(m.now),
      'freshness', metrics.measure_freshness((m.now).organization_id),
      'figures', m.window -> 'figures',
      'previous', case when m.previous is not null then jsonb_build_object(
        'window', metrics.format_window(m.before), 'figures', m.previous -> 'figures') end,
      'series', m.window -> 'series',
      'byOrigin', m.window -> 'byOrigin',
      'breakdown', m.window -> 'breakdown')
    from measured m
  $$;
comment on function public.report_dora is 'The whole report of an organisation for a filter {from, to, env, service, team, repository, connection, compare}. Durations in seconds, rates 0 to 1, null where not known; null altogether when the caller does not see the organisation.';
grant execute on function public.report_dora to authenticated, service_role;
