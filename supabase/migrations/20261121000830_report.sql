-- The report: one call, run as the caller, so that row level security decides what it sees.

create function metrics.format_stages(p_leads metrics.lead_measure[], p_averages jsonb) returns jsonb
  language sql stable
  as $$
    select jsonb_object_agg(s.stage, case when l.n is null and (p_averages #>> array[s.stage, 'n'])::bigint > 0
      then p_averages -> s.stage || '{"of": "deployments"}'
      else jsonb_build_object('p50', l.p50, 'n', coalesce(l.n, 0), 'low', l.low, 'high', l.high, 'of', 'changes') end)
    from unnest(private.stages()) as s (stage)
    left join unnest(p_leads) l on l.dimension = 'stage' and l.key = s.stage
  $$;
comment on function metrics.format_stages is 'Each stage over changes, or over deployments where no change has it and averages came.';
grant execute on function metrics.format_stages to authenticated, service_role;

create function metrics.format_restore(p_scope metrics.scope) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
begin
  return (
    select metrics.describe(i.restores) || jsonb_build_object(
      'incidents', case when n.is_known then i.incidents end,
      'open', case when n.is_known then i.open end,
      'oldestOpenSeconds', i.oldest_open_seconds, 'withoutRepository', n.without_repository,
      'firstAt', private.as_iso(metrics.find_first_incident(p_scope)))
    from metrics.measure_naming(p_scope) n cross join metrics.measure_incidents(p_scope) i where i.dimension = 'total');
end $$;
comment on function metrics.format_restore is 'time_to_restore of a window. Under a repository filter its counts are null when there are incidents and none names a repository.';
grant execute on function metrics.format_restore to authenticated, service_role;

create function metrics.format_lead(p_scope metrics.scope, p_leads metrics.lead_measure[]) returns jsonb
  language sql stable
  as $$
    select jsonb_build_object('p50', t.p50, 'p75', t.p75, 'p90', t.p90, 'n', coalesce(t.n, 0), 'low', t.low, 'high', t.high,
      'excluded', coalesce(e.n, 0), 'redelivered', coalesce(r.n, 0),
      'band', metrics.find_band(p_scope, 'lead_time', t.p50, t.n))
    from (values (true)) as always
    left join unnest(p_leads) t on t.dimension = 'total'
    left join unnest(p_leads) e on e.dimension = 'excluded'
    left join unnest(p_leads) r on r.dimension = 'redelivered'
  $$;
comment on function metrics.format_lead is 'lead_time of a window, in seconds.';
grant execute on function metrics.format_lead to authenticated, service_role;

create function metrics.format_figures(p_scope metrics.scope, p_first_at timestamptz,
                                       p_deployments metrics.deployment_measure[], p_leads metrics.lead_measure[])
  returns jsonb language plpgsql stable set search_path = ''
  as $$
begin
  return (
    select jsonb_build_object(
      'deployment_frequency', jsonb_build_object('value', f.frequency, 'deployments', f.deployments,
        'activeDays', d.active_days, 'firstAt', private.as_iso(p_first_at), 'since', s.since,
        'band', case when s.since is null
          then metrics.find_band(p_scope, 'deployment_frequency', f.frequency, f.deployments)
          else metrics.find_band(p_scope, 'deployment_frequency', (s.since ->> 'value')::double precision,
            f.deployments, (s.since ->> 'coveredDays')::double precision) end),
      'lead_time', metrics.format_lead(p_scope, p_leads),
      'lead_time_stages', metrics.format_stages(p_leads, d.averages),
      'change_failure_rate', jsonb_build_object('value', f.failed::double precision / nullif(f.judged, 0),
        'formula', (p_scope).formula, 'ofEvaluated', f.failed::double precision / nullif(f.evaluated, 0),
        'ofAll', f.failed::double precision / nullif(f.deployments, 0), 'failed', f.failed,
        'evaluated', f.evaluated, 'pending', f.deployments - f.evaluated,
        'corrected', coalesce(d.corrected, 0), 'low', i.ends[1], 'high', i.ends[2]),
      'recovery_time', l.recovery || jsonb_build_object('unrecovered', f.failed - (l.recovery ->> 'n')::bigint,
        'band', metrics.find_band(p_scope, 'recovery_time', (l.recovery ->> 'p50')::double precision,
          (l.recovery ->> 'n')::bigint)),
      'rework_rate', jsonb_build_object('value', f.rework::double precision / nullif(f.deployments, 0),
        'rework', f.rework, 'deployments', f.deployments),
      'rollback_rate', jsonb_build_object('value', f.rollbacks::double precision / nullif(f.failed, 0),
        'rollbacks', f.rollbacks, 'failed', f.failed),
    'time_to_restore', metrics.format_restore(p_scope), 'as_datadog', d.as_datadog)
    from unnest(p_deployments) d cross join lateral (
      select coalesce(d.deployments, 0) as deployments, coalesce(d.failed, 0) as failed,
        coalesce(d.evaluated, 0) as evaluated, coalesce(d.rework, 0) as rework,
        coalesce(d.rollbacks, 0) as rollbacks,
        coalesce(d.deployments, 0) / nullif((p_scope).covered_days, 0) as frequency,
        case (p_scope).formula when 'all' then coalesce(d.deployments, 0)
          else coalesce(d.evaluated, 0) end as judged) f,
      lateral (select metrics.describe(d.recoveries) as recovery) l,
      lateral (select metrics.find_interval(f.failed, f.judged) as ends) i,
      lateral (select metrics.measure_since(p_scope, p_first_at, f.deployments) as since) s
  where d.dimension = 'total');
end $$;
comment on function metrics.format_figures is 'The figures of a window that deployments tell. deployment_frequency: deployments / covered days. change_failure_rate: failed / evaluated or failed / all, as the organisation chose, with its 95 % Wilson interval. unrecovered: failed without a recovery time. rework_rate: rework / deployments. rollback_rate: rollbacks / failed. Null on an empty denominator.';
grant execute on function metrics.format_figures to authenticated, service_role;

create function metrics.format_series(p_scope metrics.scope, p_first_at timestamptz,
                                      p_deployments metrics.deployment_measure[], p_leads metrics.lead_measure[])
  returns jsonb language plpgsql stable set search_path = ''
  as $$
begin
  return (
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
        'leadTimeP50', l.p50, 'leadTimeN', case when b.known then coalesce(l.n, 0) end,
        'recoveryP50', metrics.pick_fraction(d.recoveries, 0.5),
        'recoveryN', case when b.known then coalesce(cardinality(d.recoveries), 0) end,
        'low', i.ends[1], 'high', i.ends[2],
        -- Nobody says which origin an incident is of.
        'incidents', case when b.known and b.heard and (p_scope).origin is null then coalesce(n.incidents, 0) end) order by b.at), '[]')
    from buckets b
    -- A bucket that was not read is not known, whatever single event of it came in by another way.
    left join unnest(p_deployments) d on d.dimension = 'bucket' and d.key = b.at::text and b.known
    left join unnest(p_leads) l on l.dimension = 'bucket' and l.key = b.at::text and b.known
    left join metrics.measure_incidents(p_scope) n on n.dimension = 'bucket' and n.key = b.at::text and b.known
    left join lateral (
      select metrics.find_interval(d.failed, case (p_scope).formula when 'all' then d.deployments else d.evaluated end) as ends
    ) i on true);
