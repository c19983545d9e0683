-- What commits tell: lead times, and how deployments fail by who wrote their commits. Systems, not people: nothing
-- here knows an author.

create function metrics.format_rate(p_failed double precision, p_n double precision) returns jsonb
  language sql immutable
  as $$
    select jsonb_build_object('cfr', coalesce(p_failed, 0) / nullif(p_n, 0), 'low', i.ends[1], 'high', i.ends[2])
    from metrics.find_interval(coalesce(p_failed, 0), p_n) as i (ends)
  $$;
comment on function metrics.format_rate is 'Change failure rate of deployments or of a sum of their shares: failed / n, with the 95 % Wilson interval at n; nulls when n is 0.';
grant execute on function metrics.format_rate to authenticated, service_role;

create function metrics.explain_comparison(p_known bigint, p_total bigint, p_marked bigint, p_failed bigint, p_origins text[])
  returns jsonb
  language sql immutable
  as $$
    select coalesce(jsonb_agg(r.reason order by r.place) filter (where r.unmet), '[]')
    from (values
      (1, p_total = 0, jsonb_build_object('code', 'no_commits')),
      (1, p_total > 0 and p_known < 0.5 * p_total, jsonb_build_object('code', 'low_coverage', 'known', p_known,
        'total', p_total, 'percent', floor(100.0 * p_known / nullif(p_total, 0)))),
      (2, p_failed < 10, jsonb_build_object('code', 'few_failures', 'failed', p_failed)),
      (3, cardinality(p_origins) = 0, jsonb_build_object('code', 'no_origin')),
      (3, cardinality(p_origins) = 1, jsonb_build_object('code', 'one_origin', 'origin', p_origins[1])),
      (4, p_total > 0 and p_marked = 0, jsonb_build_object('code', 'no_marks', 'commits', p_total))
    ) as r (place, unmet, reason)
  $$;
comment on function metrics.explain_comparison is 'Why origins cannot be compared, each condition that is not met as {code, …numbers}; none when they can: at least 50 % of the commits known, 10 failed deployments with a known commit, two origins, a tool''s mark on any commit.';
grant execute on function metrics.explain_comparison to authenticated, service_role;

create type metrics.listing as (
  no bigint, cell uuid, day date, commit_id uuid, origin text, tool text, lead double precision,
  time_to_pr_ready double precision, review_time double precision, merge_time double precision,
  time_to_deploy double precision, deploy_time double precision, counted boolean, excluded boolean, redelivered boolean
);
comment on type metrics.listing is 'A commit in one deployment of the population. counted: its change (service, sha) counts here, once ever. excluded: its change has negative times only, and is told here. redelivered: its change had been delivered before.';

create function metrics.select_listings(p_scope metrics.scope) returns setof metrics.listing
  language sql stable rows 20000
  as $$
    with population as materialized (
      select d.no, d.cell, d.day from metrics.select_deployments(p_scope) d
    )
    select d.no, d.cell, d.day, c.commit_id, c.origin, c.tool, c.lead, c.time_to_pr_ready, c.review_time, c.merge_time,
      c.time_to_deploy, c.deploy_time, t.takes and c.lead >= 0 and not b.before,
      t.takes and c.lead < 0 and case when (p_scope).envs is null then c.ousted is null
        else not coalesce(c.ousted && (p_scope).envs, false) end, t.takes and b.before
    -- One walk through the index with all the numbers: a look-up for each deployment takes three times as long, and
    -- any other plan reads all commits that there are.
    from public.deployment_commits c join population d on d.no = c.deployment_no
    cross join lateral (select not ((p_scope).without_bots and c.origin = 'bot') as takes) t
    cross join lateral (select case when (p_scope).envs is null then c.earlier is not null
      else coalesce(c.earlier && (p_scope).envs, false) end as before) b
    where c.deployment_no = any (array(select p.no from population p))
  $$;
comment on function metrics.select_listings is 'The commits of the population. A change, a commit (sha) that reaches a service, counts once ever: at its first deployment to the selected environments that gives a usable lead time (0 or more), over everything held; excluded are changes with negative times and no usable one. Which these are, the columns earlier and ousted of public.deployment_commits say.';
grant execute on function metrics.select_listings to authenticated, service_role;

