-- The report: one call, run as the caller, so that row level security decides what it sees.

create function metrics.format_stages(p_leads metrics.lead_measure, p_averages jsonb) returns jsonb
  language sql stable
  as $$
    select jsonb_object_agg(s.stage, case when (p_leads).stage_ns[s.place] = 0 and (p_averages #>> array[s.stage, 'n'])::bigint > 0
      then p_averages -> s.stage || '{"of": "deployments"}'
      else jsonb_build_object('p50', (p_leads).stages[s.place], 'n', (p_leads).stage_ns[s.place], 'of', 'changes') end)
    from unnest(private.stages()) with ordinality as s (stage, place)
  $$;
comment on function metrics.format_stages is 'Each stage over changes, or over deployments where no change has it and averages came.';
grant execute on function metrics.format_stages to authenticated, service_role;

create function metrics.format_restore(p_scope metrics.scope, p_incidents metrics.incident_measure) returns jsonb
  language sql stable
  as $$
    select metrics.describe((p_incidents).restores) || jsonb_build_object(
      'incidents', case when n.is_known then (p_incidents).incidents end,
      'open', case when n.is_known then (p_incidents).open end,
      'oldestOpenSeconds', (p_incidents).oldest_open_seconds, 'withoutRepository', n.without_repository,
      'firstAt', private.as_iso(metrics.find_first_incident(p_scope)))
    from metrics.measure_naming(p_scope) n
  $$;
comment on function metrics.format_restore is 'time_to_restore of a window. Under a repository filter its counts are null when there are incidents and none names a repository.';
grant execute on function metrics.format_restore to authenticated, service_role;

create function metrics.format_figures(p_scope metrics.scope, p_first_at timestamptz,
                                       p_deployments metrics.deployment_measure, p_leads metrics.lead_measure)
  returns jsonb
  language sql stable
  as $$
    select jsonb_build_object(
      'deployment_frequency', jsonb_build_object('value', f.frequency, 'deployments', f.deployments,
        'activeDays', (p_deployments).active_days, 'firstAt', private.as_iso(p_first_at), 'since', s.since,
        'band', case when s.since is null
          then metrics.find_band(p_scope, 'deployment_frequency', f.frequency, f.deployments)
          else metrics.find_band(p_scope, 'deployment_frequency', (s.since ->> 'value')::double precision,
            f.deployments, (s.since ->> 'coveredDays')::double precision) end),
      'lead_time', l.lead || jsonb_build_object('excluded', (p_leads).excluded, 'redelivered', (p_leads).redelivered,
        'band', metrics.find_band(p_scope, 'lead_time', (l.lead ->> 'p50')::double precision, (p_leads).n)),
      'lead_time_stages', metrics.format_stages(p_leads, (p_deployments).averages),
      'change_failure_rate', jsonb_build_object('value', f.failed::double precision / nullif(f.judged, 0),
        'formula', (p_scope).formula, 'ofEvaluated', f.failed::double precision / nullif(f.evaluated, 0),
        'ofAll', f.failed::double precision / nullif(f.deployments, 0), 'failed', f.failed,
        'evaluated', f.evaluated, 'pending', f.deployments - f.evaluated,
        'corrected', coalesce((p_deployments).corrected, 0), 'low', i.ends[1], 'high', i.ends[2]),
      'recovery_time', l.recovery || jsonb_build_object('unrecovered', f.failed - (l.recovery ->> 'n')::bigint,
        'band', metrics.find_band(p_scope, 'recovery_time', (l.recovery ->> 'p50')::double precision,
          (l.recovery ->> 'n')::bigint)),
      'rework_rate', jsonb_build_object('value', f.rework::double precision / nullif(f.deployments, 0),
        'rework', f.rework, 'deployments', f.deployments),
      'rollback_rate', jsonb_build_object('value', f.rollbacks::double precision / nullif(f.failed, 0),
        'rollbacks', f.rollbacks, 'failed', f.failed))
    from (select coalesce((p_deployments).deployments, 0) as deployments, coalesce((p_deployments).failed, 0) as failed,
        coalesce((p_deployments).evaluated, 0) as evaluated, coalesce((p_deployments).rework, 0) as rework,
        coalesce((p_deployments).rollbacks, 0) as rollbacks,
        coalesce((p_deployments).deployments, 0) / nullif((p_scope).covered_days, 0) as frequency,
        case (p_scope).formula when 'all' then coalesce((p_deployments).deployments, 0)
          else coalesce((p_deployments).evaluated, 0) end as judged) f,
      lateral (select metrics.describe((p_leads).leads) as lead, metrics.describe((p_deployments).recoveries) as recovery) l,
      lateral (select metrics.find_interval(f.failed, f.judged) as ends) i,
      lateral (select metrics.measure_since(p_scope, p_first_at, f.deployments) as since) s
  $$;
comment on function metrics.format_figures is 'The figures of a window that deployments tell. deployment_frequency: deployments / covered days. change_failure_rate: failed / evaluated or failed / all, as the organisation chose, with its 95 % Wilson interval. unrecovered: failed without a recovery time. rework_rate: rework / deployments. rollback_rate: rollbacks / failed. Null on an empty denominator.';
grant execute on function metrics.format_figures to authenticated, service_role;

create function metrics.list_buckets(p_scope metrics.scope) returns table (at date, span tstzrange, covered double precision)
  language sql stable rows 100
  as $$
    select b.at, b.span, metrics.days_of((p_scope).covered * tstzmultirange(b.span)) * 86400
      / extract(epoch from upper(b.span) - lower(b.span))::double precision
    from (
      select metrics.bucket_of(p_scope, (p_scope).first_day + d.place::int - 1) as at,
        tstzrange(greatest((p_scope).from_at, min(d.first)), least((p_scope).to_at, max(d.next))) as span
      from (select n.first, n.place, coalesce((p_scope).days[n.place + 1], (p_scope).to_at) as next
            from unnest((p_scope).days) with ordinality as n (first, place)) d
      where (p_scope).from_at < (p_scope).to_at
      group by 1) b
    -- A day that a calendar left out has no moment.
    where not isempty(b.span)
  $$;
comment on function metrics.list_buckets is 'The buckets of the window by their first days, empty ones included, with the part of the window that each spans. covered: how much of that was read completely, 0 to 1.';
grant execute on function metrics.list_buckets to authenticated, service_role;

create function metrics.format_series(p_scope metrics.scope, p_first_at timestamptz,
                                      p_deployments metrics.deployment_measure[], p_leads metrics.lead_measure[])
  returns jsonb language sql stable
  as $$
    with incidents as materialized (
      select metrics.find_first_incident(p_scope) as first_at, (metrics.measure_naming(p_scope)).is_known
    ), buckets as materialized (
      select b.*, b.covered > 0 and coalesce(upper(b.span) > p_first_at, false) as known,
        b.covered > 0 and n.is_known and coalesce(upper(b.span) > n.first_at, false) as heard
      from metrics.list_buckets(p_scope) b, incidents n
    )
    select coalesce(jsonb_agg(jsonb_build_object('at', b.at, 'covered', b.covered,
        'deployments', case when b.known then coalesce(d.deployments, 0) end,
        'failed', case when b.known then coalesce(d.failed, 0) end,
        'evaluated', case when b.known then coalesce(d.evaluated, 0) end,
        'pending', case when b.known then coalesce(d.pending, 0) end,
        'rework', case when b.known then coalesce(d.rework, 0) end,
        'leadTimeP50', l.leads[1], 'leadTimeN', case when b.known then coalesce(l.n, 0) end,
        'recoveryP50', metrics.pick_fraction(d.recoveries, 0.5),
        'incidents', case when b.known and b.heard then coalesce(i.incidents, 0) end) order by b.at), '[]')
    from buckets b
    -- A bucket that was not read is not known, whatever single event of it came in by another way.
    left join unnest(p_deployments) d on d.dimension = 'bucket' and d.key = b.at::text and b.known
    left join unnest(p_leads) l on l.dimension = 'bucket' and l.key = b.at::text and b.known
    left join metrics.measure_incidents(p_scope) i on i.dimension = 'bucket' and i.key = b.at::text and b.known
  $$;
comment on function metrics.format_series is 'The buckets of a window. One that was not read, or that lies wholly before the first deployment ever, has null in all its values; incidents are null as well before the first of them. leadTimeP50 is over the changes whose counted deployment lies in it.';
grant execute on function metrics.format_series to authenticated, service_role;

create function metrics.spell(p_no bigint, p_dimension text, p_key text) returns text
  language sql stable
  as $$
    select coalesce((select case p_dimension when 'service' then d.service when 'team' then d.team
      when 'env' then d.env else d.repository end from public.deployments d where d.no = p_no), p_key)
  $$;
comment on function metrics.spell is 'A name as a deployment writes it; a repository that only a mapping names as the mapping does.';
grant execute on function metrics.spell to authenticated, service_role;

create function metrics.format_breakdown(p_scope metrics.scope, p_deployments metrics.deployment_measure[],
                                         p_leads metrics.lead_measure[])
  returns jsonb language sql stable
  as $$
    with ranked as (
      select d.*, row_number() over (partition by d.dimension
        order by d.deployments desc, d.key collate "C" nulls last) as place
      from unnest(p_deployments) d where d.dimension in ('service', 'team', 'repository', 'env')
    ), shown as (
      select r.dimension, jsonb_agg(jsonb_build_object('key', metrics.spell(r.last_no, r.dimension, r.key),
          'deployments', r.deployments, 'cfr', r.failed::double precision
            / nullif(case (p_scope).formula when 'all' then r.deployments else r.evaluated end, 0),
          'failed', r.failed, 'evaluated', r.evaluated, 'pending', r.pending, 'rework', r.rework,
          'leadTimeP50', l.leads[1], 'leadTimeN', coalesce(l.n, 0),
          'recoveryP50', metrics.pick_fraction(r.recoveries, 0.5), 'firstAt', private.as_iso(r.first_at))
          order by r.place) as rows
      from ranked r left join unnest(p_leads) l on l.dimension = r.dimension
        and coalesce(l.key, '') = coalesce(r.key, '') and (l.key is null) = (r.key is null)
      where r.place <= 200
      group by r.dimension
    )
    select jsonb_object_agg(n.dimension, coalesce(s.rows, '[]'))
      || jsonb_build_object('truncated', coalesce(jsonb_agg(n.dimension order by n.place) filter (where exists (
        select from ranked r where r.dimension = n.dimension and r.place > 200)), '[]'))
    from unnest(array['service', 'team', 'repository', 'env']) with ordinality as n (dimension, place)
    left join shown s on s.dimension = n.dimension
  $$;
comment on function metrics.format_breakdown is 'Rows by service, team, repository and environment: at most 200 a dimension, most deployments first, then by key in lower case; truncated names the dimensions that were cut.';
grant execute on function metrics.format_breakdown to authenticated, service_role;

create function metrics.measure_window(p_scope metrics.scope, p_parts text[]) returns jsonb
  language sql stable
  as $$
    with measured as materialized (
      select array(select d from metrics.measure_deployments(p_scope, p_parts) d) as deployments,
        metrics.measure_commits(p_scope, p_parts) as commits,
        metrics.find_first(p_scope, (p_scope).cells) as first_at
    )
    select jsonb_strip_nulls(jsonb_build_object('firstAt', private.as_iso(m.first_at)))
      || case when 'figures' = any (p_parts) then jsonb_build_object('figures', (
        select metrics.format_figures(p_scope, m.first_at, d, l) || jsonb_build_object(
          'time_to_restore', metrics.format_restore(p_scope, i), 'as_datadog', d.as_datadog)
        from unnest(m.deployments) d, unnest((m.commits).leads) l, metrics.measure_incidents(p_scope) i
        where d.dimension = 'total' and l.dimension = 'total' and i.dimension = 'total')) else '{}' end
      || case when 'series' = any (p_parts) then jsonb_build_object('series',
        metrics.format_series(p_scope, m.first_at, m.deployments, (m.commits).leads)) else '{}' end
      || case when 'breakdown' = any (p_parts) then jsonb_build_object('breakdown',
        metrics.format_breakdown(p_scope, m.deployments, (m.commits).leads)) else '{}' end
      || case when 'byOrigin' = any (p_parts) then jsonb_build_object('byOrigin', (m.commits).by_origin) else '{}' end
    from measured m
  $$;
comment on function metrics.measure_window is 'The parts of one window, each under its name, and firstAt: when the first deployment ever of its filters began.';
grant execute on function metrics.measure_window to authenticated, service_role;

create function metrics.format_window(p_scope metrics.scope) returns jsonb
  language sql stable
  as $$
    select jsonb_build_object('from', private.as_iso((p_scope).from_at), 'to', private.as_iso((p_scope).to_at),
      'coveredDays', (p_scope).covered_days, 'coveredFrom', private.as_iso(lower((p_scope).covered)),
      'coveredTo', private.as_iso(upper((p_scope).covered)), 'timeZone', (p_scope).time_zone,
      'begins', (p_scope).begins, 'filters', (p_scope).filters)
  $$;
comment on function metrics.format_window is 'The window of a scope, what of it was read completely, and the filters as applied.';
grant execute on function metrics.format_window to authenticated, service_role;

create function metrics.format_previous(p_scope metrics.scope, p_window jsonb) returns jsonb
  language sql stable
  as $$
    select jsonb_build_object('window', metrics.format_window(p_scope), 'figures', p_window -> 'figures',
      'comparable', c.reason is null, 'reason', c.reason)
    -- In this order: the first event that was read is the first that was sent only where it was read.
    from (select case
        when (p_scope).covered_days < extract(epoch from (p_scope).to_at - (p_scope).from_at) / 86400 / 2
          then 'not_covered'
        when coalesce((p_window ->> 'firstAt')::timestamptz > (p_scope).from_at, true) then 'nothing_sent_before'
      end as reason) c
  $$;
comment on function metrics.format_previous is 'The window before, and whether it can be compared with: everything that it could hold had begun to be sent, and at least half of it was read.';
grant execute on function metrics.format_previous to authenticated, service_role;

create function metrics.measure_freshness(p_organization_id uuid) returns jsonb
  language sql stable
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

create function metrics.as_parts(p_filter jsonb) returns text[]
  language sql stable
  as $$ select coalesce(metrics.as_names(metrics.as_filter(p_filter) -> 'parts'), array['figures', 'series', 'breakdown', 'byOrigin']) $$;
comment on function metrics.as_parts is 'The parts of a report that are asked for; all unless named.';
grant execute on function metrics.as_parts to authenticated, service_role;

-- No bitmaps: with them the planner would sort all to find the first.
create function public.report_dora(p_organization_id uuid, p_filter jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off set enable_bitmapscan = off
  set enable_memoize = off set work_mem = '64MB'
  as $$
    with scope as materialized (
      select metrics.read_scope(p_organization_id, p_filter, false) as now, metrics.as_parts(p_filter) as parts,
        case when metrics.as_filter(p_filter) ->> 'compare' = 'previous' and 'figures' = any (metrics.as_parts(p_filter))
          then metrics.read_scope(p_organization_id, p_filter, true) end as before
    ), measured as materialized (
      select s.now, s.before, metrics.measure_window(s.now, s.parts) as window,
        case when (s.before).organization_id is not null then metrics.measure_window(s.before, '{figures}') end as previous
      from scope s where (s.now).organization_id is not null
    )
    select jsonb_build_object(
      'window', metrics.format_window(m.now),
      'freshness', metrics.measure_freshness((m.now).organization_id),
      'previous', case when m.previous is not null then metrics.format_previous(m.before, m.previous) end)
      || (m.window - 'firstAt')
    from measured m
  $$;
comment on function public.report_dora is 'The report of an organisation for a filter {from, to, env, service, team, repository, connection, tag, automation, compare, parts}. Durations in seconds, rates 0 to 1, null where not known; null altogether when the caller does not see the organisation.';
grant execute on function public.report_dora to authenticated, service_role;
