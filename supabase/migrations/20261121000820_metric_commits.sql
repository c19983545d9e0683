-- What commits tell: lead times, and how deployments fail by who wrote their commits. Systems, not people: nothing
-- here knows an author.

create function metrics.format_rate(p_failed double precision, p_n double precision) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select jsonb_build_object('cfr', coalesce(p_failed, 0) / nullif(p_n, 0), 'low', i.ends[1], 'high', i.ends[2])
    from metrics.find_interval(coalesce(p_failed, 0), p_n) as i (ends)
  $$;
comment on function metrics.format_rate is 'Change failure rate of deployments or of a sum of their shares: failed / n, with the 95 % Wilson interval at n; nulls when n is 0.';
grant execute on function metrics.format_rate to authenticated, service_role;

create function metrics.explain_comparison(p_known bigint, p_total bigint, p_failed bigint, p_origins text[])
  returns jsonb
  language sql immutable set search_path = ''
  as $$
    select coalesce(jsonb_agg(r.reason order by r.place) filter (where r.unmet), '[]')
    from (values
      (1, p_total = 0, jsonb_build_object('code', 'no_commits')),
      (1, p_total > 0 and p_known < 0.5 * p_total, jsonb_build_object('code', 'low_coverage', 'known', p_known,
        'total', p_total, 'percent', floor(100.0 * p_known / nullif(p_total, 0)))),
      (2, p_failed < 10, jsonb_build_object('code', 'few_failures', 'failed', p_failed)),
      (3, cardinality(p_origins) = 0, jsonb_build_object('code', 'no_origin')),
      (3, cardinality(p_origins) = 1, jsonb_build_object('code', 'one_origin', 'origin', p_origins[1]))
    ) as r (place, unmet, reason)
  $$;
comment on function metrics.explain_comparison is 'Why origins cannot be compared, each condition that is not met as {code, …numbers}; none when they can: at least 50 % of the commits known, 10 failed deployments with a known commit, two origins.';
grant execute on function metrics.explain_comparison to authenticated, service_role;

create type metrics.commit_measure as (leads metrics.lead_measure[], by_origin jsonb);
comment on type metrics.commit_measure is 'What the commits of a window tell.';