end $$;
comment on function metrics.format_series is 'The buckets of a window. One that was not read, or that lies wholly before the first deployment ever, has null in all its values; incidents are null as well before the first of them. leadTimeP50 is over the changes whose counted deployment lies in it.';
grant execute on function metrics.format_series to authenticated, service_role;

create function metrics.format_parts(p_now metrics.measured, p_before metrics.measured, p_parts text[]) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
declare
  v_parts jsonb := '{}';
begin
  if 'figures' = any (p_parts) then
    v_parts := v_parts || jsonb_build_object('figures', metrics.format_figures((p_now).scope, (p_now).first_at, (p_now).deployments, (p_now).leads));
  end if;
  if 'series' = any (p_parts) then
    v_parts := v_parts || jsonb_build_object('series', metrics.format_series((p_now).scope, (p_now).first_at, (p_now).deployments, (p_now).leads));
  end if;
  if 'breakdown' = any (p_parts) then
    v_parts := v_parts || jsonb_build_object('breakdown', metrics.format_breakdown(p_now, p_before));
  end if;
  if 'byOrigin' = any (p_parts) then
    v_parts := v_parts || jsonb_build_object('byOrigin', metrics.measure_origins(p_now, p_before));
  end if;
  if 'origins_by_bucket' = any (p_parts) then
    v_parts := v_parts || jsonb_build_object('originSeries', metrics.format_origin_series((p_now).scope, (p_now).first_at));
  end if;
  return v_parts;
end $$;
comment on function metrics.format_parts is 'The parts of one window, each under its name, with what rows had in the window that is compared with.';
grant execute on function metrics.format_parts to authenticated, service_role;

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