create type metrics.lead_measure as (
  dimension text, key text, n bigint, excluded bigint, redelivered bigint, leads double precision[],
  stages double precision[], stage_ns bigint[]
);
comment on type metrics.lead_measure is 'Changes counted in one part of a window, their sorted lead times in seconds (of a part: p50 and p90 alone), and median and count of each stage in the order of private.stages().';

create type metrics.commit_measure as (leads metrics.lead_measure[], by_origin jsonb);
comment on type metrics.commit_measure is 'What the commits of a window tell.';

-- One function, since every number below reads the same commits, and reading them is what costs. What no part asks for
-- is not computed: the database works a query out when something reads it.
create function metrics.measure_commits(p_scope metrics.scope, p_parts text[]) returns metrics.commit_measure
  language sql stable
  as $$
    with listings as materialized (
      select * from metrics.select_listings(p_scope)
    ), keys as materialized (
      select k.* from metrics.keys_of((p_scope).cells) k
    ), totals as (
      select count(*) filter (where counted) as n, count(*) filter (where excluded) as excluded,
        count(*) filter (where redelivered) as redelivered,
        array_agg(lead order by lead) filter (where counted) as leads,
        array[percentile_cont(0.5) within group (order by time_to_pr_ready) filter (where counted),
          percentile_cont(0.5) within group (order by review_time) filter (where counted),
          percentile_cont(0.5) within group (order by merge_time) filter (where counted),
          percentile_cont(0.5) within group (order by time_to_deploy) filter (where counted),
          percentile_cont(0.5) within group (order by deploy_time) filter (where counted)] as stages,
        array[count(time_to_pr_ready) filter (where counted), count(review_time) filter (where counted),
          count(merge_time) filter (where counted), count(time_to_deploy) filter (where counted),
          count(deploy_time) filter (where counted)] as stage_ns
      from listings
    ), counted as materialized (
      select l.day, l.origin, l.lead, k.service, k.team, k.repository, k.env
      from listings l join keys k on k.cell = l.cell where l.counted
    ), buckets as (
      select metrics.bucket_of(p_scope, c.day)::text as key, count(*) as n,
        array[percentile_cont(0.5) within group (order by c.lead)] as leads
      from counted c group by 1
    ), parts as (
      select case when grouping(service) = 0 then 'service' when grouping(team) = 0 then 'team'
          when grouping(repository) = 0 then 'repository' else 'env' end as dimension,
        coalesce(service, team, repository, env) as key, count(*) as n,
        array[percentile_cont(0.5) within group (order by lead)] as leads
      from counted group by grouping sets ((service), (team), (repository), (env))
    ), by_origin as (
      select origin, percentile_cont(array[0.5, 0.9]) within group (order by lead) as lead from counted group by origin
    ), identities as materialized (
      select l.commit_id, k.repository, l.origin, l.tool
      from listings l join keys k on k.cell = l.cell group by l.commit_id, k.repository, l.origin, l.tool
    ), identified as (
      select count(*) as total, count(*) filter (where origin <> 'unknown') as known,
        count(*) filter (where origin = 'human') as human, count(*) filter (where origin = 'ai_assisted') as ai_assisted,
        count(*) filter (where origin = 'bot') as bot, count(*) filter (where origin = 'unknown') as unknown
      from identities
    ), marked as (
      select coalesce(jsonb_agg(jsonb_build_object('repository', r.repository, 'commits', r.commits, 'marked', r.marked)
        order by r.commits desc, r.repository collate "C"), '[]') as repositories
      from (select repository, count(*) as commits, count(*) filter (where origin = 'ai_assisted') as marked
            from identities group by repository having count(*) >= 30) r
    ), judged as materialized (
      select d.no, d.verdict as failed, d.recovery, d.repair, d.ai_assisted > 0 as ai,
        (d.human + d.ai_assisted + d.bot)::double precision as known, d.human, d.ai_assisted, d.bot
      from metrics.select_deployments(p_scope) d
      where d.verdict is not null and d.human + d.ai_assisted + d.bot > 0
    ), shares as materialized (
      select j.failed, j.recovery, j.repair, o.origin, o.commits / j.known as share
      from judged j cross join lateral (values ('human', j.human), ('ai_assisted', j.ai_assisted), ('bot', j.bot))
        as o (origin, commits)
      where o.commits > 0
      offset 0
    ), weights as (
      select origin, sum(share) as weight, sum(share) filter (where failed) as failed_weight,
        sum(share) filter (where failed and repair = 'rollback') as rollback_weight
      from shares group by origin
    ), recoveries as (
      -- 1e-9: sums of shares such as 1/3 must not miss the half by rounding.
      select origin, min(recovery) filter (where below >= total / 2 - 1e-9) as p50
      from (select origin, recovery, sum(share) over (partition by origin) as total,
              sum(share) over (partition by origin order by recovery) as below
            from shares where failed and recovery is not null) cumulated
      group by origin
    ), tools as (
      select c.tool, c.commits, w.weight, w.failed_weight
      from (select tool, count(*) as commits from identities where origin = 'ai_assisted' and tool is not null
            group by tool) c
      left join (
        select l.tool, sum(l.commits / j.known) as weight, sum(l.commits / j.known) filter (where j.failed) as failed_weight
        from (select no, tool, count(*) as commits from listings
              where origin = 'ai_assisted' and tool is not null group by no, tool) l
        join judged j on j.no = l.no group by l.tool) w on w.tool = c.tool
    ), exposure as (
      select count(*) filter (where ai) as with_n, count(*) filter (where ai and failed) as with_failed,
        count(*) filter (where not ai) as without_n, count(*) filter (where not ai and failed) as without_failed
      from judged
    ), conditions as (
      select metrics.explain_comparison(i.known, i.total, i.ai_assisted, e.with_failed + e.without_failed,
        array(select w.origin from weights w order by w.origin)) as reasons
      from identified i, exposure e
    )
    select
      array(select row('total', null, t.n, t.excluded, t.redelivered, t.leads, t.stages, t.stage_ns)::metrics.lead_measure
              from totals t where 'figures' = any (p_parts)
            union all select row('bucket', b.key, b.n, null, null, b.leads, null, null)::metrics.lead_measure
              from buckets b where 'series' = any (p_parts)
            union all select row(p.dimension, p.key, p.n, null, null, p.leads, null, null)::metrics.lead_measure
              from parts p where 'breakdown' = any (p_parts)),
      case when 'byOrigin' = any (p_parts) then (select jsonb_build_object(
      'coverage', i.known::double precision / nullif(i.total, 0),
      'commits', jsonb_build_object('known', i.known, 'total', i.total),
      'comparable', c.reasons = '[]', 'reasons', c.reasons,
      'marks', jsonb_build_object('commits', i.ai_assisted, 'repositories', (select m.repositories from marked m)),
      'origins', (
        select jsonb_agg(metrics.format_rate(w.failed_weight, w.weight) || jsonb_build_object('origin', o.origin,
          'weight', coalesce(w.weight, 0), 'failedWeight', coalesce(w.failed_weight, 0),
          'rollbackRate', coalesce(w.rollback_weight, 0) / nullif(w.failed_weight, 0),
          'commits', o.commits, 'leadTimeP50', l.lead[1], 'leadTimeP90', l.lead[2], 'recoveryP50', r.p50) order by o.place)
        from (values (1, 'human', i.human), (2, 'ai_assisted', i.ai_assisted), (3, 'bot', i.bot),
                     (4, 'unknown', i.unknown)) as o (place, origin, commits)
        left join weights w on w.origin = o.origin
        left join by_origin l on l.origin = o.origin
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
comment on function metrics.measure_commits is 'Lead time: percentiles of the lead times of counted changes, linear interpolation; stages: median of each stage that Datadog gave, over the same changes. Share: an evaluated deployment counts as 1, split over the origins of its distinct commits of known origin. weight: sum of shares; failedWeight: over failed deployments; cfr: failedWeight / weight. exposure: evaluated deployments with and without an AI-assisted commit among known ones. rollbackRate: share of failedWeight rolled back. recoveryP50: weighted median of recovery, the smallest value at which the cumulated share reaches half. commits: distinct by repository and sha over the whole population; coverage: known of all. marks: those with a tool''s, and of each repository with 30 commits. tools: the same as origins within ai_assisted, for commits whose tool is known.';
grant execute on function metrics.measure_commits to authenticated, service_role;