-- One function, since every number below reads the same commits, and reading them is what costs.
create function metrics.measure_commits(p_scope metrics.scope, p_detailed boolean) returns metrics.commit_measure
  language sql stable set search_path = ''
  as $$
    with commits as materialized (
      select * from metrics.select_commits(p_scope)
    ), totals as (
      select count(*) filter (where counted) as n, count(*) filter (where excluded) as excluded,
        percentile_cont(array[0.5, 0.75, 0.9]) within group (order by lead_seconds) filter (where counted) as lead,
        array[percentile_cont(0.5) within group (order by time_to_pr_ready) filter (where counted),
          percentile_cont(0.5) within group (order by review_time) filter (where counted),
          percentile_cont(0.5) within group (order by merge_time) filter (where counted),
          percentile_cont(0.5) within group (order by time_to_deploy) filter (where counted),
          percentile_cont(0.5) within group (order by deploy_time) filter (where counted)] as stages,
        array[count(time_to_pr_ready) filter (where counted), count(review_time) filter (where counted),
          count(merge_time) filter (where counted), count(time_to_deploy) filter (where counted),
          count(deploy_time) filter (where counted)] as stage_ns
      from commits
    ), parts as (
      select
        case when grouping(bucket) = 0 then 'bucket' when grouping(service) = 0 then 'service'
          when grouping(team) = 0 then 'team' when grouping(repository) = 0 then 'repository'
          when grouping(env) = 0 then 'env' else 'origin' end as dimension,
        coalesce(bucket::text, service, team, repository, env, origin) as key, count(*) as n,
        percentile_cont(array[0.5, 0.75, 0.9]) within group (order by lead_seconds) as lead
      from commits where counted and p_detailed
      group by grouping sets ((bucket), (service), (team), (repository), (env), (origin))
    ), identities as (
      select repository, sha, bool_or(origin = 'human') as human, bool_or(origin = 'ai_assisted') as ai_assisted,
        bool_or(origin = 'bot') as bot, bool_or(origin = 'unknown') as unknown
      from commits group by repository, sha
    ), identified as (
      select count(*) as total, count(*) filter (where human or ai_assisted or bot) as known,
        count(*) filter (where human) as human, count(*) filter (where ai_assisted) as ai_assisted,
        count(*) filter (where bot) as bot, count(*) filter (where unknown) as unknown
      from identities
    ), shares as materialized (
      select deployment_id, change_failure as failed, recovery_seconds, remediation_type, origin, tool,
        count(*)::double precision / sum(count(*)) over (partition by deployment_id)::double precision as share
      from commits where change_failure is not null and origin <> 'unknown'
      group by deployment_id, change_failure, recovery_seconds, remediation_type, origin, tool
    ), weights as (
      select origin, sum(share) as weight, sum(share) filter (where failed) as failed_weight,
        sum(share) filter (where failed and remediation_type = 'rollback') as rollback_weight
      from shares group by origin
    ), recoveries as (
      -- 1e-9: sums of shares such as 1/3 must not miss the half by rounding.
      select origin, min(recovery_seconds) filter (where below >= total / 2 - 1e-9) as p50
      from (select origin, recovery_seconds, sum(share) over (partition by origin) as total,
              sum(share) over (partition by origin order by recovery_seconds) as below
            from shares where failed and recovery_seconds is not null) cumulated
      group by origin
    ), tools as (
      select c.tool, c.commits, w.weight, w.failed_weight
      from (select tool, count(*) as commits
            from (select distinct tool, repository, sha from commits
                  where origin = 'ai_assisted' and tool is not null) d
            group by tool) c
      left join (select tool, sum(share) as weight, sum(share) filter (where failed) as failed_weight
                 from shares where origin = 'ai_assisted' group by tool) w on w.tool = c.tool
    ), exposure as (
      select count(*) filter (where ai) as with_n, count(*) filter (where ai and failed) as with_failed,
        count(*) filter (where not ai) as without_n, count(*) filter (where not ai and failed) as without_failed
      from (select failed, bool_or(origin = 'ai_assisted') as ai from shares group by deployment_id, failed) d
    ), conditions as (
      select metrics.explain_comparison(i.known, i.total, e.with_failed + e.without_failed,
        array(select w.origin from weights w order by w.origin)) as reasons
      from identified i, exposure e
    )
    select
      array(select row('total', null, t.n, t.excluded, t.lead, t.stages, t.stage_ns)::metrics.lead_measure
              from totals t
            union all select row(p.dimension, p.key, p.n, null, p.lead, null, null)::metrics.lead_measure
              from parts p),
      case when p_detailed then (select jsonb_build_object(
      'coverage', i.known::double precision / nullif(i.total, 0),
      'commits', jsonb_build_object('known', i.known, 'total', i.total),
      'comparable', c.reasons = '[]', 'reasons', c.reasons,
      'origins', (
        select jsonb_agg(metrics.format_rate(w.failed_weight, w.weight) || jsonb_build_object('origin', o.origin,
          'weight', coalesce(w.weight, 0), 'failedWeight', coalesce(w.failed_weight, 0),
          'rollbackRate', coalesce(w.rollback_weight, 0) / nullif(w.failed_weight, 0),
          'commits', o.commits, 'leadTimeP50', l.lead[1], 'leadTimeP90', l.lead[3], 'recoveryP50', r.p50) order by o.place)
        from (values (1, 'human', i.human), (2, 'ai_assisted', i.ai_assisted), (3, 'bot', i.bot),
                     (4, 'unknown', i.unknown)) as o (place, origin, commits)
        left join weights w on w.origin = o.origin
        left join parts l on l.dimension = 'origin' and l.key = o.origin
        left join recoveries r on r.origin = o.origin),
      'exposure', jsonb_build_object(
        'withAi', metrics.format_rate(e.with_failed, e.with_n) || jsonb_build_object('n', e.with_n, 'failed', e.with_failed),
        'withoutAi', metrics.format_rate(e.without_failed, e.without_n)
          || jsonb_build_object('n', e.without_n, 'failed', e.without_failed)),
      'tools', (
        select coalesce(jsonb_agg(metrics.format_rate(t.failed_weight, t.weight) || jsonb_build_object('tool', t.tool,
          'weight', coalesce(t.weight, 0), 'failedWeight', coalesce(t.failed_weight, 0), 'commits', t.commits)
          order by round(coalesce(t.weight, 0)::numeric, 9) desc, t.tool collate "C"), '[]')
        from tools t))
      from identified i, exposure e, conditions c) end
  $$;
comment on function metrics.measure_commits is 'Lead time: percentiles of the lead times of counted commits, linear interpolation; stages: median of each stage that Datadog gave, over the same commits. Share: an evaluated deployment counts as 1, split over the origins of its distinct commits of known origin. weight: sum of shares; failedWeight: over failed deployments; cfr: failedWeight / weight. exposure: evaluated deployments with and without an AI-assisted commit among known ones. rollbackRate: share of failedWeight rolled back. recoveryP50: weighted median of recovery_time, the smallest value at which the cumulated share reaches half. Lead times: counted commits by their origin. commits: distinct by repository and sha over the whole population; coverage: known of all. tools: the same within ai_assisted, for commits whose tool is known.';
grant execute on function metrics.measure_commits to authenticated, service_role;