create function metrics.format_previous(p_before metrics.measured, p_parts text[]) returns jsonb
  language sql stable
  as $$
    select case when ((p_before).scope).organization_id is not null then jsonb_build_object('previous',
        jsonb_build_object('window', metrics.format_window((p_before).scope), 'comparable', c.reason is null, 'reason', c.reason)
          || metrics.format_parts(p_before, null, array(select 'figures' where 'figures' = any (p_parts))),
        'previousSeries', metrics.format_parts(p_before, null, array(select 'series' where 'series' = any (p_parts))) -> 'series')
      else '{"previous": null, "previousSeries": null}' end
    -- In this order: the first event that was read is the first that was sent only where it was read.
    from (select case
        when ((p_before).scope).covered_days
          < extract(epoch from ((p_before).scope).to_at - ((p_before).scope).from_at) / 86400 / 2 then 'not_covered'
        when coalesce((p_before).first_at > ((p_before).scope).from_at, true) then 'nothing_sent_before'
      end as reason) c
  $$;
comment on function metrics.format_previous is 'The window that is compared with, null without one, and whether it can be compared with: everything that it could hold had begun to be sent, and at least half of it was read.';
grant execute on function metrics.format_previous to authenticated, service_role;

create function metrics.measure_freshness(p_organization_id uuid) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
begin
  return (
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
    where c.organization_id = p_organization_id and c.status <> 'disconnected' and private.reads_events(c.provider));
end $$;
comment on function metrics.measure_freshness is 'State of the worst connection that is read for events and not disconnected: fresh when its last run that came to its end did so at most 26 h ago, stale after that, never before the first; disconnected when there is none.';
grant execute on function metrics.measure_freshness to authenticated, service_role;

-- No bitmaps: with them the planner would sort all to find the first. No compiling, which would take longer than what
-- is compiled. plpgsql, as whatever it calls that takes long to plan: a session keeps the plans, and making them would
-- take longer than reading a small organisation.
create function public.report_dora(p_organization_id uuid, p_filter jsonb) returns jsonb
  language plpgsql stable security invoker set search_path = '' set enable_seqscan = off set enable_bitmapscan = off
  set enable_memoize = off set plan_cache_mode = force_generic_plan set jit = off set work_mem = '64MB'
  as $$
declare
  v_filter jsonb := metrics.as_filter(p_filter);
  v_parts text[] := metrics.as_parts(v_filter);
  v_scope metrics.scope := metrics.read_scope(p_organization_id, v_filter, false);
  -- What is measured: rows as the breakdown that they are a table of.
  v_measured text[] := case when v_scope.dimensions <> '{}' then v_parts || '{breakdown}' else v_parts end;
  v_before_scope metrics.scope;
  v_before metrics.measured;
  v_now metrics.measured;
  v_by text := metrics.rows_by(v_filter);
  v_first_at timestamptz := metrics.find_first(v_scope);
begin
  if v_scope.organization_id is null then return null; end if;
  if metrics.is_compared(v_filter) then
    v_before_scope := metrics.read_scope(p_organization_id, v_filter, true);
    -- Its buckets are as long as those that they are drawn under.
    v_before_scope.bucket := v_scope.bucket;
    v_before := metrics.measure(v_before_scope, v_first_at, array_remove(v_measured, 'byOrigin'), false);
  end if;
  v_now := metrics.measure(v_scope, v_first_at, v_measured, true);
  return jsonb_build_object('window', metrics.format_window(v_scope), 'formula', v_scope.formula,
      'freshness', metrics.measure_freshness(p_organization_id))
    || metrics.format_previous(v_before, v_parts)
    || metrics.format_parts(v_now, v_before, v_parts)
    || case when 'rows' = any (v_parts) then jsonb_build_object('rows', jsonb_build_object('by', v_by)
      || case v_by when 'tag' then metrics.format_tags(v_scope, v_before_scope)
        else metrics.format_rows(v_now, v_before, v_by) end) else '{}' end
    || case when 'split' = any (v_parts) then jsonb_build_object('split', metrics.format_split(v_scope, v_filter ->> 'split'))
      else '{}' end;
end $$;
comment on function public.report_dora is 'The report of an organisation for a filter {from, to, env, service, team, repository, connection, tag, without, automation, compare, bucket, parts, by, split}. compare: previous, year or {from, to}. Durations in seconds, rates 0 to 1, null where not known; null altogether when the caller does not see the organisation.';
grant execute on function public.report_dora to authenticated, service_role;
